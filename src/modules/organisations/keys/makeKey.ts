import { type Refusal, refuse } from "#engine/refusal.ts";
import { createApiKey } from "#platform/auth/apiKeys.ts";
import { checkAccess } from "../domain/checkAccess.ts";
import type { Ground } from "../ground.ts";
import { type Write, type Written, writeOnce } from "../writeOnce.ts";

/** A key for another system, which will act as the holder of this post. */
export interface NewKey {
  postId: string;
  name: string;
  expiresAt: Date | undefined;
}

/** Makes a key. Its secret is told once, to whoever made it; sent again, the write tells that it was made. */
export async function makeKey(
  ground: Ground,
  write: Omit<Write, "input">,
  input: NewKey,
): Promise<{ id: string; secret: string | undefined } | Refusal> {
  const id = ground.randomId();
  let secret: string | undefined;
  const done = await writeOnce(
    ground,
    { ...write, input: { act: "makeKey", input } },
    async (tx, snapshot) => {
      const post = snapshot.findPost(input.postId);
      if (!post) return refuse("post-not-found");
      const act = { does: "changePosts", personId: post.personId, posts: [post] } as const;
      const refusal = checkAccess(write.actor, act, snapshot.tree);
      if (refusal) return refusal;
      if (input.expiresAt && input.expiresAt <= write.now) return refuse("key-ends-in-the-past");
      const { personId } = post;
      secret = await createApiKey(tx, { id, ...input, personId, now: write.now }, ground.random);
      const newValue = { keyId: id, name: input.name, postId: post.id };
      return [
        {
          act: "key-made",
          subjectKind: "post",
          subjectId: post.id,
          oldValue: undefined,
          newValue,
          reason: undefined,
        },
      ];
    },
  );
  if ("refused" in done) return done;
  return { id: keyIdOf(done) ?? id, secret };
}

function keyIdOf({ first }: Written): string | undefined {
  const value = first?.newValue;
  return typeof value === "object" && value !== null && "keyId" in value ? String(value.keyId) : undefined;
}
