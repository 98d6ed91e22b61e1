import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Article, ArticleContent } from "../domain/article.ts";
import { checkKeeping } from "../domain/mayKeep.ts";
import type { Ground } from "../ground.ts";
import { insertVersion, lockArticle, saveArticle, setVersionState } from "../store.ts";
import { type Write, writeOnce, type Written } from "../writeOnce.ts";
import { checkContent } from "./checkContent.ts";

/** Drafts a new version of an article; a draft that waits is replaced. What is in force stays so until then. */
export async function reviseArticle(
  ground: Ground,
  write: Write,
  { id, newestVersion }: { id: string; newestVersion: number },
  content: ArticleContent,
): Promise<Written | Refusal> {
  return writeOnce(ground, write, { act: "drafted", id, newestVersion, content }, async (tx, actor) => {
    const { now } = write;
    const article = await lockArticle(tx, id);
    if (!article) return refuse("article-not-found");
    const { ownerId } = article;
    const refusal =
      checkKeeping(actor, { does: "propose", ownerId }, ground.organisations.tree()) ??
      (newestVersion === article.newestVersion ? undefined : refuse("article-changed")) ??
      checkContent(ground, actor, content, now);
    if (refusal) return refusal;
    const version = article.newestVersion + 1;
    if (article.draftVersion !== undefined) await setVersionState(tx, id, article.draftVersion, "superseded");
    await insertVersion(tx, {
      ...content,
      articleId: id,
      version,
      draftedAt: now,
      draftedBy: actor.personId,
    });
    const next: Article = { ...article, newestVersion: version, draftVersion: version, changedAt: now };
    await saveArticle(
      tx,
      article.publishedVersion === undefined ? { ...next, ...headOf(content) } : next,
      "keep",
    );
    return { subjectId: id, version };
  });
}

/** What lists show of an article, as one of its versions says it. */
export function headOf({
  ownerId,
  title,
  validUntil,
  reviewOn,
  public: isPublic,
}: ArticleContent): Pick<Article, "ownerId" | "title" | "validUntil" | "reviewOn" | "public"> {
  return { ownerId, title, validUntil, reviewOn, public: isPublic };
}
