import { z } from "zod";
import type { Task } from "#engine/case.ts";
import type { CaseDraft } from "#engine/caseDraft.ts";
import { isOpen } from "#engine/invariants.ts";
import { type ActionContext, defineAction, type Effect } from "#engine/process.ts";
import { answerWords, bodyIdField, reasonWords } from "../fields.ts";
import { deskDispatcher, everyParty, staff, taskHandler, taskHead } from "../hands.ts";
import { findLead, senderId } from "../rules.ts";
import { refuseToDispatch } from "../sendTo.ts";
import { dropEveryAsk } from "./asking.ts";

const convenorAsks: Effect<{ partyIds: readonly string[] }> = {
  apply(draft, context) {
    const { partyIds } = context.input;
    const refusal = refuseToDispatch(partyIds, context);
    if (refusal) return refusal;
    for (const bodyId of partyIds)
      draft.sendTask({ role: "side", state: "consulted", bodyId, sentById: senderId(context) });
    return undefined;
  },
};

/** 会商: the desk calls the bodies together that dispute whose matter it is. */
export const convene = (from: readonly string[]) =>
  defineAction({
    does: { zh: "召集会商", en: "Convene a consultation" },
    event: "consultation-convened",
    by: [deskDispatcher],
    from,
    to: "consulting",
    input: z.object({ partyIds: z.array(bodyIdField).min(2).max(12), question: reasonWords }),
    sealed: ["question"],
    fieldsFor: { question: staff },
    releases: ["dispatch", "firstContact"],
    effects: [dropEveryAsk, convenorAsks],
    seenBy: everyParty,
  });

/** 会商意见. */
export const giveOpinion = defineAction({
  does: { zh: "提出会商意见", en: "Give an opinion" },
  event: "opinion-given",
  by: [taskHandler, taskHead],
  from: ["consulting"],
  onTask: { roles: ["side"], from: ["consulted"], to: "opined" },
  input: z.object({ words: reasonWords }),
  sealed: ["words"],
  seenBy: staff,
});

const concludeInput = z.object({
  minutes: answerWords,
  leadId: bodyIdField,
  coHandlerIds: z.array(bodyIdField).max(20),
});

/** Ends what is open below a task, and what was asked on its behalf. */
export function relieveBelow(
  draft: CaseDraft,
  { process }: Pick<ActionContext, "process">,
  task: Task,
): void {
  for (const each of draft.tasks) {
    if (!isOpen(process, each.state)) continue;
    if (each.parentId === task.id) {
      relieveBelow(draft, { process }, each);
      draft.setTask({ ...each, state: "released" });
    } else if (each.forTaskId === task.id) draft.setTask({ ...each, state: "dropped" });
  }
}

/** The ruling: one lead, who may not return the case; whoever led before is relieved, and so are other helpers. */
const rule: Effect<z.output<typeof concludeInput>> = {
  apply(draft, context) {
    const { leadId, coHandlerIds } = context.input;
    const refusal = refuseToDispatch([leadId, ...coHandlerIds], context);
    if (refusal) return refusal;
    const sentById = senderId(context);
    const { process } = context;
    for (const task of draft.tasks) {
      if (task.state === "consulted") draft.setTask({ ...task, state: "dropped" });
    }
    for (const task of draft.tasks) {
      const open = isOpen(process, task.state) && task.parentId === undefined;
      if (!open || task.role === "side") continue;
      const stays = task.role === "lead" ? task.bodyId === leadId : coHandlerIds.includes(task.bodyId);
      if (stays) {
        // The ruling settles what was still under review.
        if (task.state === "return-asked") draft.setTask({ ...task, state: "working", designated: true });
        continue;
      }
      relieveBelow(draft, context, task);
      draft.setTask({ ...task, state: "released" });
    }
    const stillOpen = (bodyId: string, role: Task["role"]) =>
      draft.tasks.find(
        (task) =>
          task.bodyId === bodyId &&
          task.role === role &&
          task.parentId === undefined &&
          isOpen(process, task.state),
      );
    const lead = stillOpen(leadId, "lead");
    if (lead) draft.setTask({ ...lead, designated: true });
    else draft.sendTask({ role: "lead", bodyId: leadId, designated: true, sentById });
    for (const bodyId of coHandlerIds)
      if (!stillOpen(bodyId, "co")) draft.sendTask({ role: "co", bodyId, designated: true, sentById });
    return undefined;
  },
};

/** 指定主办: a consultation ends in a binding lead, which stands as precedent. */
export const concludeConsultation = defineAction({
  does: { zh: "会商定责，指定主办", en: "Conclude: name the lead" },
  event: "consultation-concluded",
  by: [deskDispatcher],
  from: ["consulting"],
  to: [
    {
      to: "handling",
      when: { zh: "原主办继续办理", en: "the lead goes on" },
      holds: (context) => {
        const lead = findLead(context);
        return lead !== undefined && lead.bodyId === context.input.leadId && lead.state !== "sent";
      },
    },
    { to: "dispatched" },
  ],
  input: concludeInput,
  sealed: ["minutes"],
  fieldsFor: { minutes: staff },
  releases: ["handle", "signIn", "returnReview"],
  effects: [rule],
  seenBy: everyParty,
});
