import type { Actor } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { checkKeeping } from "../domain/mayKeep.ts";
import { whyUnusable } from "../domain/validity.ts";
import type { Ground } from "../ground.ts";
import { holdArticle } from "../store.ts";

/** A version of an article, as an answer names it. */
export interface ArticleReference {
  id: string;
  version: number;
}

/**
 * Finds the version that an answer is given from, and keeps it in force until the transaction ends; refused where it
 * may not be given as an answer now, or not by this actor.
 */
export async function findUsable(
  ground: Ground,
  tx: Transaction,
  { id, version }: ArticleReference,
  { actor, now }: { actor: Actor; now: Date },
): Promise<ArticleReference | Refusal> {
  const article = await holdArticle(tx, id);
  const refusal =
    checkKeeping(actor, { does: "read", public: false }, ground.organisations.tree()) ??
    whyUnusable(article, version, now);
  if (!refusal) return { id, version };
  // Whoever holds an old version is told which one to look at.
  return refusal.refused === "article-superseded"
    ? refuse(refusal.refused, { version: article?.publishedVersion })
    : refusal;
}
