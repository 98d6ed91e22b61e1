import { z } from "zod";
import { measures } from "./appealGrounds.ts";
import { bodyIdField } from "./fields.ts";
import { keysOf } from "./kinds.ts";

const ratio = z.object({ numerator: z.int(), denominator: z.int() });

/** Of which closed cases figures are asked for. */
export const figuresAsked = z.object({
  from: z.iso.date().describe("The first day on which they closed"),
  to: z.iso.date().describe("The last day, in it; a year at most"),
  bodyId: bodyIdField.optional().describe("Whoever led lies at or below it; absent: my post's body"),
});

/** Figures of closed cases: each with all of them, and beside it with excluded ones left out. */
export const figuresShown = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  bodyId: z.string(),
  cases: z.int().describe("Closed after an answer"),
  measures: z.array(
    z
      .object({
        measure: z.enum(keysOf(measures)),
        all: ratio,
        withoutExcluded: ratio,
        excluded: z.int().describe("How many cases make the difference"),
      })
      .describe(
        "timeliness: limits kept, of those measured; resolution, satisfaction: of the reporters' words on it; return: never sent back, of all",
      ),
  ),
  heard: ratio.describe("With the reporter's word, of all"),
  reopened: ratio.describe("Disputed or re-handled, of all"),
});
