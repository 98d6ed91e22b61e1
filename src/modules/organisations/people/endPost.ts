import { type Refusal, refuse } from "#engine/refusal.ts";
import { postChange } from "../domain/change.ts";
import { checkAccess } from "../domain/checkAccess.ts";
import type { Ground } from "../ground.ts";
import { findPost, savePosts } from "../store.ts";
import { type Write, type Written, writeOnce } from "../writeOnce.ts";

/** Ends a post; it stays in the history. */
export async function endPost(
  ground: Ground,
  write: Omit<Write, "input">,
  input: { id: string; reason: string },
): Promise<Written | Refusal> {
  return writeOnce(ground, { ...write, input: { act: "endPost", input } }, async (tx, { tree }) => {
    const before = await findPost(tx, input.id);
    if (!before) return refuse("post-not-found");
    const { personId } = before;
    const refusal = checkAccess(write.actor, { does: "changePosts", personId, posts: [before] }, tree);
    if (refusal) return refusal;
    if (before.until) return refuse("post-ended");
    const after = { ...before, until: write.now };
    await savePosts(tx, [after]);
    return [postChange("post-ended", before, after, input.reason)];
  });
}
