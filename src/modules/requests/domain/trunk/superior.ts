import { shift } from "#engine/instant.ts";
import { defineAction, type Effect } from "#engine/process.ts";
import { refuse } from "#engine/refusal.ts";
import { moveEnd } from "#engine/runClocks.ts";
import { z } from "zod";
import { noteWords } from "../fields.ts";
import { everyParty, theSuperior } from "../hands.ts";
import { superiorDaysMost, superiorNumberField, superiorOf } from "../superior.ts";
import { dropEveryAsk } from "./asking.ts";

const dayMillis = 86_400_000;

/** Whether a limit that a superior platform sets can be kept at all. */
export function refuseLimit(dueAt: string, now: string) {
  if (dueAt <= now) return refuse("superior-limit-over", { dueAt });
  return dueAt > shift(now, superiorDaysMost * dayMillis)
    ? refuse("superior-limit-too-far", { days: superiorDaysMost })
    : undefined;
}

/** The number that the message has with the superior platform. */
const message = superiorNumberField;

const setLimit: Effect<{ dueAt: string }> = {
  apply(draft, context) {
    const { before, input, now } = context;
    const refusal = refuseLimit(input.dueAt, now);
    if (refusal) return refusal;
    draft.setFact("superior", { ...superiorOf(before), dueAt: input.dueAt });
    moveEnd(draft, context, "whole", input.dueAt);
    return undefined;
  },
};

/** What the superior platform may still say of an order it sent. */
export function superiorsWord(beforeAnAnswer: readonly string[], open: readonly string[]) {
  return {
    superiorUrge: defineAction({
      does: { zh: "上级平台催单", en: "Urged by the superior platform" },
      event: "superior-urged",
      by: [theSuperior],
      from: beforeAnAnswer,
      input: z.object({ message, words: noteWords.optional() }),
      sealed: ["words"],
      effects: [
        {
          apply(draft) {
            draft.count("urgings");
            return undefined;
          },
        },
      ],
      seenBy: everyParty,
    }),
    superiorSupplement: defineAction({
      does: { zh: "上级平台补充", en: "Added by the superior platform" },
      event: "superior-supplemented",
      by: [theSuperior],
      from: open,
      input: z.object({ message, words: noteWords }),
      sealed: ["words"],
      seenBy: everyParty,
    }),
    /** It ends here, since whoever sent it takes it back: no word of the reporter, and not counted as one. */
    superiorWithdraw: defineAction({
      does: { zh: "上级平台撤回", en: "Taken back by the superior platform" },
      event: "superior-withdrew",
      by: [theSuperior],
      from: open,
      to: "recalled",
      input: z.object({ message, words: noteWords }),
      sealed: ["words"],
      releases: "all",
      effects: [dropEveryAsk],
      seenBy: everyParty,
    }),
    /** Only whoever set the limit of an order moves it. */
    superiorSetLimit: defineAction({
      does: { zh: "上级平台调整时限", en: "Limit changed by the superior platform" },
      event: "superior-limit-set",
      by: [theSuperior],
      from: open,
      input: z.object({ message, dueAt: z.iso.datetime(), words: noteWords.optional() }),
      sealed: ["words"],
      effects: [setLimit],
      seenBy: everyParty,
    }),
  };
}
