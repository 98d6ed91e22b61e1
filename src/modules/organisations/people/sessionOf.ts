import type { PersonId, StaffRole } from "#engine/actor.ts";
import type { Words } from "#engine/words.ts";
import type { Snapshot } from "../domain/snapshot.ts";

/** What the session screen needs of a signed-in person. */
export interface PersonSession {
  person: { id: PersonId; name: string };
  posts: { id: string; role: StaffRole; bodyId: string; bodyName: Words; atRoot: boolean; title?: string }[];
}

/** The person and the posts they may act in; undefined for someone unknown or gone. */
export function sessionOf(snapshot: Snapshot, personId: PersonId): PersonSession | undefined {
  const person = snapshot.findPerson(personId);
  if (!person?.active) return undefined;
  return {
    person: { id: person.id, name: person.name },
    posts: snapshot.postsOf(personId).map((post) => ({
      id: post.id,
      role: post.role,
      bodyId: post.bodyId,
      bodyName: snapshot.findBody(post.bodyId)?.name ?? { zh: post.bodyId, en: post.bodyId },
      atRoot: snapshot.findBody(post.bodyId)?.parentId === undefined,
      ...(post.title !== undefined && { title: post.title }),
    })),
  };
}
