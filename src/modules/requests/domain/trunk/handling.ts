import { z } from "zod";
import { factText } from "#engine/case.ts";
import { stopClock } from "#engine/clock.ts";
import { type Instant, toMillis } from "#engine/instant.ts";
import { type ActionContext, type Branch, defineAction, type Effect } from "#engine/process.ts";
import { answerWords, filesField, reasonWords, shortWords } from "../fields.ts";
import { answerOutcomes, contactWays, missedCalls } from "../grounds.ts";
import { deskDispatcher, everyParty, staff, taskHandler, taskHead } from "../hands.ts";
import { keysOf } from "../kinds.ts";
import { leadWorksAgain } from "../leadWorksAgain.ts";
import { byAnotherThan, coHandlersDone, isRootLead, nothingOutBelow, reporterReachable } from "../rules.ts";
import { wakeTheParent } from "../wakeTheParent.ts";
import { dropAsks } from "./asking.ts";

const withLead = ["dispatched", "handling"];

const contactInput = z.object({
  way: z.enum(keysOf(contactWays)),
  /** Absent: the number is being dialled, and how it went will be said. */
  reached: z.boolean().optional(),
  missed: z.enum(keysOf(missedCalls)).optional(),
  note: shortWords.optional(),
});

/** When they spoke: as the number was dialled, where that was this very call. */
function spokeAt({ before, process, now }: ActionContext): Instant {
  const dialledAt = factText(before, "dialledAt");
  const most = (process.numbers["callMinutes"] ?? 0) * minuteMillis;
  return dialledAt !== undefined && toMillis(now) - toMillis(dialledAt) <= most ? dialledAt : now;
}
const minuteMillis = 60_000;

const noteContact: Effect<z.output<typeof contactInput>> = {
  apply(draft, context) {
    const { input, now, before } = context;
    if (input.reached === undefined) {
      draft.setFact("dialledAt", now);
      return undefined;
    }
    const at = input.way === "phone" ? spokeAt(context) : now;
    const clock = draft.findRunningClock("firstContact");
    if (clock && input.reached) draft.setClock(stopClock(clock, at > clock.startedAt ? at : clock.startedAt));
    // Made once: it begins anew neither with a failed check nor with another lead.
    if (input.reached && before.facts["firstContactAt"] === undefined) draft.setFact("firstContactAt", at);
    draft.count("contacts");
    return undefined;
  },
};

/** 首次联系: the handler speaks to the one who asked. A number that is dialled is logged by itself. */
export const contact = defineAction({
  does: { zh: "首次联系", en: "Contact the reporter" },
  event: "contacted",
  by: [taskHandler],
  from: withLead,
  onTask: { roles: ["lead"], from: ["working"] },
  input: contactInput,
  sealed: ["note"],
  fieldsFor: { note: staff, missed: staff },
  provided: [reporterReachable],
  effects: [noteContact],
  seenBy: everyParty,
});

/** 协办反馈: a co-handler's result. */
export const reportResult = defineAction({
  does: { zh: "协办反馈", en: "Report the co-handler's result" },
  event: "result-reported",
  by: [taskHandler],
  from: withLead,
  onTask: { roles: ["co"], from: ["working"], to: "answered" },
  input: z.object({ words: answerWords, files: filesField }),
  sealed: ["words"],
  provided: [nothingOutBelow],
  effects: [wakeTheParent, dropAsks],
  seenBy: staff,
});

/** 拟办: the lead's draft answer, with evidence. */
export const draftAnswer = defineAction({
  does: { zh: "拟写答复", en: "Draft the answer" },
  event: "answer-drafted",
  by: [taskHandler],
  from: withLead,
  onTask: { roles: ["lead"], from: ["working"], to: "drafted" },
  input: z.object({ words: answerWords, outcome: z.enum(keysOf(answerOutcomes)), files: filesField }),
  sealed: ["words"],
  provided: [nothingOutBelow, coHandlersDone],
  effects: [dropAsks],
  seenBy: staff,
});

const signed: readonly Branch[] = [
  { to: "answered", when: { zh: "主办单位", en: "the lead" }, holds: ({ task }) => isRootLead(task) },
  {},
];

/** 审签: the head signs what a drafter wrote. */
export const signOff = defineAction({
  does: { zh: "审签", en: "Sign off" },
  event: "signed-off",
  by: [taskHead],
  from: withLead,
  to: signed,
  onTask: { roles: ["lead"], from: ["drafted"], to: "answered" },
  input: z.object({ note: shortWords.optional() }),
  sealed: ["note"],
  // An answer is no first contact: the clock of one that never was is not met by it.
  releases: ["firstContact"],
  provided: [byAnotherThan("drafter-may-not-sign", "draftAnswer"), coHandlersDone],
  effects: [wakeTheParent],
  seenBy: staff,
});

/** 退回修改: the head wants it better. */
export const rejectDraft = defineAction({
  does: { zh: "退回修改", en: "Send the draft back" },
  event: "draft-rejected",
  by: [taskHead],
  from: withLead,
  onTask: { roles: ["lead"], from: ["drafted"], to: "working" },
  input: z.object({ reason: reasonWords }),
  sealed: ["reason"],
  seenBy: staff,
});

/** 办结审核: the desk checks; the answer goes to the reporter. */
export const passCheck = defineAction({
  does: { zh: "审核通过", en: "Pass the check" },
  event: "check-passed",
  by: [deskDispatcher],
  from: ["answered"],
  to: "callback",
  input: z.object({ note: shortWords.optional() }),
  sealed: ["note"],
  fieldsFor: { note: staff },
  provided: [byAnotherThan("checker-handled-it", "draftAnswer", "signOff", "reportResult")],
  seenBy: everyParty,
});

/** 审核退回: the desk finds it not done. */
export const failCheck = defineAction({
  does: { zh: "审核退回", en: "Fail the check" },
  event: "check-failed",
  by: [deskDispatcher],
  from: ["answered"],
  to: "handling",
  input: z.object({ reason: reasonWords }),
  sealed: ["reason"],
  provided: [byAnotherThan("checker-handled-it", "draftAnswer", "signOff", "reportResult")],
  effects: [leadWorksAgain],
  seenBy: staff,
});
