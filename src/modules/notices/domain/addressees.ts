import type { BodyId, PersonId, StaffRole } from "#engine/actor.ts";
import type { Case } from "#engine/case.ts";
import { isAbout } from "#engine/standing.ts";
import type { Tree } from "#engine/tree.ts";
import type { Words } from "#engine/words.ts";

/** Who works where, as of now. */
export interface Directory {
  tree: Tree;
  /** Who holds a role at exactly this body. */
  peopleAt(bodyId: BodyId, role: StaffRole): readonly PersonId[];
  /** The bodies of all posts that somebody holds. */
  bodiesOf(personId: PersonId): readonly BodyId[];
  bodyName(bodyId: BodyId): Words;
}

/** Whether somebody belongs to a body that a case is about: they hear nothing of it, whatever post they hold besides. */
export function isAboutThem(
  state: Pick<Case, "aboutIds">,
  personId: PersonId,
  directory: Pick<Directory, "tree" | "bodiesOf">,
): boolean {
  const bodies = directory.bodiesOf(personId);
  const [bodyId] = bodies;
  if (bodyId === undefined) return false;
  const actor = { kind: "staff", personId, post: { role: "handler", bodyId }, bodies } as const;
  return isAbout(state as Case, actor, directory.tree);
}

/**
 * Who is told of a body's duty: those who hold one of its roles there; where nobody does, those at the nearest body
 * above, who may act for it.
 */
export function addresseesOf(
  state: Case,
  duty: { bodyId: BodyId; roles: readonly StaffRole[] },
  directory: Directory,
): readonly PersonId[] {
  for (const { id } of directory.tree.chain(duty.bodyId)) {
    const held = duty.roles.flatMap((role) => directory.peopleAt(id, role));
    const told = [...new Set(held)].filter((personId) => !isAboutThem(state, personId, directory));
    if (told.length > 0) return told;
  }
  return [];
}
