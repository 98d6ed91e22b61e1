import type { PersonId, StaffActor } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { termsOf } from "#platform/search/terms.ts";
import type { Article, ArticleContent, ArticleVersion } from "../domain/article.ts";
import { checkKeeping, hasOtherPublisher, type KnowledgeAct } from "../domain/mayKeep.ts";
import { checkDates } from "../domain/validity.ts";
import type { Ground } from "../ground.ts";
import { findVersion, lockArticle, saveArticle, setVersionState } from "../store.ts";
import { headTerm } from "../store/selectFound.ts";
import { type Write, writeOnce, type Written } from "../writeOnce.ts";
import { headOf } from "./reviseArticle.ts";

/** Puts the draft in force; the version before it is kept as it was, and is nobody's answer any more. */
export async function publishArticle(
  ground: Ground,
  write: Write,
  { id, version }: { id: string; version: number },
): Promise<Written | Refusal> {
  return writeOnce(ground, write, { act: "published", id, version }, async (tx, actor) => {
    const { now } = write;
    const article = await lockArticle(tx, id);
    const draft = article && (await findVersion(tx, id, version));
    if (!draft) return refuse("article-not-found");
    const refusal =
      refusePublishing(ground, actor, article, draft) ??
      (article.draftVersion === version ? undefined : refuse("draft-gone")) ??
      checkDates(draft, now);
    if (refusal) return refusal;
    await putInForce(tx, article, draft, { at: now, by: actor.personId });
    return { subjectId: id, version };
  });
}

/** Whoever may publish must be over the owner as it was and as it will be. */
function refusePublishing(
  ground: Ground,
  actor: StaffActor,
  article: Article,
  draft: ArticleVersion,
): Refusal | undefined {
  const tree = ground.organisations.tree();
  return (
    checkKeeping(actor, { does: "vouch", ownerId: article.ownerId }, tree) ??
    checkKeeping(actor, publishing(ground, actor, draft), tree)
  );
}

/** Publishing a draft, as {@link checkKeeping} is asked about it. */
export function publishing(
  { organisations }: Ground,
  actor: StaffActor,
  { ownerId, draftedBy }: ArticleVersion,
): KnowledgeAct {
  const others = hasOtherPublisher(ownerId, actor.personId, organisations.tree(), organisations);
  return { does: "publish", ownerId, draftedBy, others };
}

/** Makes a draft the version in force. */
export async function putInForce(
  tx: Transaction,
  article: Article,
  draft: ArticleVersion,
  published: { at: Date; by: PersonId | undefined },
): Promise<void> {
  const { id, publishedVersion } = article;
  if (publishedVersion !== undefined) await setVersionState(tx, id, publishedVersion, "superseded");
  await setVersionState(tx, id, draft.version, "published", published);
  const inForce: Article = {
    ...article,
    ...headOf(draft),
    publishedVersion: draft.version,
    draftVersion: undefined,
    withdrawnAt: undefined,
    changedAt: published.at,
  };
  await saveArticle(tx, inForce, articleTerms(draft));
}

/** What a version is found by; title, question and keywords once more, since they say what it is about. */
function articleTerms({ title, question, keywords, answer }: ArticleContent): string[] {
  const head = termsOf([title, question ?? "", ...keywords].join("\n"));
  return [...new Set([...head, ...termsOf(answer), ...head.map(headTerm)])];
}
