import type { BodyId, PersonId } from "#engine/actor.ts";
import type { Instant } from "#engine/instant.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import { dutyAt, dutyChain, findOnDuty, type Found, type IsFit } from "./domain/onDuty.ts";
import { type Ground, stillFit } from "./ground.ts";
import { readRostersAt } from "./store.ts";

/** Whom a search passes over: those a case is about, and those who were called already. */
export interface PassOver {
  aboutIds?: readonly BodyId[];
  personIds?: ReadonlySet<PersonId>;
}

/**
 * Who is on duty for a body at a moment: by its own roster, else by that of a body above it or of their desk, up to the
 * prefecture's; `undefined` where nobody is anywhere. Somebody of a body that a case is about is nobody's choice.
 */
export async function whoIsOnDuty(
  ground: Ground,
  db: Queryable,
  bodyId: BodyId,
  at: Instant,
  { aboutIds = [], personIds = new Set() }: PassOver = {},
): Promise<Found | undefined> {
  const { organisations } = ground;
  const tree = organisations.tree();
  const chain = dutyChain(bodyId, tree, organisations.desks(), aboutIds);
  const rosters = await readRostersAt(db, chain, at);
  const fit = stillFit(ground);
  const isAbout = (personId: PersonId) =>
    organisations
      .postsOf(personId)
      .some((post) => aboutIds.some((aboutId) => tree.isWithin(post.bodyId, aboutId)));
  const mayBeCalled: IsFit = (personId, of) =>
    !personIds.has(personId) && fit(personId, of) && !isAbout(personId);
  return findOnDuty(bodyId, chain, tree, (id) => dutyAt(id, rosters, at, mayBeCalled));
}
