import type { PersonId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { personChange, postChange } from "../domain/change.ts";
import { checkAccess } from "../domain/checkAccess.ts";
import type { Ground } from "../ground.ts";
import { savePeople, savePosts } from "../store.ts";
import { type Write, type Written, writeOnce } from "../writeOnce.ts";
import { placesOf } from "./placesOf.ts";

/** A person leaves: every post ends with the reason, and nobody signs in as them again. */
export async function deactivatePerson(
  ground: Ground,
  write: Omit<Write, "input">,
  input: { id: PersonId; reason: string },
): Promise<Written | Refusal> {
  return writeOnce(ground, { ...write, input: { act: "deactivatePerson", input } }, async (tx, snapshot) => {
    const before = snapshot.findPerson(input.id);
    if (!before) return refuse("person-not-found");
    const posts = snapshot.postsOf(input.id);
    const refusal =
      posts.length > 0
        ? checkAccess(write.actor, { does: "changePosts", personId: input.id, posts }, snapshot.tree)
        : checkAccess(
            write.actor,
            { does: "changePerson", places: await placesOf(tx, snapshot, input.id) },
            snapshot.tree,
          );
    if (refusal) return refusal;
    if (!before.active) return refuse("person-inactive", { name: before.name });
    const after = { ...before, active: false };
    const ended = posts.map((post) => ({ before: post, after: { ...post, until: write.now } }));
    await savePeople(tx, [after]);
    await savePosts(
      tx,
      ended.map((end) => end.after),
    );
    await ground.disableAccount?.(tx, input.id, write.now);
    return [
      personChange("person-left", before, after, input.reason),
      ...ended.map((end) => postChange("post-ended", end.before, end.after, input.reason)),
    ];
  });
}
