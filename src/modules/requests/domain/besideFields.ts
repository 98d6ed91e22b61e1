import { z } from "zod";
import { instant, words } from "./caseView.ts";
import { caseLine } from "./listLines.ts";

/** Beside which a case is looked at: what the same person asked, what was asked at the same place. */
export const historySides = ["reporter", "place"] as const;

/** One line of the history beside a case. */
export const historyLine = caseLine.extend({
  holder: z.array(words).describe("Who has it in hand; empty once it is closed"),
});

/** One line of the history beside a case. */
export type HistoryLine = z.output<typeof historyLine>;

/** The name of an action, as a screen says what is being written. */
export const writtenAction = z.string().regex(/^[a-zA-Z]{1,40}$/);

/** Somebody else who has a case open. */
export const presentPerson = z.object({
  name: z.string().optional().describe("Told to staff with a part in the case"),
  body: words,
  writing: z.boolean(),
  act: words.optional().describe("What they write, where the one who asks may read of it"),
  since: instant,
});

/** Somebody else who has a case open. */
export type PresentPerson = z.output<typeof presentPerson>;

/** One of the cases that a caller reported before. */
export const callerLine = historyLine.extend({
  urge: z
    .object({ blocked: words.optional().describe("Why not just now") })
    .optional()
    .describe("Absent where it can no longer be urged, or not by the one who asks"),
  urgings: z.int(),
});

/** One of the cases that a caller reported before. */
export type CallerLine = z.output<typeof callerLine>;
