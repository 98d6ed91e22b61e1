import { type Refusal, refuse } from "#engine/refusal.ts";
import { checkKeeping } from "../domain/mayKeep.ts";
import { checkDates } from "../domain/validity.ts";
import type { Ground } from "../ground.ts";
import { lockArticle, saveArticle } from "../store.ts";
import { type Write, writeOnce, type Written } from "../writeOnce.ts";

/** What is asked of whoever vouches for an article anew. */
export interface Renewal {
  id: string;
  version: number;
  validUntil: string;
  reviewOn: string | undefined;
  reason: string | undefined;
}

/** The owner looked at what is in force and vouches for it until another day: the same words need no new version. */
export async function renewArticle(
  ground: Ground,
  write: Write,
  renewal: Renewal,
): Promise<Written | Refusal> {
  return writeOnce(ground, write, { act: "renewed", ...renewal }, async (tx, actor) => {
    const { id, version, validUntil, reviewOn, reason } = renewal;
    const article = await lockArticle(tx, id);
    if (!article) return refuse("article-not-found");
    const { ownerId, publishedVersion } = article;
    const refusal =
      checkKeeping(actor, { does: "vouch", ownerId }, ground.organisations.tree()) ??
      (publishedVersion === undefined ? refuse("article-not-in-force") : undefined) ??
      (publishedVersion === version
        ? undefined
        : refuse("article-superseded", { version: publishedVersion })) ??
      checkDates(renewal, write.now);
    if (refusal) return refusal;
    await saveArticle(tx, { ...article, validUntil, reviewOn, changedAt: write.now }, "keep");
    const before = { validUntil: article.validUntil, reviewOn: article.reviewOn };
    return { subjectId: id, version, before, ...(reason === undefined ? {} : { reason }) };
  });
}
