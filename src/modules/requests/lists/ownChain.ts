import type { StaffActor } from "#engine/actor.ts";
import type { Tree } from "#engine/tree.ts";

/** All bodies that an actor belongs to, upwards: a case about any of these is hidden from them. */
export function ownChainOf(tree: Tree, actor: StaffActor): string[] {
  return [actor.post.bodyId, ...actor.bodies].flatMap((bodyId) => tree.chain(bodyId).map(({ id }) => id));
}
