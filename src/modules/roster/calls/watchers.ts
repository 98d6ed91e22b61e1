import type { Actor, PersonId } from "#engine/actor.ts";
import type { Case } from "#engine/case.ts";
import { type RosterAct, mayDo } from "../domain/mayDo.ts";
import type { Ground } from "../ground.ts";

/** Whether a person belongs to a body that a case is about: they see nothing of it. */
export function isAboutThem({ organisations }: Ground, personId: PersonId, { aboutIds }: Case): boolean {
  const tree = organisations.tree();
  return organisations
    .postsOf(personId)
    .some((post) => aboutIds.some((aboutId) => tree.isWithin(post.bodyId, aboutId)));
}

/** Those who are told that nobody has a case: administrators and supervisors of the nearest body above that has any. */
export function watchersOf(ground: Ground, { bodyId }: { bodyId: string }, state: Case): PersonId[] {
  const { organisations } = ground;
  for (const body of organisations.tree().chain(bodyId)) {
    const found = (["supervisor", "systemAdmin"] as const)
      .flatMap((role) => organisations.peopleAt(body.id, role))
      .filter(({ id, active }) => active && !isAboutThem(ground, id, state))
      .map(({ id }) => id);
    if (found.length > 0) return [...new Set(found)];
  }
  return [];
}

/** Whether somebody watches over a body's calls. */
export function watches(ground: Ground, actor: Actor, bodyId: string): boolean {
  const act: RosterAct = { does: "watch", bodyId };
  return mayDo(actor, act, ground.organisations.tree());
}
