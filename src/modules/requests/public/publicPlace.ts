import type { BodyId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { publicBodyOf } from "../domain/publicRule.ts";
import type { Ground } from "../ground.ts";

/** The place below the root that a list is narrowed to; refused where it would tell more than a line may. */
export function publicPlace(
  { organisations }: Ground,
  placeId: BodyId | undefined,
): { placeId: BodyId | undefined } | Refusal {
  if (placeId === undefined) return { placeId };
  const tree = organisations.tree();
  const shown = publicBodyOf(tree, placeId);
  if (shown !== undefined && shown !== placeId) return refuse("place-too-narrow");
  const body = tree.find(placeId);
  // Nothing lies outside the root, and no row of access is kept for it.
  return { placeId: body && body.parentId === undefined ? undefined : placeId };
}
