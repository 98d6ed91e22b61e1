import { z } from "zod";
import { type Branch, defineAction } from "#engine/process.ts";
import { countOf } from "#engine/case.ts";
import { answerWords } from "../fields.ts";
import { lawfulRoutes } from "../grounds.ts";
import { everyParty, theSupervisor } from "../hands.ts";
import { keysOf } from "../kinds.ts";
import { byAnotherThan } from "../rules.ts";

/** After a number of disputes set by policy the desk no longer decides. */
export const toReview = {
  to: "reviewing",
  when: { zh: "超过规定次数，由他人复核", en: "more often than policy lets the desk decide" },
  holds: ({ before, process }) =>
    countOf(before, "disputes") >= (process.numbers["disputesMost"] ?? Infinity),
} as const satisfies Branch;

/** Where a dispute goes: to the desk, and after a number set by policy to a review by others. */
export const afterDispute: readonly Branch[] = [toReview, { to: "disputed" }];

const handled = ["solveOnTheSpot", "reportResult", "draftAnswer", "signOff", "passCheck", "failCheck"];

/** 研判销号: after a review by others, with a reasoned answer and the lawful route told. Counted apart. */
export const closeAfterReview = defineAction({
  does: { zh: "研判销号", en: "Close after review" },
  event: "closed-after-review",
  by: [theSupervisor],
  from: ["reviewing"],
  to: "closedAfterReview",
  input: z.object({ words: answerWords, route: z.enum(keysOf(lawfulRoutes)) }),
  sealed: ["words"],
  releases: "all",
  provided: [byAnotherThan("reviewer-handled-it", ...handled)],
  seenBy: everyParty,
});
