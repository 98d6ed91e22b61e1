import type { BodyId, PersonId, StaffRole } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { HeldPost } from "../domain/body.ts";
import { postChange } from "../domain/change.ts";
import { checkPost } from "../domain/checkPost.ts";
import type { Ground } from "../ground.ts";
import { savePosts } from "../store.ts";
import { type Write, type Written, writeOnce } from "../writeOnce.ts";

/** A post to be given. */
export interface NewPost {
  personId: PersonId;
  role: StaffRole;
  bodyId: BodyId;
  title: string | undefined;
  reason: string | undefined;
}

/** Gives a person a post, from now on. */
export async function givePost(
  ground: Ground,
  write: Omit<Write, "input">,
  input: NewPost,
): Promise<Written | Refusal> {
  return writeOnce(ground, { ...write, input: { act: "givePost", input } }, async (tx, snapshot) => {
    const person = snapshot.findPerson(input.personId);
    if (!person) return refuse("person-not-found");
    const refusal = checkPost(write.actor, snapshot, person, input);
    if (refusal) return refusal;
    const post: HeldPost = {
      id: ground.randomId(),
      personId: person.id,
      role: input.role,
      bodyId: input.bodyId,
      title: input.title,
      from: write.now,
      until: undefined,
    };
    await savePosts(tx, [post]);
    return [postChange("post-given", undefined, post, input.reason)];
  });
}
