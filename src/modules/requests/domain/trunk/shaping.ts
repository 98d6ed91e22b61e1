import { z } from "zod";
import type { Json } from "#engine/case.ts";
import type { Tree } from "#engine/tree.ts";
import { type Condition, defineAction, type Effect } from "#engine/process.ts";
import { refuse } from "#engine/refusal.ts";
import { bodyIdField, kindField, reasonWords, shortWords, urgencyField } from "../fields.ts";
import { reassignGrounds } from "../grounds.ts";
import { deskDispatcher, everyParty, staff, taskSender } from "../hands.ts";
import { keysOf } from "../kinds.ts";
import { nothingOutBelow, senderId } from "../rules.ts";
import { refuseToDispatch } from "../sendTo.ts";
import { wakeTheParent } from "../wakeTheParent.ts";
import { onTheLeadsTask } from "./asking.ts";
import { relieveBelow } from "./consulting.ts";

const withLead = ["dispatched", "handling"];
const atWork = ["sent", "working", "assigned", "return-asked", "drafted"];

/** 改派: the lead is relieved by the desk, on a listed ground; another leads inside the unchanged limit. */
export const reassign = defineAction({
  does: { zh: "改派主办", en: "Re-assign the lead" },
  event: "reassigned",
  by: [deskDispatcher],
  from: withLead,
  to: "dispatched",
  onTask: { roles: ["lead"], from: atWork, to: "released" },
  input: z.object({
    leadId: bodyIdField,
    ground: z.enum(keysOf(reassignGrounds)),
    reason: reasonWords,
  }),
  sealed: ["reason"],
  fieldsFor: { reason: staff },
  releases: ["handle", "signIn", "returnReview"],
  provided: [onTheLeadsTask],
  effects: [
    {
      apply(draft, context) {
        const { task, input } = context;
        if (!task) return refuse("task-not-found");
        if (task.bodyId === input.leadId) return refuse("same-body-again");
        const refusal = refuseToDispatch([input.leadId], context);
        if (refusal) return refusal;
        const busy = draft.tasks.some(
          (each) => each.bodyId === input.leadId && each.role === "co" && atWork.includes(each.state),
        );
        if (busy) return refuse("body-named-twice");
        relieveBelow(draft, context, task);
        draft.sendTask({ role: "lead", bodyId: input.leadId, sentById: senderId(context) });
        return undefined;
      },
    },
  ],
  seenBy: everyParty,
});

/** 增加协办. */
export const addCoHandler = defineAction({
  does: { zh: "增加协办", en: "Add a co-handler" },
  event: "co-handler-added",
  by: [deskDispatcher],
  from: withLead,
  input: z.object({ bodyId: bodyIdField, note: shortWords.optional() }),
  sealed: ["note"],
  fieldsFor: { note: staff },
  effects: [
    {
      apply(draft, context) {
        const { bodyId } = context.input;
        const refusal = refuseToDispatch([bodyId], context);
        if (refusal) return refusal;
        const busy = draft.tasks.some(
          (each) => each.bodyId === bodyId && each.role !== "side" && atWork.includes(each.state),
        );
        if (busy) return refuse("body-named-twice");
        draft.sendTask({ role: "co", bodyId, sentById: senderId(context) });
        return undefined;
      },
    },
  ],
  seenBy: everyParty,
});

const handedDown: Condition = {
  otherwise: "not-handed-down",
  holds: ({ task }) => task?.parentId !== undefined,
};

/** 收回交办: whoever handed a task down takes it back. */
export const takeBack = defineAction({
  does: { zh: "收回交办", en: "Take back what was handed down" },
  event: "taken-back",
  by: [taskSender],
  from: withLead,
  onTask: { roles: ["lead", "co"], from: ["sent", "working", "return-asked", "drafted"], to: "released" },
  input: z.object({ reason: reasonWords }),
  sealed: ["reason"],
  releases: ["handle", "signIn", "returnReview"],
  provided: [handedDown, nothingOutBelow],
  effects: [wakeTheParent],
  seenBy: staff,
});

const townshipKinds: ReadonlySet<string> = new Set(["township", "street", "park"]);

/** The township, street or park that a place lies in. */
function townshipOf(placeId: string, tree: Tree): string | undefined {
  return tree.chain(placeId).find((body) => townshipKinds.has(body.kind))?.id;
}

const correctInput = z
  .object({
    kind: kindField.optional(),
    urgency: urgencyField.optional(),
    placeId: bodyIdField.optional(),
    reason: reasonWords,
  })
  .refine(
    ({ kind, urgency, placeId }) => kind !== undefined || urgency !== undefined || placeId !== undefined,
    { path: ["kind"] },
  );

/** What was corrected stays to be read, each with what stood there before. */
const correctIt: Effect<z.output<typeof correctInput>> = {
  apply(draft, { before, input, tree, now }) {
    const changes: Json[] = [];
    const note = (what: string, from: Json, to: Json) => changes.push({ what, from, to, at: now });
    for (const fact of ["kind", "urgency"] as const) {
      const value = input[fact];
      if (value === undefined || value === before.facts[fact]) continue;
      note(fact, before.facts[fact] ?? null, value);
      draft.setFact(fact, value);
    }
    const { placeId } = input;
    if (placeId !== undefined && placeId !== before.places["matter"]) {
      const township = tree.find(placeId)?.active ? townshipOf(placeId, tree) : undefined;
      if (township === undefined) return refuse("place-not-local", { bodyId: placeId });
      note("matter", before.places["matter"] ?? null, placeId);
      draft.setPlace("matter", placeId);
      draft.setPlace("township", township);
    }
    if (changes.length === 0) return refuse("nothing-corrected");
    const earlier = before.facts["corrections"];
    draft.setFact("corrections", [...(Array.isArray(earlier) ? (earlier as Json[]) : []), ...changes]);
    return undefined;
  },
};

/** 更正: kind, urgency or place were taken down wrongly. No running limit becomes longer by it. */
export const correct = (from: readonly string[]) =>
  defineAction({
    does: { zh: "更正类别、紧急程度或地点", en: "Correct kind, urgency or place" },
    event: "corrected",
    by: [deskDispatcher],
    from,
    input: correctInput,
    sealed: ["reason"],
    fieldsFor: { reason: staff },
    retimes: true,
    effects: [correctIt],
    seenBy: everyParty,
  });
