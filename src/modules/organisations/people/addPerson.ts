import type { BodyId, StaffRole } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { HeldPost, Person } from "../domain/body.ts";
import { personChange, postChange } from "../domain/change.ts";
import { checkAccess } from "../domain/checkAccess.ts";
import { checkPost } from "../domain/checkPost.ts";
import type { Ground } from "../ground.ts";
import { savePeople, savePosts } from "../store.ts";
import { type Write, type Written, writeOnce } from "../writeOnce.ts";

/** A person to enter; without a first post, only an administrator of the whole prefecture may. */
export interface NewPerson {
  name: string;
  login: string;
  workPhone: string | undefined;
  post: { role: StaffRole; bodyId: BodyId; title: string | undefined } | undefined;
}

/** Enters a person, with a first post, and has their sign-in account made. */
export async function addPerson(
  ground: Ground,
  write: Omit<Write, "input">,
  input: NewPerson,
): Promise<Written | Refusal> {
  return writeOnce(ground, { ...write, input: { act: "addPerson", input } }, async (tx, snapshot) => {
    const refusal = input.post
      ? checkPost(write.actor, snapshot, undefined, input.post)
      : checkAccess(write.actor, { does: "addPerson" }, snapshot.tree);
    if (refusal) return refusal;
    if (snapshot.findPersonByLogin(input.login)) return refuse("login-taken", { login: input.login });
    const person: Person = {
      id: ground.randomId(),
      name: input.name,
      login: input.login,
      workPhone: input.workPhone,
      active: true,
      createdAt: write.now,
    };
    const posts: HeldPost[] = input.post
      ? [{ id: ground.randomId(), personId: person.id, ...input.post, from: write.now, until: undefined }]
      : [];
    await savePeople(tx, [person]);
    await savePosts(tx, posts);
    const { id: personId, login, name: displayName } = person;
    await ground.createAccount?.(tx, { personId, login, displayName, now: write.now });
    return [
      personChange("person-added", undefined, person),
      ...posts.map((post) => postChange("post-given", undefined, post)),
    ];
  });
}
