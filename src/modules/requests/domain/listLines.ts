import { z } from "zod";
import { caseId, instant, words } from "./caseView.ts";
import { filterNameField, keptConditions } from "./listConditions.ts";
import { countedMost, lists, savedFiltersMost } from "./listTerms.ts";

/** Where a list goes on. */
export const cursorField = z.string().max(200).optional();
/** How many lines a page has. */
export const limitField = z.coerce.number().int().min(1).max(100).default(30);

/** One line of a list of cases. */
export const caseLine = z.object({
  id: caseId,
  number: z.string(),
  process: z.string(),
  kind: z.string(),
  urgency: z.string(),
  state: z.object({ id: z.string(), name: words, closed: z.boolean() }),
  openedAt: instant,
  closedAt: instant.optional(),
  dueAt: instant.optional(),
  summary: z.string().optional().describe("The first words of the request"),
  matter: words.optional().describe("Where the matter lies"),
  lead: words.optional(),
});

/** One line of what a search found. */
export const foundLine = caseLine.extend({
  found: z
    .array(z.object({ text: z.string(), hit: z.boolean() }))
    .optional()
    .describe("The words around what was searched for, in pieces; absent where the number was searched for"),
});

/** One line of what a search found. */
export type FoundLine = z.output<typeof foundLine>;

/** One line of a list of cases. */
export type CaseLine = z.output<typeof caseLine>;

/** One line of a queue: a duty, and the case it belongs to. */
export const queueLine = caseLine.extend({
  step: z.object({ id: z.string(), name: words }).describe("What is to be done"),
  taskId: z.int().optional(),
  clock: words.optional(),
  urgings: z.int(),
});

/** One line of a queue. */
export type QueueLine = z.output<typeof queueLine>;

/** A page of a list. */
export function page<Line extends z.ZodType>(line: Line) {
  return z.object({
    lines: z.array(line),
    next: z.string().optional().describe("Cursor of the following page"),
  });
}

/** How many a list shows. */
export const countOfList = z.object({
  count: z.int().min(0).max(countedMost),
  more: z.boolean().describe("There may be more than were counted"),
});

/** How many a list shows. */
export type CountView = z.output<typeof countOfList>;

/** A filter that somebody keeps. */
export const savedFilter = z.object({
  id: z.uuid(),
  list: z.enum(lists),
  name: filterNameField,
  conditions: keptConditions,
  isDefault: z.boolean().describe("The list opens with it"),
});

/** A filter that somebody keeps. */
export type SavedFilterView = z.output<typeof savedFilter>;

/** All that somebody keeps in a post. */
export const savedFilters = z.object({ filters: z.array(savedFilter).max(savedFiltersMost) });
