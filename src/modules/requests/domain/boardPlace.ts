import type { BodyId } from "#engine/actor.ts";
import type { Tree } from "#engine/tree.ts";
import { townshipOf } from "./townshipOf.ts";

/** The place that the board counts a matter at: its township, street or park, else the very place. */
export function boardPlaceOf(tree: Tree, placeId: BodyId): BodyId {
  return townshipOf(tree, placeId)?.id ?? placeId;
}

/** All places that the board counts at this one. */
export function placesCountedAt(tree: Tree, bodyIds: readonly BodyId[], placeId: BodyId): BodyId[] {
  return bodyIds.filter((id) => tree.isWithin(id, placeId) && boardPlaceOf(tree, id) === placeId);
}
