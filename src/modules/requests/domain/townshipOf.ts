import type { BodyId } from "#engine/actor.ts";
import type { BodyKind, Tree, TreeBody } from "#engine/tree.ts";

const townshipKinds: ReadonlySet<BodyKind> = new Set(["township", "street", "park"]);

/** The township, street or park that a place is or lies in. */
export function townshipOf(tree: Tree, placeId: BodyId): TreeBody | undefined {
  return tree.chain(placeId).find(({ kind }) => townshipKinds.has(kind));
}
