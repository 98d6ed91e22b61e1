import { type Refusal, refuse } from "#engine/refusal.ts";
import { checkKeeping } from "../domain/mayKeep.ts";
import type { Ground } from "../ground.ts";
import { findVersion, lockArticle, saveArticle, setVersionState } from "../store.ts";
import { type Write, writeOnce, type Written } from "../writeOnce.ts";

/** Sends a draft back to whoever wrote it, with the reason. What is in force stays so. */
export async function returnDraft(
  ground: Ground,
  write: Write,
  { id, version, reason }: { id: string; version: number; reason: string },
): Promise<Written | Refusal> {
  return writeOnce(ground, write, { act: "returned", id, version, reason }, async (tx, actor) => {
    const article = await lockArticle(tx, id);
    const draft = article && (await findVersion(tx, id, version));
    if (!draft) return refuse("article-not-found");
    const refusal =
      checkKeeping(actor, { does: "vouch", ownerId: draft.ownerId }, ground.organisations.tree()) ??
      (article.draftVersion === version ? undefined : refuse("draft-gone"));
    if (refusal) return refusal;
    await setVersionState(tx, id, version, "returned");
    await saveArticle(tx, { ...article, draftVersion: undefined, changedAt: write.now }, "keep");
    return { subjectId: id, version, reason };
  });
}
