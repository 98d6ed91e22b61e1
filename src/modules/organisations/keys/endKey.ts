import { type Refusal, refuse } from "#engine/refusal.ts";
import { findListedKey, revokeApiKey } from "#platform/auth/apiKeys.ts";
import { checkAccess } from "../domain/checkAccess.ts";
import type { Ground } from "../ground.ts";
import { type Write, type Written, writeOnce } from "../writeOnce.ts";

/** Ends a key at once. */
export async function endKey(
  ground: Ground,
  write: Omit<Write, "input">,
  input: { id: string; reason: string },
): Promise<Written | Refusal> {
  return writeOnce(ground, { ...write, input: { act: "endKey", input } }, async (tx, snapshot) => {
    const key = await findListedKey(tx, input.id);
    const post = key && snapshot.findPost(key.postId);
    // A post that ended took its keys with it: there is nothing left to end.
    if (!key || !post) return refuse("key-not-found");
    const act = { does: "changePosts", personId: key.personId, posts: [post] } as const;
    const refusal = checkAccess(write.actor, act, snapshot.tree);
    if (refusal) return refusal;
    if (key.revokedAt) return refuse("key-ended-already");
    await revokeApiKey(tx, key.id, write.now);
    const value = { keyId: key.id, name: key.name, postId: post.id };
    return [
      {
        act: "key-ended",
        subjectKind: "post",
        subjectId: post.id,
        oldValue: value,
        newValue: undefined,
        reason: input.reason,
      },
    ];
  });
}
