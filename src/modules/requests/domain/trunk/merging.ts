import { z } from "zod";
import { type Case, factText } from "#engine/case.ts";
import { isOpen } from "#engine/invariants.ts";
import { type Condition, defineAction, type Effect } from "#engine/process.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { bodyIdField, reasonWords, sharedWords } from "../fields.ts";
import { answerOutcomes, mainNews } from "../grounds.ts";
import { deskDispatcher, everyParty, staff, theMain } from "../hands.ts";
import { keysOf } from "../kinds.ts";
import { caseNumberField, idsIn, otherIdField } from "../otherCase.ts";
import { endsInTimeFor } from "../superior.ts";

/**
 * Whether a case may be merged into another: one process, nobody comes to read what is about themselves, and an order
 * still has its answer inside its superior platform's limit.
 */
export function refuseMerger(follower: Case, main: Case): Refusal | undefined {
  if (follower.id === main.id) return refuse("other-case-same");
  if (follower.processId !== main.processId) return refuse("other-case-differs");
  const about = new Set(follower.aboutIds);
  const alike = about.size === main.aboutIds.length && main.aboutIds.every((bodyId) => about.has(bodyId));
  if (!alike) return refuse("other-case-about");
  return endsInTimeFor(follower, main) ? undefined : refuse("order-cannot-wait");
}

/** What a supervisor or a leader ordered is answered where it was ordered, and falls away with no merger. */
const noPaperOpen: Condition = {
  otherwise: "papers-open",
  holds: ({ before }) => !before.tasks.some(({ state }) => state === "order-open" || state === "note-open"),
};

/** Its own bodies are done with it; the one that leads the main case works for its reporter too. */
const relieveAll: Effect = {
  apply(draft, { process }) {
    for (const task of draft.tasks)
      if (isOpen(process, task.state))
        draft.setTask({ ...task, state: task.role === "side" ? "dropped" : "released" });
    return undefined;
  },
};

/** 并单: the same matter as another case, and handled there. Its reporter keeps number, limit and the last word. */
export const merge = (from: readonly string[]) =>
  defineAction({
    does: { zh: "并入另一件诉求", en: "Merge into another case" },
    event: "merged",
    by: [deskDispatcher],
    from,
    to: "merged",
    input: z.object({ number: caseNumberField, otherId: otherIdField, reason: reasonWords }),
    sealed: ["reason"],
    fieldsFor: { reason: staff, number: staff, otherId: staff },
    releases: "all",
    provided: [noPaperOpen],
    effects: [
      relieveAll,
      {
        apply(draft, { input }) {
          draft.setFact("mergedInto", input.otherId);
          return undefined;
        },
      },
    ],
    seenBy: everyParty,
  });

/** 并单的主件: another case was merged into this one. */
export const join = (from: readonly string[]) =>
  defineAction({
    does: { zh: "另一件诉求并入本件", en: "Another case was merged into this one" },
    event: "joined",
    by: [deskDispatcher],
    follows: true,
    from,
    input: z.object({ number: caseNumberField, otherId: otherIdField }),
    effects: [
      {
        apply(draft, { before, input }) {
          draft.setFact("merged", [...new Set([...idsIn(before, "merged"), input.otherId])]);
          return undefined;
        },
      },
    ],
    seenBy: staff,
  });

const mergedThere: Condition<{ mainId: string }> = {
  otherwise: "merged-elsewhere",
  readsInput: true,
  holds: ({ before, input }) => factText(before, "mergedInto") === input.mainId,
};

const leaveTheMain: Effect = {
  apply(draft) {
    draft.setFact("mergedInto", null);
    return undefined;
  },
};

/** 撤销并单: not the same matter after all; dispatched on its own, inside its own limit. */
export const separate = (to: string) =>
  defineAction({
    does: { zh: "撤销并单，单独办理", en: "Separate: handle it by itself" },
    event: "separated",
    by: [deskDispatcher],
    from: ["merged"],
    to,
    input: z.object({ reason: reasonWords }),
    sealed: ["reason"],
    fieldsFor: { reason: staff },
    effects: [leaveTheMain],
    seenBy: everyParty,
  });

/** 主件已答复: the main case was answered, so each of those merged into it is, and each is asked in turn. */
export const shareAnswer = defineAction({
  does: { zh: "随主件答复", en: "Answered with the main case" },
  event: "answer-shared",
  by: [theMain],
  follows: true,
  from: ["merged"],
  to: "callback",
  input: z.object({
    mainId: z.string(),
    words: sharedWords,
    outcome: z.enum(keysOf(answerOutcomes)).optional(),
    bodyId: bodyIdField.optional(),
  }),
  sealed: ["words"],
  provided: [mergedThere],
  effects: [
    leaveTheMain,
    {
      apply(draft, { input }) {
        draft.setFact("answeredWith", input.mainId);
        return undefined;
      },
    },
  ],
  seenBy: everyParty,
});

/** 主件的进展: whatever its reporter is told on the way, the others are told too; each keeps its own limit. */
export const hearOfMain = defineAction({
  does: { zh: "告知主件进展", en: "Told how the main case goes" },
  event: "main-heard-of",
  by: [theMain],
  follows: true,
  from: ["merged"],
  input: z.object({
    mainId: z.string(),
    news: z.enum(keysOf(mainNews)),
    until: z.iso.datetime().optional(),
    words: sharedWords.optional(),
  }),
  sealed: ["words"],
  provided: [mergedThere],
  seenBy: everyParty,
});

/** 主件未经答复而结: what was merged into it is not closed with it, and goes back to the desk. */
export const goOnAlone = (to: string) =>
  defineAction({
    does: { zh: "主件已另行了结，退回单独办理", en: "The main case ended otherwise: on by itself" },
    event: "left-alone",
    by: [theMain],
    follows: true,
    from: ["merged"],
    to,
    input: z.object({ mainId: z.string() }),
    provided: [mergedThere],
    effects: [leaveTheMain],
    seenBy: everyParty,
  });
