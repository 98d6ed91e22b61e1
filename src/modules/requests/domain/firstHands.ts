import type { BodyId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Tree, TreeBody } from "#engine/tree.ts";
import { townshipOf } from "./townshipOf.ts";

/** The bodies a new case begins with. */
export interface FirstHands {
  matter: BodyId;
  /** The township, street or park where the matter lies, or the first body above it that the case is not about. */
  township: BodyId;
  /** The desk that dispatches: the county's, or the prefecture's where the county has none or is itself meant. */
  desk: BodyId;
}

/** Which desk of those directly under a body serves a process. */
function findDeskUnder(body: TreeBody, desks: readonly TreeBody[], processId: string): TreeBody | undefined {
  return desks.find((desk) => desk.active && desk.parentId === body.id && desk.serves?.includes(processId));
}

/**
 * Finds who receives a case about a matter at a place. A body that the case is about never does, nor anything below
 * it; where nobody is left, the case cannot be taken in here and the lawful route is told.
 */
export function findFirstHands(
  tree: Tree,
  desks: readonly TreeBody[],
  processId: string,
  matterId: BodyId,
  aboutIds: readonly BodyId[],
): FirstHands | Refusal {
  const chain = tree.chain(matterId);
  if (!chain[0]?.active) return refuse("place-unknown", { placeId: matterId });
  if (chain.some((body) => body.kind === "outside"))
    return refuse("place-outside-jurisdiction", { placeId: matterId });
  const free = (body: TreeBody) => !aboutIds.some((about) => tree.isWithin(body.id, about));
  const desk = chain
    .filter((body) => free(body))
    .flatMap((body) => findDeskUnder(body, desks.filter(free), processId) ?? [])[0];
  if (!desk) return refuse("nobody-may-receive");
  const township = townshipOf(tree, matterId);
  return { matter: matterId, township: township && free(township) ? township.id : desk.id, desk: desk.id };
}
