import type { Transaction } from "#platform/database/queryable.ts";
import type { Body, HeldPost, Person } from "../domain/body.ts";
import { bodyChange, personChange, postChange } from "../domain/change.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import { loadSnapshot } from "../snapshotKeeper.ts";
import { advanceVersion, appendChanges, saveBodies, savePeople, savePosts, takeTurn } from "../store.ts";
import { demoPeople } from "./demoPeople.ts";
import { seedBodies } from "./seedBodies.ts";

/** How much a seed added; a second run adds nothing. */
export interface Seeded {
  bodies: number;
  people: number;
}

/**
 * Adds what is missing of the model prefecture and, where asked, of its demo people.
 * What is there already stays as it is; where another prefecture stands, nothing is added.
 */
export async function seedPrefecture(
  tx: Transaction,
  { now, withDemoPeople }: { now: Date; withDemoPeople: boolean },
): Promise<Seeded> {
  await takeTurn(tx);
  const snapshot = await loadSnapshot(tx);
  const seeds = seedBodies();
  const root = snapshot.bodies.find((body) => body.parentId === undefined);
  if (root && !seeds.some((seed) => seed.id === root.id)) return { bodies: 0, people: 0 };

  const bodies = missingBodies(snapshot, now);
  const people = withDemoPeople ? missingPeople(snapshot, now) : { people: [], posts: [] };
  const changes = [
    ...bodies.map((body) => bodyChange("body-established", undefined, body, "model prefecture")),
    ...people.people.map((person) => personChange("person-added", undefined, person, "demo")),
    ...people.posts.map((post) => postChange("post-given", undefined, post, "demo")),
  ];
  if (changes.length > 0) {
    await saveBodies(tx, bodies);
    await savePeople(tx, people.people);
    await savePosts(tx, people.posts);
    await appendChanges(tx, changes, { by: undefined, at: now, key: undefined, inputDigest: undefined });
    await advanceVersion(tx);
  }
  return { bodies: bodies.length, people: people.people.length };
}

function missingBodies(snapshot: Snapshot, now: Date): Body[] {
  return seedBodies()
    .filter((seed) => !snapshot.findBody(seed.id))
    .map((seed) => ({
      ...seed,
      phone: undefined,
      active: true,
      establishedAt: now,
      dissolvedAt: undefined,
      successorId: undefined,
    }));
}

function missingPeople(snapshot: Snapshot, now: Date): { people: Person[]; posts: HeldPost[] } {
  const missing = demoPeople.filter(
    (demo) => !(snapshot.findPerson(demo.personId) ?? snapshot.findPersonByLogin(demo.login)),
  );
  return {
    people: missing.map(({ personId, login, name }) => ({
      id: personId,
      name,
      login,
      workPhone: undefined,
      active: true,
      createdAt: now,
    })),
    posts: missing.flatMap(({ personId, posts }) =>
      posts.map((post) => ({ ...post, personId, from: now, until: undefined })),
    ),
  };
}
