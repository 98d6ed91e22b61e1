import type { BodyId, PersonId } from "#engine/actor.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import { listPostsOf } from "../store.ts";

/** Where a person belongs: the bodies of their posts, or of the past ones where none is current. */
export async function placesOf(
  db: Queryable,
  snapshot: Snapshot,
  personId: PersonId,
): Promise<readonly BodyId[]> {
  const current = snapshot.postsOf(personId);
  return (current.length > 0 ? current : await listPostsOf(db, personId)).map((post) => post.bodyId);
}
