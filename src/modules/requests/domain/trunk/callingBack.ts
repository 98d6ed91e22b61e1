import { z } from "zod";
import { countOf } from "#engine/case.ts";
import { toMillis } from "#engine/instant.ts";
import { type Branch, type Condition, defineAction, type Effect } from "#engine/process.ts";
import { filesField, noteWords, reasonWords, shortWords } from "../fields.ts";
import { callbackResults } from "../grounds.ts";
import { deskDispatcher, everyParty, staff, theReporter, theSupervisor, theSystem } from "../hands.ts";
import { keysOf } from "../kinds.ts";
import { backToTheLead, leadWorksAgain } from "../leadWorksAgain.ts";
import { byAnotherThan, notBefore, reporterReachable } from "../rules.ts";
import { dropEveryAsk } from "./asking.ts";
import { dropAppeals } from "./appealing.ts";
import { afterDispute, toReview } from "./disputing.ts";

const handlerActions = ["solveOnTheSpot", "reportResult", "draftAnswer", "signOff", "passCheck"];
const dayMillis = 86_400_000;
const rating = z.int().min(1).max(5);

const callbackInput = z
  .object({
    result: z.enum(keysOf(callbackResults)),
    /** 是否解决 and 是否满意 are two questions, asked apart. */
    solved: z.boolean().optional(),
    satisfied: z.boolean().optional(),
    note: noteWords.optional(),
  })
  .refine(
    (said) => (said.result === "answered") === (said.solved !== undefined && said.satisfied !== undefined),
    {
      path: ["solved"],
    },
  );
type Callback = z.output<typeof callbackInput>;

/** Whether whoever was called says that it is not solved, or that they are not satisfied. */
const objects = ({ result, solved, satisfied }: Callback): boolean =>
  result === "answered" && !(solved === true && satisfied === true);

const noteCallback: Effect<Callback> = {
  apply(draft, { input, now }) {
    draft.setFact("lastCallbackAt", now);
    if (input.result !== "answered") draft.count("callbackAttempts");
    else noteAnswer(draft, input.solved === true, input.satisfied === true);
    // Said over the telephone, it is a dispute like any other.
    if (objects(input)) draft.count("disputes");
    return undefined;
  },
};

function noteAnswer(draft: Parameters<Effect["apply"]>[0], solved: boolean, satisfied: boolean): void {
  draft.setFact("solved", solved);
  draft.setFact("satisfied", satisfied);
}

const afterCallback: readonly Branch<Callback>[] = [
  {
    to: "closed",
    when: { zh: "已解决且满意", en: "solved and satisfied" },
    holds: ({ input }) => input.solved === true && input.satisfied === true,
  },
  {
    ...toReview,
    holds: (context) => objects(context.input) && toReview.holds(context),
  },
  {
    to: "disputed",
    when: { zh: "未解决或不满意", en: "not solved, or not satisfied" },
    holds: ({ input }) => objects(input),
  },
  {
    to: "unconfirmed",
    when: { zh: "达到规定次数仍未联系上", en: "not reached in the set number of attempts" },
    holds: ({ before, process }) =>
      countOf(before, "callbackAttempts") + 1 >= (process.numbers["callbackAttempts"] ?? Infinity),
  },
  {},
];

const afterTheGap = notBefore("called-back-just-now", () => "lastCallbackAt", "callbackGapMinutes");

/** Three calls in a minute are one attempt; one that is answered is no attempt, and the word is taken down at once. */
const aNewAttempt: Condition<Callback> = {
  otherwise: "called-back-just-now",
  readsInput: true,
  holds: (context) => context.input.result === "answered" || afterTheGap.holds(context),
};

/** 回访: somebody else than the handler calls back. */
export const recordCallback = defineAction({
  does: { zh: "回访", en: "Call back" },
  event: "called-back",
  by: [deskDispatcher],
  from: ["callback"],
  to: afterCallback,
  input: callbackInput,
  sealed: ["note"],
  fieldsFor: { note: staff },
  provided: [reporterReachable, byAnotherThan("caller-handled-it", ...handlerActions), aNewAttempt],
  effects: [noteCallback],
  seenBy: everyParty,
});

/** 确认解决: the reporter's word closes the case. */
export const confirm = defineAction({
  does: { zh: "确认已解决", en: "Confirm it is solved" },
  event: "confirmed",
  by: [theReporter],
  from: ["callback", "disputed", "reviewing"],
  to: "closed",
  input: z.object({ satisfied: z.boolean(), rating: rating.optional(), words: shortWords.optional() }),
  sealed: ["words"],
  releases: ["callback", "dispute", "review"],
  effects: [
    {
      apply(draft, { input }) {
        noteAnswer(draft, true, input.satisfied);
        if (input.rating !== undefined) draft.setFact("rating", input.rating);
        return undefined;
      },
    },
  ],
  seenBy: everyParty,
});

/** 提出异议: the reporter says it is not solved; also after nobody reached them, within a set number of days. */
export const dispute = defineAction({
  does: { zh: "没有解决，提出异议", en: "Dispute: it is not solved" },
  event: "disputed",
  by: [theReporter],
  from: ["callback", "unconfirmed"],
  to: afterDispute,
  input: z.object({ reason: reasonWords, files: filesField }),
  sealed: ["reason"],
  releases: ["callback", "appeal"],
  provided: [
    {
      otherwise: "dispute-too-late",
      holds({ before, now, process }) {
        if (before.closedAt === undefined) return true;
        return toMillis(now) - toMillis(before.closedAt) <= (process.numbers["disputeDays"] ?? 0) * dayMillis;
      },
    },
  ],
  effects: [
    {
      apply(draft) {
        draft.setFact("solved", false);
        draft.count("disputes");
        return undefined;
      },
    },
    dropAppeals,
  ],
  seenBy: everyParty,
});

/** 评价: once, after the case is closed. */
export const rate = defineAction({
  does: { zh: "评价", en: "Rate" },
  event: "rated",
  by: [theReporter],
  from: ["closed", "unconfirmed"],
  input: z.object({ rating, words: shortWords.optional() }),
  sealed: ["words"],
  provided: [{ otherwise: "rated-already", holds: ({ before }) => before.facts["rating"] === undefined }],
  effects: [
    {
      apply(draft, { input }) {
        draft.setFact("rating", input.rating);
        return undefined;
      },
    },
  ],
  seenBy: everyParty,
});

/** 重办: back to the lead; where there never was one, back to where the case can be dispatched. */
export const reHandle = (withoutLead: string) =>
  defineAction({
    does: { zh: "重办", en: "Re-handle" },
    event: "re-handled",
    by: [
      { ...deskDispatcher, during: ["disputed"] },
      { ...theSupervisor, during: ["reviewing"] },
    ],
    from: ["disputed", "reviewing"],
    to: backToTheLead(withoutLead),
    input: z.object({ reason: reasonWords }),
    sealed: ["reason"],
    effects: [
      leadWorksAgain,
      {
        apply(draft) {
          draft.count("reHandles");
          draft.setCount("callbackAttempts", 0);
          return undefined;
        },
      },
      dropEveryAsk,
    ],
    seenBy: everyParty,
  });

/**
 * 到期未确认: a reporter whom nobody can call has the answer under their receipt code for a set time; when it has
 * passed without a word, the case closes as unconfirmed and is counted apart.
 */
export const closeUnheard = defineAction({
  does: { zh: "到期未确认", en: "Close, unconfirmed" },
  event: "closed-unheard",
  by: [theSystem],
  from: ["callback"],
  to: "unconfirmed",
  input: z.object({}),
  seenBy: everyParty,
});
