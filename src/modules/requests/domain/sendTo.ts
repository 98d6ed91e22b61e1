import type { BodyId } from "#engine/actor.ts";
import type { Case } from "#engine/case.ts";
import type { ActionContext } from "#engine/process.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Tree } from "#engine/tree.ts";
import { governmentOf } from "./trunk/asking.ts";

/** Whether a body may be sent a part of this case; the code says why not. */
function refuseBody(bodyId: BodyId, state: Case, tree: Tree): Refusal | undefined {
  const body = tree.find(bodyId);
  if (!body?.active) return refuse("body-unknown", { bodyId });
  // 兵团: in the territory, not in the jurisdiction; such cases are handed over, never dispatched.
  if (tree.chain(bodyId).some((each) => each.kind === "outside"))
    return refuse("body-outside-jurisdiction", { bodyId });
  if (state.aboutIds.some((aboutId) => tree.isWithin(bodyId, aboutId)))
    return refuse("body-is-subject", { bodyId });
  return undefined;
}

/** Whether every body may be sent a part, each once; gives the first refusal. */
export function refuseBodies(bodyIds: readonly BodyId[], context: ActionContext): Refusal | undefined {
  if (new Set(bodyIds).size !== bodyIds.length) return refuse("body-named-twice");
  for (const bodyId of bodyIds) {
    const refusal = refuseBody(bodyId, context.before, context.tree);
    if (refusal) return refusal;
  }
  return undefined;
}

/** Whether the case's desk may dispatch to every body: those of its own government's territory, each once. */
export function refuseToDispatch(bodyIds: readonly BodyId[], context: ActionContext): Refusal | undefined {
  const refusal = refuseBodies(bodyIds, context);
  if (refusal) return refusal;
  const governmentId = governmentOf(context);
  const beyond = bodyIds.find(
    (bodyId) => governmentId === undefined || !context.tree.isWithin(bodyId, governmentId),
  );
  return beyond === undefined ? undefined : refuse("body-beyond-territory", { bodyId: beyond });
}

/** Whether a body lies below the one that hands a task down; a desk hands down to its government's bodies. */
export function isBelow(bodyId: BodyId, fromId: BodyId, tree: Tree): boolean {
  if (bodyId === fromId) return false;
  const from = tree.find(fromId);
  const above = from?.kind === "desk" ? from.parentId : fromId;
  return above !== undefined && bodyId !== above && tree.isWithin(bodyId, above);
}
