import type { Actor, BodyId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Tree } from "#engine/tree.ts";
import type { Body } from "./body.ts";
import { checkAccess } from "./checkAccess.ts";
import { checkMove } from "./treeRules.ts";

/** Whether somebody may change a body, and move it under `newParentId` where that differs; undefined where they may. */
export function checkBodyChange(
  actor: Actor,
  tree: Tree,
  before: Body,
  newParentId: BodyId | undefined,
): Refusal | undefined {
  const refusal = checkAccess(actor, { does: "changeBody", bodyId: before.id }, tree);
  if (refusal) return refusal;
  if (!before.active) return refuse("body-inactive", { id: before.id });
  if (newParentId === undefined || newParentId === before.parentId) return undefined;
  return (
    checkAccess(actor, { does: "displaceBody", bodyId: before.id }, tree) ??
    checkMove(tree, before.id, newParentId) ??
    checkAccess(actor, { does: "placeBody", parentId: newParentId }, tree)
  );
}
