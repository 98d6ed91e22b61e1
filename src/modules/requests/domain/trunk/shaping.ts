import { z } from "zod";
import { factText, type Json } from "#engine/case.ts";
import type { CaseDraft } from "#engine/caseDraft.ts";
import {
  type ActionContext,
  type Condition,
  defineAction,
  type Effect,
  type ProcessDeclaration,
} from "#engine/process.ts";
import { refuse } from "#engine/refusal.ts";
import { bodyIdField, kindField, reasonWords, shortWords, urgencyField } from "../fields.ts";
import { reassignGrounds } from "../grounds.ts";
import { deskDispatcher, everyParty, staff, taskSender } from "../hands.ts";
import { keysOf } from "../kinds.ts";
import { idsIn } from "../otherCase.ts";
import { nothingOutBelow, senderId } from "../rules.ts";
import { refuseToDispatch } from "../sendTo.ts";
import { townshipOf } from "../townshipOf.ts";
import { wakeTheParent } from "../wakeTheParent.ts";
import { governmentOf, onTheLeadsTask } from "./asking.ts";
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

const mostAbout = 10;

const correctInput = z
  .object({
    kind: kindField.optional(),
    urgency: urgencyField.optional(),
    placeId: bodyIdField.optional(),
    /** Bodies that the case is about as well. A shield once raised is lowered by nobody. */
    aboutIds: z.array(bodyIdField).max(mostAbout).default([]),
    reason: reasonWords,
  })
  .refine(
    ({ kind, urgency, placeId, aboutIds }) =>
      aboutIds.length > 0 || [kind, urgency, placeId].some((each) => each !== undefined),
    { path: ["kind"] },
  );

type Correction = z.output<typeof correctInput>;

/** Writes down what stood there before and what stands there now. */
type Note = (what: "kind" | "urgency" | "matter" | "about", from: Json, to: Json) => void;

/** Where it lies elsewhere, the desk above both is the one to say so, and to whose desk it goes. */
function correctPlace(draft: CaseDraft, context: ActionContext<Correction>, note: Note) {
  const { before, input, tree } = context;
  const { placeId } = input;
  if (placeId === undefined || placeId === before.places["matter"]) return undefined;
  const township = tree.find(placeId)?.active ? townshipOf(tree, placeId)?.id : undefined;
  const governmentId = governmentOf(context);
  const isLocal = governmentId !== undefined && tree.isWithin(placeId, governmentId);
  if (township === undefined || !isLocal) return refuse("place-not-local", { bodyId: placeId });
  const isSubject = before.aboutIds.some((aboutId) => tree.isWithin(township, aboutId));
  if (isSubject && isHeldAtTownships(context.process)) return refuse("body-is-subject", { bodyId: township });
  note("matter", before.places["matter"] ?? null, placeId);
  draft.setPlace("matter", placeId);
  draft.setPlace("township", township);
  return undefined;
}

/** Whether the process has cases held at the township where the matter lies. */
function isHeldAtTownships({ states }: ProcessDeclaration): boolean {
  return Object.values(states).some(
    ({ holder }) => holder !== undefined && "place" in holder && holder.place === "township",
  );
}

/**
 * Whom a case is about sees nothing of it and has no part in it (信访工作条例 arts. 30, 46). So a body is named only as
 * long as it had none, and as long as no other case has to do with this one: else it would read of itself there.
 */
function correctAbout(draft: CaseDraft, context: ActionContext<Correction>, note: Note) {
  const { before, input, tree, process } = context;
  const aboutIds = [...new Set([...before.aboutIds, ...input.aboutIds])];
  if (aboutIds.length === before.aboutIds.length) return undefined;
  const unknown = aboutIds.find((bodyId) => !tree.find(bodyId));
  if (unknown !== undefined) return refuse("body-unknown", { bodyId: unknown });
  if (aboutIds.length > mostAbout) return refuse("input-invalid");
  const isSubject = (bodyId: string) => aboutIds.some((aboutId) => tree.isWithin(bodyId, aboutId));
  const { desk, township } = draft.after.places;
  const holders = [desk, ...(isHeldAtTownships(process) ? [township] : [])];
  if (holders.some((bodyId) => bodyId !== undefined && isSubject(bodyId))) return refuse("desk-is-subject");
  const part = before.tasks.find((task) => isSubject(task.bodyId));
  if (part) return refuse("subject-has-a-part", { bodyId: part.bodyId });
  const facts = ["mergedInto", "answeredWith", "splitFrom"];
  const hasOthers =
    facts.some((fact) => factText(before, fact) !== undefined) ||
    ["parts", "merged"].some((fact) => idsIn(before, fact).length > 0);
  if (hasOthers) return refuse("about-with-others");
  note("about", [...before.aboutIds], aboutIds);
  draft.setAbout(aboutIds);
  return undefined;
}

/** What was corrected stays to be read, each with what stood there before. */
const correctIt: Effect<Correction> = {
  apply(draft, context) {
    const { before, input, now } = context;
    const changes: Json[] = [];
    const note: Note = (what, from, to) => changes.push({ what, from, to, at: now });
    for (const fact of ["kind", "urgency"] as const) {
      const value = input[fact];
      if (value === undefined || value === before.facts[fact]) continue;
      note(fact, before.facts[fact] ?? null, value);
      draft.setFact(fact, value);
    }
    const refusal = correctPlace(draft, context, note) ?? correctAbout(draft, context, note);
    if (refusal) return refusal;
    if (changes.length === 0) return refuse("nothing-corrected");
    const earlier = before.facts["corrections"];
    draft.setFact("corrections", [...(Array.isArray(earlier) ? (earlier as Json[]) : []), ...changes]);
    return undefined;
  },
};

/** 更正: kind, urgency, place or whom it is about were taken down wrongly. No running limit becomes longer by it. */
export const correct = (from: readonly string[]) =>
  defineAction({
    does: { zh: "更正类别、地点等登记", en: "Correct kind, urgency, place or whom it is about" },
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
