import type { BodyId, PersonId, Post, StaffRole } from "#engine/actor.ts";
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

/** Somebody who is told of a duty, and the posts in which it is theirs. */
export interface Addressee {
  personId: PersonId;
  posts: readonly Post[];
}

/**
 * Who is told of a body's duty: those who hold one of its roles there; where nobody does, those at the nearest body
 * above, who may act for it.
 */
export function addresseesOf(
  state: Case,
  duty: { bodyId: BodyId; roles: readonly StaffRole[] },
  directory: Directory,
): readonly Addressee[] {
  const roles = [...new Set(duty.roles)];
  for (const { id: bodyId } of directory.tree.chain(duty.bodyId)) {
    const held = roles.flatMap((role) =>
      directory.peopleAt(bodyId, role).map((personId) => ({ personId, post: { role, bodyId } })),
    );
    const told = [...Map.groupBy(held, ({ personId }) => personId)].flatMap(([personId, theirs]) =>
      isAboutThem(state, personId, directory) ? [] : [{ personId, posts: theirs.map(({ post }) => post) }],
    );
    if (told.length > 0) return told;
  }
  return [];
}
