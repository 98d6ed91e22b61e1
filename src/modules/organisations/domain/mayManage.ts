import { type Actor, type BodyId, type PersonId, type Post, roles, type StaffRole } from "#engine/actor.ts";
import type { Tree } from "#engine/tree.ts";

/** What somebody wants to do with bodies, people or posts. */
export type OrganisationAct =
  /** Read an active body's public fields, or search them. */
  | { does: "readActiveBodies" }
  /** Read every body, dissolved ones too. */
  | { does: "readAllBodies" }
  /** Read who changed a body and when. */
  | { does: "readHistory"; bodyId: BodyId }
  /** Put a body under a parent: a new one, or one that moves there. */
  | { does: "placeBody"; parentId: BodyId | undefined }
  /** Change a body's names or phone. */
  | { does: "changeBody"; bodyId: BodyId }
  /** Take a body from its place: dissolve or move it. */
  | { does: "displaceBody"; bodyId: BodyId }
  /** Look for people at a body. */
  | { does: "listPeople"; bodyId: BodyId }
  /** Read a person whose places these are. */
  | { does: "readPerson"; personId: PersonId; places: readonly BodyId[] }
  /** Enter a person without a post. */
  | { does: "addPerson" }
  /** Change a person's name or phone. */
  | { does: "changePerson"; places: readonly BodyId[] }
  /** Give or end posts: `personId` is undefined for a person who is only now entered. */
  | { does: "changePosts"; personId: PersonId | undefined; posts: readonly Post[] }
  /** See how somebody signs in: whether they were invited, have a second factor, are locked out. */
  | { does: "readSignIn"; places: readonly BodyId[] }
  /** Invite somebody, take away a second factor, end their sessions, unlock them. */
  | { does: "resetSignIn"; personId: PersonId; places: readonly BodyId[] }
  /** See how the whole installation does. */
  | { does: "operate" };

/** Posts that watch over the system's own administrators (三员分立): no system administrator gives or takes them. */
const watchingRoles: readonly StaffRole[] = ["auditor", "securityAdmin"];
const rolesThatReadPeople: readonly StaffRole[] = [
  "systemAdmin",
  "securityAdmin",
  "auditor",
  "supervisor",
  "dispatcher",
];
const rolesThatReadHistory: readonly StaffRole[] = ["systemAdmin", "securityAdmin", "auditor"];

/**
 * The one rule of who may do what here. Roles count over the subtree of the post's place;
 * whoever has several posts acts in one of them at a time.
 */
export function mayManage(actor: Actor, act: OrganisationAct, tree: Tree): boolean {
  if (act.does === "readActiveBodies") return true;
  if (actor.kind === "system") return true;
  if (actor.kind !== "staff") return false;
  const { role } = actor.post;
  const root = placeServed(actor.post, tree);
  const within = (bodyId: BodyId) => tree.isWithin(bodyId, root);

  switch (act.does) {
    case "readAllBodies":
      return true;
    case "readHistory":
      return rolesThatReadHistory.includes(role) && within(act.bodyId);
    case "placeBody":
      return role === "systemAdmin" && act.parentId !== undefined && within(act.parentId);
    case "changeBody":
      return role === "systemAdmin" && within(act.bodyId);
    case "displaceBody":
      // Its own place is not an administrator's to take away.
      return role === "systemAdmin" && within(act.bodyId) && act.bodyId !== root;
    case "listPeople":
      return rolesThatReadPeople.includes(role) && within(act.bodyId);
    case "readPerson":
      if (act.personId === actor.personId) return true;
      if (!rolesThatReadPeople.includes(role)) return false;
      return act.places.length === 0 ? isRoot(tree, root) : act.places.some(within);
    case "addPerson":
      return role === "systemAdmin" && isRoot(tree, root);
    case "changePerson":
      if (role !== "systemAdmin") return false;
      return act.places.length === 0 ? isRoot(tree, root) : act.places.every(within);
    case "changePosts":
      if (act.personId === actor.personId) return false;
      return act.posts.every((post) => mayChangePost(role, post, root, tree));
    case "readSignIn":
      if (!rolesThatReadHistory.includes(role)) return false;
      return act.places.length === 0 ? isRoot(tree, root) : act.places.some(within);
    case "resetSignIn":
      // Who enters people does not also hold their keys (三员分立), and nobody lets themselves in again.
      if (role !== "securityAdmin" || act.personId === actor.personId) return false;
      return act.places.length === 0 ? isRoot(tree, root) : act.places.every(within);
    case "operate":
      return role === "systemAdmin" && isRoot(tree, root);
  }
}

/** Where a post counts: a desk works for the body it stands at, so its place is that body's. */
export function placeServed(post: Post, tree: Tree): BodyId {
  const body = tree.find(post.bodyId);
  return body?.kind === "desk" && body.parentId !== undefined ? body.parentId : post.bodyId;
}

function mayChangePost(role: StaffRole, post: Post, root: BodyId, tree: Tree): boolean {
  if (!tree.isWithin(post.bodyId, root)) return false;
  if (watchingRoles.includes(post.role)) return role === "securityAdmin" && isRoot(tree, root);
  return role === "systemAdmin";
}

function isRoot(tree: Tree, id: BodyId): boolean {
  const body = tree.find(id);
  return body !== undefined && body.parentId === undefined;
}

/** Whether login names and the history of people are shown to this reader. */
export function seesLogins(actor: Actor): boolean {
  return (
    actor.kind === "system" || (actor.kind === "staff" && rolesThatReadHistory.includes(actor.post.role))
  );
}

/** Whether a reader is told whom no message reaches: whoever may mend it. */
export function seesReach(actor: Actor): boolean {
  return actor.kind === "system" || (actor.kind === "staff" && actor.post.role === "systemAdmin");
}

/** The roles of which a holder of `role` may give posts, if their place reaches far enough. */
export function rolesGivenBy(role: StaffRole): StaffRole[] {
  if (role === "securityAdmin") return [...watchingRoles];
  if (role !== "systemAdmin") return [];
  return roles.filter((given): given is StaffRole => given !== "reporter" && !watchingRoles.includes(given));
}

/** The roles of which somebody may give a person posts, at the least at their own place. */
export function rolesToGive(actor: Actor, personId: PersonId, tree: Tree): StaffRole[] {
  if (actor.kind !== "staff") return [];
  const bodyId = placeServed(actor.post, tree);
  return rolesGivenBy(actor.post.role).filter((role) =>
    mayManage(actor, { does: "changePosts", personId, posts: [{ role, bodyId }] }, tree),
  );
}
