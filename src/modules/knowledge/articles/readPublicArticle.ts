import { type Refusal, refuse } from "#engine/refusal.ts";
import type { PublicArticle } from "../contract.ts";
import { isExpired } from "../domain/validity.ts";
import type { Ground } from "../ground.ts";
import { bodyView } from "../present.ts";
import { findArticle, findVersion } from "../store.ts";

/** An article that anyone may read; any other is as good as none. */
export async function readPublicArticle(
  ground: Ground,
  id: string,
  now: Date,
): Promise<PublicArticle | Refusal> {
  const article = await findArticle(ground.pool, id);
  if (!article?.public || article.publishedVersion === undefined) return refuse("article-not-found");
  const version = await findVersion(ground.pool, id, article.publishedVersion);
  if (!version) return refuse("article-not-found");
  const { title, answer, ground: restsOn, ownerId, publishedAt, draftedAt } = version;
  return {
    id,
    title,
    answer,
    ground: restsOn,
    owner: bodyView(ground, ownerId),
    validUntil: article.validUntil,
    expired: isExpired(article, now),
    changedAt: (publishedAt ?? draftedAt).toISOString(),
  };
}
