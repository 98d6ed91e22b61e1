import { type Refusal, refuse } from "#engine/refusal.ts";
import { checkKeeping } from "../domain/mayKeep.ts";
import type { Ground } from "../ground.ts";
import { lockArticle, saveArticle, setVersionState } from "../store.ts";
import { type Write, writeOnce, type Written } from "../writeOnce.ts";

/** Takes an article out of use, with the reason; a later version may put it in force again. */
export async function withdrawArticle(
  ground: Ground,
  write: Write,
  { id, reason }: { id: string; reason: string },
): Promise<Written | Refusal> {
  return writeOnce(ground, write, { act: "withdrawn", id, reason }, async (tx, actor) => {
    const article = await lockArticle(tx, id);
    if (!article) return refuse("article-not-found");
    const { ownerId, publishedVersion } = article;
    const refusal = checkKeeping(actor, { does: "vouch", ownerId }, ground.organisations.tree());
    if (refusal) return refusal;
    if (publishedVersion === undefined) return refuse("article-not-in-force");
    await setVersionState(tx, id, publishedVersion, "withdrawn");
    const { now } = write;
    const withdrawn = { ...article, publishedVersion: undefined, withdrawnAt: now, changedAt: now };
    await saveArticle(tx, withdrawn, undefined);
    return { subjectId: id, version: publishedVersion, reason };
  });
}
