import type { Refusal } from "#engine/refusal.ts";
import type { ArticleContent } from "../domain/article.ts";
import type { Ground } from "../ground.ts";
import { insertArticle, insertVersion } from "../store.ts";
import { type Write, writeOnce, type Written } from "../writeOnce.ts";
import { checkContent } from "./checkContent.ts";

/** Drafts a new article; it is nobody's answer until somebody publishes it. */
export async function proposeArticle(
  ground: Ground,
  write: Write,
  content: ArticleContent,
): Promise<Written | Refusal> {
  return writeOnce(ground, write, { act: "drafted", content }, async (tx, actor) => {
    const { now } = write;
    const refusal = checkContent(ground, actor, content, now);
    if (refusal) return refusal;
    const { ownerId, title, validUntil, reviewOn } = content;
    const id = ground.randomId();
    const standing = { id, ownerId, title, validUntil, reviewOn, public: content.public };
    const versions = { newestVersion: 1, publishedVersion: undefined, draftVersion: 1 };
    await insertArticle(tx, { ...standing, ...versions, withdrawnAt: undefined, changedAt: now });
    await insertVersion(tx, {
      ...content,
      articleId: id,
      version: 1,
      draftedAt: now,
      draftedBy: actor.personId,
    });
    return { subjectId: id, version: 1 };
  });
}
