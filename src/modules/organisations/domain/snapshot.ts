import type { BodyId, PersonId, StaffRole } from "#engine/actor.ts";
import { type Tree, treeOf } from "#engine/tree.ts";
import type { Body, HeldPost, Person } from "./body.ts";
import { type Installation, newInstallation } from "./installation.ts";

/** Everything the other modules ask about bodies and posts, held in memory as of one version. */
export interface Snapshot {
  version: number;
  tree: Tree;
  installation: Installation;
  /** Every body, dissolved ones too, in the order of their codes. */
  bodies: readonly Body[];
  /** Active desks. */
  desks: readonly Body[];
  findBody(id: BodyId): Body | undefined;
  /** Active bodies directly below one. */
  childrenOf(id: BodyId): readonly Body[];
  findPerson(id: PersonId): Person | undefined;
  findPersonByLogin(login: string): Person | undefined;
  findPost(id: string): HeldPost | undefined;
  /** The posts a person holds now. */
  postsOf(personId: PersonId): readonly HeldPost[];
  /** The bodies of those posts, and the bodies that these took over: a report about one of those is about them. */
  bodiesOf(personId: PersonId): readonly BodyId[];
  /** The posts held now at exactly this body. */
  postsAt(bodyId: BodyId): readonly HeldPost[];
  /** Who holds a post at exactly this body (in this role). */
  peopleAt(bodyId: BodyId, role?: StaffRole): readonly Person[];
}

/** Indexes bodies, people and current posts; `posts` holds current ones only. */
export function snapshotOf(
  version: number,
  rows: {
    bodies: readonly Body[];
    people: readonly Person[];
    posts: readonly HeldPost[];
    installation?: Installation;
  },
): Snapshot {
  const bodies = rows.bodies.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const byId = new Map(bodies.map((body) => [body.id, body]));
  const children = Map.groupBy(
    bodies.filter((body) => body.active),
    (body) => body.parentId,
  );
  const people = new Map(rows.people.map((person) => [person.id, person]));
  const logins = new Map(rows.people.map((person) => [person.login, person]));
  const posts = new Map(rows.posts.map((post) => [post.id, post]));
  const postsByPerson = Map.groupBy(rows.posts, (post) => post.personId);
  const postsByBody = Map.groupBy(rows.posts, (post) => post.bodyId);
  const tookOver = Map.groupBy(
    bodies.filter((body) => body.successorId !== undefined),
    (body) => body.successorId,
  );
  const withTakenOver = (id: BodyId): BodyId[] => [
    id,
    ...(tookOver.get(id) ?? []).flatMap((body) => withTakenOver(body.id)),
  ];
  const postsAt = (bodyId: BodyId) => postsByBody.get(bodyId) ?? [];

  return {
    version,
    tree: treeOf(bodies),
    installation: rows.installation ?? newInstallation,
    bodies,
    desks: bodies.filter((body) => body.kind === "desk" && body.active),
    findBody: (id) => byId.get(id),
    childrenOf: (id) => children.get(id) ?? [],
    findPerson: (id) => people.get(id),
    findPersonByLogin: (login) => logins.get(login),
    findPost: (id) => posts.get(id),
    postsOf: (personId) => postsByPerson.get(personId) ?? [],
    bodiesOf: (personId) => [
      ...new Set((postsByPerson.get(personId) ?? []).flatMap((post) => withTakenOver(post.bodyId))),
    ],
    postsAt,
    peopleAt(bodyId, role) {
      const held = postsAt(bodyId).filter((post) => role === undefined || post.role === role);
      return [...new Set(held.map((post) => post.personId))].flatMap((id) => people.get(id) ?? []);
    },
  };
}
