import { z } from "zod";
import type { BodyId } from "#engine/actor.ts";
import { countOf, type Task } from "#engine/case.ts";
import { parseLimit } from "#engine/limit.ts";
import { type ActionContext, type Condition, defineAction, type Effect } from "#engine/process.ts";
import { refuse } from "#engine/refusal.ts";
import { dueTime } from "#engine/workingTime.ts";
import { appealGrounds, type Measure, measures } from "../appealGrounds.ts";
import { type Exclusion, exclusionsOf } from "../exclusions.ts";
import { filesField, reasonWords } from "../fields.ts";
import { staff, taskHandler, taskHead, theAssessor } from "../hands.ts";
import { keysOf } from "../kinds.ts";
import { isRootLead, senderId } from "../rules.ts";
import { governmentOf } from "./asking.ts";

/** The ends that a body is assessed by: those that follow an answer. */
const assessed = ["closed", "unconfirmed", "closedAfterReview"];

const appealInput = z.object({
  measure: z.enum(keysOf(measures)),
  ground: z.enum(keysOf(appealGrounds)),
  reason: reasonWords,
  files: filesField,
});
type Appeal = z.output<typeof appealInput>;

/** Only whoever the desk sent the case to is assessed by it. */
const sentByTheDesk: Condition = {
  otherwise: "appeal-not-yours",
  holds: ({ task }) => task?.parentId === undefined,
};

/** A number of working days after the case closed. */
const withinTheWindow: Condition = {
  otherwise: "appeal-too-late",
  holds({ before, process, calendar, now }) {
    const days = process.numbers["appealWorkingDays"] ?? 0;
    return (
      before.closedAt !== undefined &&
      now <= dueTime(calendar, before.closedAt, parseLimit(`${days}wd`)).dueAt
    );
  },
};

/** A co-handler answers for its own time alone. */
const itsOwnMeasure: Condition<Appeal> = {
  otherwise: "appeal-own-lateness-only",
  readsInput: true,
  holds: ({ task, input }) => isRootLead(task) || input.measure === "timeliness",
};

const clocksOfTheLead: ReadonlySet<string> = new Set(["whole", "firstContact"]);

function isLate({ before }: Pick<ActionContext, "before">, task: Task | undefined): boolean {
  return before.clocks.some(
    ({ outcome, taskId, kind }) =>
      outcome === "missed" &&
      (taskId === undefined ? isRootLead(task) && clocksOfTheLead.has(kind) : taskId === task?.id),
  );
}

const speaksAgainstIt: Readonly<Record<Measure, (context: ActionContext<Appeal>) => boolean>> = {
  timeliness: (context) => isLate(context, context.task),
  resolution: ({ before }) => before.facts["solved"] === false,
  satisfaction: ({ before }) => before.facts["satisfied"] === false,
  return: ({ before }) => countOf(before, "disputes") > 0 || countOf(before, "reHandles") > 0,
};

/** There is something to be left out: it was late, or the reporter's word was against it. */
const countedAgainstIt: Condition<Appeal> = {
  otherwise: "nothing-to-exclude",
  readsInput: true,
  holds: (context) => speaksAgainstIt[context.input.measure](context),
};

/** One appeal a measure, whatever came of it; one that fell away as the case went on is none. */
const onceAMeasure: Condition<Appeal> = {
  otherwise: "appealed-already",
  readsInput: true,
  holds: ({ before, task, input }) =>
    before.tasks.every(
      ({ forTaskId, asks, state }) =>
        forTaskId !== task?.id || asks?.["measure"] !== input.measure || state === "dropped",
    ),
};

/** The nearest government above the desk that is neither the lead nor part of it. */
function assessorOf(context: ActionContext<Appeal>): BodyId | undefined {
  const { tree, task } = context;
  const governmentId = governmentOf(context);
  if (governmentId === undefined || !task) return undefined;
  return tree.chain(governmentId).find(({ id }) => !tree.isWithin(id, task.bodyId))?.id;
}

const askTheAssessor: Effect<Appeal> = {
  apply(draft, context) {
    const { measure, ground } = context.input;
    const bodyId = assessorOf(context);
    if (bodyId === undefined) return refuse("nobody-may-assess");
    draft.sendTask({
      role: "side",
      state: "appealed",
      bodyId,
      forTaskId: context.task?.id,
      sentById: senderId(context),
      asks: { measure, ground },
    });
    return undefined;
  },
};

/** 考核剔除申请: whoever answered asks that a closed case be left out of one measure, on a listed ground. */
export const askAppeal = defineAction({
  does: { zh: "申请考核剔除", en: "Appeal against the assessment" },
  event: "appeal-asked",
  by: [taskHandler, taskHead],
  from: assessed,
  onTask: { roles: ["lead", "co"], from: ["answered"] },
  input: appealInput,
  sealed: ["reason"],
  provided: [sentByTheDesk, withinTheWindow, itsOwnMeasure, countedAgainstIt, onceAMeasure],
  effects: [askTheAssessor],
  seenBy: staff,
});

/** The one rule that looks at all that was done: nobody assesses a case that they had a hand in. */
const hadNoHandInIt: Condition = {
  otherwise: "assessor-acted",
  holds: (context) => {
    const personId = senderId(context);
    return (
      personId !== undefined &&
      Object.entries(context.before.did).every(
        ([action, people]) => decisions.has(action) || !people.includes(personId),
      )
    );
  },
};
const decisions: ReadonlySet<string> = new Set(["grantAppeal", "refuseAppeal"]);

const noteExclusion: Effect = {
  apply(draft, { before, task, now }) {
    const asker = before.tasks.find(({ id }) => id === task?.forTaskId);
    if (!asker || !task?.asks) return refuse("task-not-found");
    const { id: taskId, role, bodyId } = asker;
    const asked = task.asks as Pick<Exclusion, "measure" | "ground">; // as `askTheAssessor` wrote them
    draft.setFact("exclusions", [...exclusionsOf(before), { taskId, role, bodyId, ...asked, at: now }]);
    draft.count("exclusions");
    return undefined;
  },
};

const decided = {
  by: [theAssessor],
  from: assessed,
  input: z.object({ reason: reasonWords }),
  sealed: ["reason"],
  provided: [hadNoHandInIt],
  seenBy: staff,
} as const;

/** 同意剔除: noted beside the case, whose history stays as it is; figures show both. */
export const grantAppeal = defineAction({
  ...decided,
  does: { zh: "同意剔除", en: "Grant the appeal" },
  event: "appeal-granted",
  onTask: { roles: ["side"], from: ["appealed"], to: "granted" },
  effects: [noteExclusion],
});

/** 不同意剔除. */
export const refuseAppeal = defineAction({
  ...decided,
  does: { zh: "不同意剔除", en: "Refuse the appeal" },
  event: "appeal-refused",
  onTask: { roles: ["side"], from: ["appealed"], to: "refused" },
});

/** A case that goes on is assessed when it is over: what was asked about its first end falls away. */
export const dropAppeals: Effect = {
  apply(draft) {
    for (const task of draft.tasks)
      if (task.state === "appealed") draft.setTask({ ...task, state: "dropped" });
    return undefined;
  },
};
