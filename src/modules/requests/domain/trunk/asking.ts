import type { BodyId } from "#engine/actor.ts";
import type { Json, Task } from "#engine/case.ts";
import type { CaseDraft } from "#engine/caseDraft.ts";
import type { ActionContext, Condition, Effect } from "#engine/process.ts";
import { isOpen } from "#engine/invariants.ts";
import { refuse } from "#engine/refusal.ts";
import { isRootLead, senderId } from "../rules.ts";

/** What a lead or a co-handler may ask for, as the state of the side task that waits for the decision. */
export type Ask = "extension-asked" | "pause-asked" | "carry-asked";

/** The desk that dispatched the case. */
export function deskOf({ before }: Pick<ActionContext, "before">): BodyId | undefined {
  return before.places["desk"];
}

/** The government that the desk belongs to: its leaders decide what a desk may not. */
export function governmentOf(context: Pick<ActionContext, "before" | "tree">): BodyId | undefined {
  const deskId = deskOf(context);
  return deskId === undefined ? undefined : (context.tree.find(deskId)?.parentId ?? deskId);
}

/** Asks a body for a decision; the handling goes on meanwhile, and so do its clocks. */
export function ask(
  draft: CaseDraft,
  context: ActionContext,
  state: Ask,
  bodyId: BodyId | undefined,
  asks: Readonly<Record<string, Json>>,
) {
  if (bodyId === undefined) return refuse("body-unknown");
  draft.sendTask({
    role: "side",
    state,
    bodyId,
    forTaskId: context.task?.id,
    sentById: senderId(context),
    asks,
  });
  return undefined;
}

/** The task on whose behalf a side task asks. */
export function findAsker({ before, task }: Pick<ActionContext, "before" | "task">): Task | undefined {
  return before.tasks.find((each) => each.id === task?.forTaskId);
}

/** A decision is not asked for twice at once. */
export const nothingAskedYet: Condition = {
  otherwise: "asked-already",
  holds: ({ before, process, task }) =>
    before.tasks.every((each) => each.forTaskId !== task?.id || !isOpen(process, each.state)),
};

/** Only whoever was sent the case by the desk asks for time; what was handed down stays inside its parent's limit. */
export const sentByTheDesk: Condition = {
  otherwise: "ask-the-level-above",
  holds: ({ task }) => task?.parentId === undefined,
};

/** The lead's own task, not one handed down from it. */
export const onTheLeadsTask: Condition = {
  otherwise: "only-the-lead",
  holds: ({ task }) => isRootLead(task),
};

const asks: ReadonlySet<string> = new Set<Ask>(["extension-asked", "pause-asked", "carry-asked"]);

/** Whatever was asked for falls away as the case takes another way. */
export const dropEveryAsk: Effect = {
  apply(draft) {
    for (const task of draft.tasks) if (asks.has(task.state)) draft.setTask({ ...task, state: "dropped" });
    return undefined;
  },
};

/** What was asked for on behalf of a task falls away with what its body now does instead. */
export const dropAsks: Effect = {
  apply(draft, { process, task }) {
    if (!task) return undefined;
    for (const each of draft.tasks)
      if (each.forTaskId === task.id && isOpen(process, each.state))
        draft.setTask({ ...each, state: "dropped" });
    return undefined;
  },
};
