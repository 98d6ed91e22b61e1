import { z } from "zod";
import { isOpen } from "#engine/invariants.ts";
import { type ActionContext, type Condition, defineAction, type Effect } from "#engine/process.ts";
import { refuse } from "#engine/refusal.ts";
import { dateField, limitUntil } from "../dates.ts";
import { answerWords, filesField, reasonWords, shortWords } from "../fields.ts";
import { carryGrounds } from "../grounds.ts";
import {
  deskDispatcher,
  everyParty,
  leaderDecider,
  staff,
  taskHandler,
  theSupervisor,
  theSystem,
} from "../hands.ts";
import { keysOf } from "../kinds.ts";
import { leadWorksAgain } from "../leadWorksAgain.ts";
import { byAnotherThan, coHandlersDone, findLead, isRootLead, nothingOutBelow } from "../rules.ts";
import { passesSuperiorsLimit } from "../superior.ts";
import { ask, governmentOf, nothingAskedYet, onTheLeadsTask } from "./asking.ts";

const carryInput = z.object({
  ground: z.enum(keysOf(carryGrounds)),
  until: dateField,
  /** What will be done by then, step by step; told to the one who asked. */
  plan: answerWords,
});

function mostDays({ process }: ActionContext): number {
  return process.numbers["carryDaysMost"] ?? 0;
}

const askTheLeader: Effect<z.output<typeof carryInput>> = {
  apply(draft, context) {
    const { ground, until } = context.input;
    if (!limitUntil(context, until, mostDays(context)))
      return refuse("date-out-of-range", { days: mostDays(context) });
    if (passesSuperiorsLimit(context, until)) return refuse("superior-must-grant");
    return ask(draft, context, "carry-asked", governmentOf(context), { ground, until });
  },
};

/** 申请挂账: what cannot be done now is promised for a date; a leader must approve it. */
export const askCarry = defineAction({
  does: { zh: "申请挂账", en: "Ask to carry the case" },
  event: "carry-asked",
  by: [taskHandler],
  from: ["handling"],
  onTask: { roles: ["lead"], from: ["working"] },
  input: carryInput,
  sealed: ["plan"],
  provided: [onTheLeadsTask, nothingAskedYet, nothingOutBelow, coHandlersDone],
  effects: [askTheLeader],
  seenBy: staff,
});

const hasALead: Condition = {
  otherwise: "no-lead-to-carry",
  holds: (context) => findLead(context) !== undefined,
};

const noCarryAsked: Condition = {
  otherwise: "asked-already",
  holds: ({ before, process }) =>
    before.tasks.every((task) => task.state !== "carry-asked" || !isOpen(process, task.state)),
};

/** 延期销号: an unsatisfied case is carried to a date rather than closed. */
export const proposeCarry = defineAction({
  does: { zh: "延期销号（提请挂账）", en: "Propose to carry the case to a date" },
  event: "carry-proposed",
  by: [deskDispatcher, theSupervisor],
  from: ["disputed", "reviewing"],
  input: carryInput,
  sealed: ["plan"],
  provided: [hasALead, noCarryAsked],
  effects: [askTheLeader],
  seenBy: staff,
});

/** Nobody but the lead is at work on a case that is carried: what waits for a date waits in one hand. */
const nobodyElseAtWork: Condition = {
  otherwise: "others-at-work",
  holds: ({ before, process }) =>
    before.tasks.every((task) => task.role === "side" || isRootLead(task) || !isOpen(process, task.state)),
};

const carryIt: Effect = {
  apply(draft, context) {
    const lead = findLead(context);
    const { until } = context.task?.asks ?? {};
    const limit = typeof until === "string" ? limitUntil(context, until, mostDays(context)) : undefined;
    if (!limit) return refuse("date-out-of-range", { days: mostDays(context) });
    if (!lead) return refuse("no-lead-to-carry");
    if (typeof until === "string" && passesSuperiorsLimit(context, until))
      return refuse("superior-must-grant");
    draft.setTask({ ...lead, state: "carried" });
    draft.setLimit("promise", limit);
    return undefined;
  },
};

/** 同意挂账: a leader approves; the one who asked is told the date and the plan. Carried is not closed. */
export const approveCarry = defineAction({
  does: { zh: "同意挂账", en: "Approve carrying the case" },
  event: "carried",
  by: [leaderDecider],
  from: ["handling", "disputed", "reviewing"],
  to: "carried",
  onTask: { roles: ["side"], from: ["carry-asked"], to: "granted" },
  // The reporter is told the plan in the leader's words: what was asked for is the handler's.
  input: z.object({ plan: answerWords }),
  sealed: ["plan"],
  releases: ["whole", "firstContact", "handle", "dispute", "review"],
  provided: [byAnotherThan("decider-asked-it", "askCarry", "proposeCarry"), nobodyElseAtWork],
  effects: [carryIt],
  seenBy: everyParty,
});

/** 不同意挂账. */
export const refuseCarry = defineAction({
  does: { zh: "不同意挂账", en: "Refuse carrying the case" },
  event: "carry-refused",
  by: [leaderDecider],
  from: ["handling", "disputed", "reviewing"],
  onTask: { roles: ["side"], from: ["carry-asked"], to: "refused" },
  input: z.object({ reason: reasonWords }),
  sealed: ["reason"],
  provided: [byAnotherThan("decider-asked-it", "askCarry", "proposeCarry")],
  seenBy: staff,
});

/** 阶段性答复: while a case is carried, the one who asked hears how far it has come. */
export const replyInterim = defineAction({
  does: { zh: "阶段性答复", en: "Reply in between" },
  event: "replied-in-between",
  by: [taskHandler],
  from: ["carried"],
  onTask: { roles: ["lead"], from: ["carried"] },
  input: z.object({ words: answerWords, files: filesField }),
  sealed: ["words"],
  restarts: ["interim"],
  seenBy: everyParty,
});

/** 恢复办理: what it waited for has come before the date. */
export const takeUpAgain = defineAction({
  does: { zh: "恢复办理", en: "Take the case up again" },
  event: "taken-up-again",
  by: [deskDispatcher, taskHandler],
  from: ["carried"],
  to: "handling",
  onTask: { roles: ["lead"], from: ["carried"] },
  input: z.object({ note: shortWords.optional() }),
  sealed: ["note"],
  fieldsFor: { note: staff },
  releases: ["interim"],
  effects: [leadWorksAgain],
  seenBy: everyParty,
});

/** 挂账到期: the promise wakes the case by itself on its day, and the one who asked is told. */
export const wake = defineAction({
  does: { zh: "挂账到期，恢复办理", en: "The promised day has come" },
  event: "woken",
  by: [theSystem],
  from: ["carried"],
  to: "handling",
  input: z.object({}),
  releases: ["interim"],
  effects: [leadWorksAgain],
  seenBy: everyParty,
});
