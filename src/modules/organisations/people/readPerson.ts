import type { Actor, PersonId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { checkAccess } from "../domain/checkAccess.ts";
import { mayManage, rolesToGive, seesLogins } from "../domain/mayManage.ts";
import type { Ground } from "../ground.ts";
import { historyLine, type PersonPage, personLine, postLine } from "../present.ts";
import { listChanges, listPostsOf } from "../store.ts";
import { placesOf } from "./placesOf.ts";

const historyLimit = 100;

/** One person with current and past posts and, for administrators and auditors, the history. */
export async function readPerson(ground: Ground, actor: Actor, id: PersonId): Promise<PersonPage | Refusal> {
  const snapshot = ground.keeper.current();
  const { tree } = snapshot;
  const person = snapshot.findPerson(id);
  const places = person ? await placesOf(ground.pool, snapshot, id) : [];
  const refusal = checkAccess(actor, { does: "readPerson", personId: id, places }, tree);
  if (refusal) return refusal;
  if (!person) return refuse("person-not-found");

  const posts = await listPostsOf(ground.pool, id);
  const withLogin = seesLogins(actor) || (actor.kind === "staff" && actor.personId === id);
  const changes = seesLogins(actor)
    ? [
        ...(await listChanges(ground.pool, "person", [id], historyLimit)),
        ...(await listChanges(
          ground.pool,
          "post",
          posts.map((post) => post.id),
          historyLimit,
        )),
      ].toSorted((a, b) => b.id - a.id)
    : undefined;
  return {
    ...personLine(snapshot, person, { withLogin }),
    createdAt: person.createdAt.toISOString(),
    pastPosts: posts.filter((post) => post.until).map((post) => postLine(snapshot, post)),
    ...(changes && { history: changes.map((change) => historyLine(snapshot, change)) }),
    mayChange: person.active && mayManage(actor, { does: "changePerson", places }, tree),
    mayGive: person.active ? rolesToGive(actor, id, tree) : [],
    mayEnd: posts
      .filter((post) => !post.until)
      .filter((post) => mayManage(actor, { does: "changePosts", personId: id, posts: [post] }, tree))
      .map((post) => post.id),
  };
}
