import { z } from "zod";
import { factText } from "#engine/case.ts";
import { capClock, isPaused } from "#engine/clock.ts";
import { type Condition, defineAction, type Effect } from "#engine/process.ts";
import { refuse } from "#engine/refusal.ts";
import { holdAllInside } from "#engine/runClocks.ts";
import { kindField, reasonWords, requestWords } from "../fields.ts";
import { deskDispatcher, everyParty, theParent, theSplit } from "../hands.ts";
import { limitNotAfter, limitOver } from "../limitNotAfter.ts";
import { idsIn } from "../otherCase.ts";
import { answeredAsOne } from "../superior.ts";
import { openCase, reportInput, sealedInReport } from "./reporting.ts";

/** One matter out of several: what it is, in the desk's words out of the reporter's. */
const part = z.object({ kind: kindField, words: requestWords });

/** How many cases one call may be split into, beside itself. */
const partsAtOnce = 8;

const partsLeft: Condition = {
  otherwise: "parts-used-up",
  holds: ({ before, process }) => idsIn(before, "parts").length < (process.numbers["partsMost"] ?? 0),
};

/**
 * 拆单: one call told of several matters. Each of the others becomes a case of its own, of the same reporter and inside
 * this one's limit; this one goes on with what remains.
 */
export const split = (from: readonly string[]) =>
  defineAction({
    does: { zh: "拆单", en: "Split" },
    event: "split",
    by: [deskDispatcher],
    from,
    input: z.object({
      parts: z.array(part).min(1).max(partsAtOnce),
      /** Ids of the cases that begin with it. */
      partIds: z.array(z.string().min(1).max(64)).max(partsAtOnce),
      remains: reasonWords,
    }),
    sealed: ["parts", "remains"],
    provided: [answeredAsOne, partsLeft],
    effects: [
      {
        apply(draft, { before, input, process }) {
          const parts = [...idsIn(before, "parts"), ...input.partIds];
          const most = process.numbers["partsMost"] ?? 0;
          if (input.partIds.length !== input.parts.length) return refuse("input-invalid");
          if (parts.length > most) return refuse("parts-too-many", { parts: most });
          draft.setFact("parts", parts);
          return undefined;
        },
      },
    ],
    seenBy: everyParty,
  });

const partInput = reportInput.extend({
  splitFrom: z.string(),
  /** Its parent's due time, where that runs: a child's limit never passes its parent's. */
  notAfter: z.string().optional(),
});

/** 拆出的诉求: begins where the one that it was split from stood. */
export const openPart = (to: string) =>
  defineAction({
    does: { zh: "拆单立案", en: "Opened by a split" },
    event: "part-opened",
    by: [theSplit],
    opens: true,
    follows: true,
    from: [],
    to,
    input: partInput,
    sealed: sealedInReport,
    fieldsFor: { givenName: [], business: [] },
    effects: [
      {
        apply(draft, context) {
          const { splitFrom, notAfter } = context.input;
          const more = { splitFrom, ...(notAfter === undefined ? {} : { limitNotAfter: notAfter }) };
          return openCase(more).apply(draft, context);
        },
      },
    ],
    seenBy: everyParty,
  });

const splitFromIt: Condition<{ parentId: string }> = {
  otherwise: "split-elsewhere",
  readsInput: true,
  holds: ({ before, input }) => factText(before, "splitFrom") === input.parentId,
};

const limitMoved: Condition<{ notAfter: string }> = {
  otherwise: "limit-unmoved",
  readsInput: true,
  holds: ({ before, input }) => limitNotAfter(before) !== input.notAfter,
};

/** A sooner limit cuts what runs, a later one is room that may be asked for. What stands still is cut when it goes on. */
const keepInside: Effect<{ notAfter: string }> = {
  apply(draft, { input, process }) {
    draft.setFact("limitNotAfter", input.notAfter);
    const whole = draft.findRunningClock("whole");
    if (!whole || isPaused(whole)) return undefined;
    const cut = capClock(whole, limitOver(draft.after, whole));
    if (cut === whole) return undefined;
    draft.setClock(cut);
    holdAllInside(draft, process);
    return undefined;
  },
};

/** 随原诉求调整时限: the limit of the case it was split from moved. */
export const heedParent = (from: readonly string[]) =>
  defineAction({
    does: { zh: "随原诉求调整时限", en: "Keep inside the limit of the case it was split from" },
    event: "parent-limit-heeded",
    by: [theParent],
    follows: true,
    from,
    input: z.object({ parentId: z.string(), notAfter: z.iso.datetime() }),
    provided: [splitFromIt, limitMoved],
    effects: [keepInside],
    seenBy: everyParty,
  });
