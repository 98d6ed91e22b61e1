import { z } from "zod";
import { countOf, findTask } from "#engine/case.ts";
import { parseLimit } from "#engine/limit.ts";
import { type Branch, type Condition, defineAction, type Effect } from "#engine/process.ts";
import { refuse } from "#engine/refusal.ts";
import { dueTime } from "#engine/workingTime.ts";
import { bodyIdField, reasonWords, shortWords } from "../fields.ts";
import { returnGrounds } from "../grounds.ts";
import {
  deskDispatcher,
  everyParty,
  returnReviewers,
  staff,
  taskHandler,
  taskHead,
  taskSender,
  theSystem,
} from "../hands.ts";
import { keysOf } from "../kinds.ts";
import {
  byAnotherThanTheReturner,
  byAnotherThanTheSender,
  isRootLead,
  notDesignated,
  nothingOutBelow,
  senderId,
} from "../rules.ts";
import { isBelow, refuseBodies, refuseToDispatch } from "../sendTo.ts";
import { wakeTheParent } from "../wakeTheParent.ts";
import { dropAsks } from "./asking.ts";

const dispatchInput = z.object({
  leadId: bodyIdField,
  coHandlerIds: z.array(bodyIdField).max(20),
  note: shortWords.optional(),
});

const sendToLeadAndCoHandlers: Effect<z.output<typeof dispatchInput>> = {
  apply(draft, context) {
    const { leadId, coHandlerIds } = context.input;
    const refusal = refuseToDispatch([leadId, ...coHandlerIds], context);
    if (refusal) return refusal;
    const sentById = senderId(context);
    draft.sendTask({ role: "lead", bodyId: leadId, sentById });
    for (const bodyId of coHandlerIds) draft.sendTask({ role: "co", bodyId, sentById });
    return undefined;
  },
};

/** 派单: to one lead and any co-handlers. The first body dispatched to leads (首接负责, art. 14). */
export const dispatch = (from: readonly string[]) =>
  defineAction({
    does: { zh: "派单", en: "Dispatch" },
    event: "dispatched",
    by: [deskDispatcher],
    from,
    to: "dispatched",
    input: dispatchInput,
    sealed: ["note"],
    fieldsFor: { note: staff },
    effects: [sendToLeadAndCoHandlers],
    seenBy: everyParty,
  });

const onlyTheRootLead = (to: string): readonly Branch[] => [
  { to, when: { zh: "主办单位", en: "the lead" }, holds: ({ task }) => isRootLead(task) },
  {},
];

const withLead = ["dispatched", "handling"];

/** 签收. */
export const signIn = defineAction({
  does: { zh: "签收", en: "Sign in" },
  event: "signed-in",
  by: [taskHandler],
  from: withLead,
  to: onlyTheRootLead("handling"),
  onTask: { from: ["sent"], to: "working" },
  input: z.object({}),
  seenBy: everyParty,
});

const assignInput = z.object({ bodyId: bodyIdField, note: shortWords.optional() });

const sendBelow: Effect<z.output<typeof assignInput>> = {
  apply(draft, context) {
    const { task, tree, input } = context;
    if (!task) return refuse("task-not-found");
    const refusal = refuseBodies([input.bodyId], context);
    if (refusal) return refusal;
    if (!isBelow(input.bodyId, task.bodyId, tree)) return refuse("body-not-below");
    draft.sendTask({ role: task.role, bodyId: input.bodyId, parentId: task.id, sentById: senderId(context) });
    return undefined;
  },
};

/** 交办: handed down one level, inside the unchanged limit of the task it comes from. */
export const assignDown = defineAction({
  does: { zh: "交办下级", en: "Assign down" },
  event: "assigned-down",
  by: [taskHandler],
  from: withLead,
  onTask: { from: ["working"], to: "assigned" },
  input: assignInput,
  sealed: ["note"],
  fieldsFor: { note: staff },
  provided: [nothingOutBelow],
  effects: [sendBelow],
  seenBy: staff,
});

/** A return has its window: whoever kept a case in the drawer handles it. */
const withinTheWindow: Condition = {
  otherwise: "returned-too-late",
  holds({ task, process, calendar, now }) {
    const hours = process.numbers["returnWindowWorkingHours"] ?? 0;
    return task === undefined || now <= dueTime(calendar, task.sentAt, parseLimit(`${hours}wh`)).dueAt;
  },
};

/** Bodies that go on returning a case to and fro are called together instead. */
const returnsLeft: Condition = {
  otherwise: "returns-used-up",
  holds: ({ before, process }) => countOf(before, "returns") < (process.numbers["returnsMost"] ?? 0),
};

/** 退单: refused with its ground, naming a better body. */
export const returnTask = defineAction({
  does: { zh: "退单", en: "Return" },
  event: "return-asked",
  by: [taskHandler, taskHead],
  from: withLead,
  onTask: { roles: ["lead", "co"], from: ["sent", "working"], to: "return-asked" },
  input: z.object({ ground: z.enum(keysOf(returnGrounds)), reason: reasonWords, betterBodyId: bodyIdField }),
  sealed: ["reason"],
  provided: [notDesignated, nothingOutBelow, withinTheWindow, returnsLeft],
  effects: [
    {
      apply(draft, { task, tree, input }) {
        const better = tree.find(input.betterBodyId);
        if (!task || !better?.active) return refuse("body-unknown", { bodyId: input.betterBodyId });
        if (better.id === task.bodyId) return refuse("same-body-again");
        draft.setTask({ ...task, returns: task.returns + 1 });
        draft.count("returns");
        return undefined;
      },
    },
    dropAsks,
  ],
  seenBy: staff,
});

/**
 * 逾期未签收: a sign-in that is simply missed counts as one, is recorded as missed, and forfeits the return. The time
 * to handle has been running since it was sent.
 */
export const missSignIn = defineAction({
  does: { zh: "逾期未签收，视同签收", en: "Not signed in in time: taken as signed in" },
  event: "sign-in-missed",
  by: [theSystem],
  from: ["dispatched", "handling", "consulting"],
  to: [
    {
      to: "handling",
      when: { zh: "主办单位", en: "the lead" },
      holds: ({ before, task }) => before.state === "dispatched" && isRootLead(task),
    },
    {},
  ],
  onTask: { roles: ["lead", "co"], from: ["sent"], to: "working" },
  input: z.object({}),
  effects: [
    {
      apply(draft, { task }) {
        if (task) draft.setTask({ ...task, designated: true });
        return undefined;
      },
    },
  ],
  seenBy: staff,
});

const upholdInput = z.object({ reason: reasonWords, bodyId: bodyIdField.optional() });

const replace: Effect<z.output<typeof upholdInput>> = {
  apply(draft, context) {
    const { task, input } = context;
    if (!task) return refuse("task-not-found");
    // A co-handler may simply be released; a lead is always followed by another.
    if (input.bodyId === undefined) {
      return task.role === "lead" ? refuse("new-lead-missing") : wakeTheParent.apply(draft, context);
    }
    if (input.bodyId === task.bodyId) return refuse("same-body-again");
    const mayBeSent = task.parentId === undefined ? refuseToDispatch : refuseBodies;
    const refusal = mayBeSent([input.bodyId], context);
    if (refusal) return refusal;
    const busy = draft.tasks.some(({ bodyId, state }) => bodyId === input.bodyId && isAtWork.has(state));
    if (busy) return refuse("body-named-twice");
    const parent = findTask(context.before, task.parentId);
    if (parent && !isBelow(input.bodyId, parent.bodyId, context.tree)) return refuse("body-not-below");
    draft.sendTask({
      role: task.role,
      bodyId: input.bodyId,
      parentId: task.parentId,
      sentById: senderId(context),
    });
    return undefined;
  },
};

const isAtWork = new Set(["sent", "working", "assigned", "return-asked", "drafted"]);

/** 同意退单: the objection is upheld; another body leads. */
export const upholdReturn = defineAction({
  does: { zh: "同意退单", en: "Uphold the return" },
  event: "return-upheld",
  by: returnReviewers,
  from: withLead,
  to: onlyTheRootLead("dispatched"),
  onTask: { from: ["return-asked"], to: "returned" },
  input: upholdInput,
  sealed: ["reason"],
  releases: ["handle"],
  provided: [byAnotherThanTheSender, byAnotherThanTheReturner],
  effects: [replace],
  seenBy: staff,
});

/** 不同意退单，指定办理: overridden; the body is designated and may not return it again. */
export const overrideReturn = defineAction({
  does: { zh: "驳回退单，指定办理", en: "Override the return" },
  event: "return-overridden",
  by: returnReviewers,
  from: withLead,
  to: onlyTheRootLead("dispatched"),
  onTask: { from: ["return-asked"], to: "sent" },
  input: z.object({ reason: reasonWords }),
  sealed: ["reason"],
  provided: [byAnotherThanTheSender, byAnotherThanTheReturner],
  effects: [
    {
      apply(draft, { task }) {
        if (task) draft.setTask({ ...task, designated: true });
        return undefined;
      },
    },
  ],
  seenBy: staff,
});

/** 解除协办: a co-handler is released with a reason. */
export const releaseCoHandler = defineAction({
  does: { zh: "解除协办", en: "Release the co-handler" },
  event: "co-handler-released",
  by: [deskDispatcher, taskSender],
  from: withLead,
  onTask: { roles: ["co"], from: ["sent", "working", "return-asked"], to: "released" },
  input: z.object({ reason: reasonWords }),
  sealed: ["reason"],
  releases: ["handle", "signIn", "returnReview"],
  provided: [nothingOutBelow],
  effects: [wakeTheParent, dropAsks],
  seenBy: staff,
});
