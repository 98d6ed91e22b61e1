import type { BodyId } from "#engine/actor.ts";
import type { Tree, TreeBody } from "#engine/tree.ts";

/** A desk and those above and below it: the desks whose governments lie in one line with its own. */
export function desksInLine(tree: Tree, deskId: BodyId): BodyId[] {
  const governmentOf = (desk: TreeBody): BodyId => desk.parentId ?? desk.id;
  const own = tree.find(deskId);
  if (!own) return [deskId];
  const ownGovernment = governmentOf(own);
  const inLine = tree.desks.filter((desk) => {
    const government = governmentOf(desk);
    return tree.isWithin(government, ownGovernment) || tree.isWithin(ownGovernment, government);
  });
  return [...new Set([deskId, ...inLine.map(({ id }) => id)])];
}
