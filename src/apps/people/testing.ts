import { demoPeople } from "#modules/organisations/index.ts";
import type { Caller, TestSystem } from "../testing.ts";

/** Somebody who may or may not see something, with the bodies they belong to. */
export interface Somebody {
  name: string;
  caller: Caller;
  bodies: readonly string[];
}

/** Every demo person in every post they hold. */
export async function everyPost(shiliu: TestSystem): Promise<Somebody[]> {
  const found: Somebody[] = [];
  for (const { login, posts } of demoPeople) {
    for (const { role, bodyId } of posts) {
      found.push({
        name: `${login} as ${role} at ${bodyId}`,
        caller: await shiliu.staff(login, bodyId),
        bodies: posts.map((post) => post.bodyId),
      });
    }
  }
  return found;
}
