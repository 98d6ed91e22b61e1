import { z } from "zod";
import { instant } from "./caseView.ts";

const ratio = z.object({ numerator: z.int(), denominator: z.int() });

const bodyLoad = z.object({
  bodyId: z.string(),
  open: z
    .int()
    .describe("Its parts in open cases, as lead or co-handler; what it handed down is still its own"),
  overdue: z.int(),
  soon: z.int().describe("Due within a day"),
  answered: z.int().describe("Answered in the last days"),
  returned: z.int().describe("Returned with the return upheld, in the last days"),
  inTime: ratio
    .optional()
    .describe("Of those answered with a limit that was measured; absent where they are too few for a share"),
  returnedShare: ratio
    .optional()
    .describe("Of those answered or returned; absent where they are too few for a share"),
});

/** The loads of bodies; who is missing has nothing open and ended nothing. */
export const bodyLoads = z.object({
  loads: z.array(bodyLoad),
  withinId: z.string().describe("Bodies here and below are told of, no others"),
  days: z.int().describe("How many days back what ended is counted"),
  at: instant.describe("As of when; kept for some seconds"),
});

/** The loads of bodies. */
export type BodyLoads = z.output<typeof bodyLoads>;
