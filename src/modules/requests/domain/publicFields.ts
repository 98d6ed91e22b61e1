import { z } from "zod";
import { instant, words } from "./caseView.ts";
import { bodyIdField, kindField } from "./fields.ts";
import { periods } from "./periods.ts";
import { requestProcessIds } from "./processes.ts";

const stateOf = z.object({ id: z.string(), name: words, closed: z.boolean() });

// PostgreSQL knows no year 0, and nothing was reported before there was a hotline.
const day = z.iso.date().refine((date) => date >= "2000-01-01" && date < "2100-01-01");

/** What the public list is narrowed by. */
export const publicFilters = z.object({
  matterId: bodyIdField
    .optional()
    .describe("A county, or a township, street or park: what lies there or is dispatched from there"),
  kind: kindField.optional(),
  open: z.stringbool().optional().describe("true: being handled; false: ended"),
  process: z.enum(requestProcessIds).optional(),
  from: day.optional().describe("The first day on which it was reported, in Beijing time"),
  to: day.optional().describe("The last day, in it"),
});

/** What the public list is narrowed by. */
export type PublicFilters = z.output<typeof publicFilters>;

/** What the map's counts are narrowed by: the same, but for the place, and by days up to today. */
export const placeFilters = publicFilters.pick({ kind: true, open: true, process: true }).extend({
  days: z.coerce
    .number()
    .pipe(z.literal(periods))
    .optional()
    .describe("Reported within so many days up to today, in Beijing time"),
});

/** What the map's counts are narrowed by. */
export type PlaceFilters = z.output<typeof placeFilters>;

/** How many public cases lie where. */
export const publicPlaces = z.object({
  places: z
    .array(z.object({ placeId: bodyIdField, cases: z.int() }))
    .describe("Counties, and townships, streets or parks, as the public list is narrowed to them"),
  total: z.int().describe("In the whole prefecture; a case may stand under several places, or none"),
  countedAt: instant.describe("As of when"),
});

/** How many public cases lie where. */
export type PublicPlaces = z.output<typeof publicPlaces>;

/** What may be known of a report before it is sent, to show cases that may be the same; no words. */
export const alikeAsked = z.object({
  placeId: bodyIdField.describe("Where it lies; what is narrower than a township counts as that"),
  kind: kindField,
});

/** One line of the public list: facts, without words, names or ids. */
export const publicLine = z.object({
  number: z.string(),
  process: z.string(),
  kind: z.string(),
  state: stateOf,
  openedAt: instant,
  closedAt: instant.optional(),
  matter: words.optional().describe("The township, street, park or county where it lies; nothing narrower"),
  lead: words.optional(),
});

/** One line of the public list. */
export type PublicLine = z.output<typeof publicLine>;

/** A case as anybody may see it. */
export const publicCase = publicLine.extend({
  processName: words,
  kindName: words,
  inCharge: words
    .optional()
    .describe("The body that leads, or whose turn it is; at the end, who led or settled it"),
  dueAt: instant.optional().describe("Until when it is to be answered in all, while that time runs"),
  inTime: z.boolean().optional().describe("Whether the limit in all was kept; absent while it may still be"),
  steps: z
    .array(z.object({ at: instant, state: z.object({ id: z.string(), name: words }) }))
    .describe("When it came into each state"),
});

/** A case as anybody may see it. */
export type PublicCase = z.output<typeof publicCase>;

const ratio = z.object({ numerator: z.int(), denominator: z.int() });

/** What the front page tells: what ended last near a place, and how it goes in the whole prefecture. */
export const publicOverview = z.object({
  place: words
    .optional()
    .describe("Where they ended: the place asked for, or the next wider one; absent: anywhere"),
  recent: z.array(publicLine).describe("What ended with an answer, the last first"),
  recentAt: instant.describe("As of when"),
  figures: z
    .object({
      reported: z.int().optional(),
      ended: z.int().optional().describe("Ended with an answer"),
      confirmed: ratio.optional().describe("By the reporter's own word, of those that ended"),
      inTime: ratio.optional().describe("Within the limit in all, of those whose limit was measured"),
    })
    .describe("Of the public cases of the last days; none of fewer than ten"),
  figuresAt: instant.describe("As of when"),
  days: z.int(),
});

/** What the front page tells. */
export type PublicOverview = z.output<typeof publicOverview>;
