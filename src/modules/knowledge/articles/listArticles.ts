import type { Actor } from "#engine/actor.ts";
import { isRefusal, type Refusal } from "#engine/refusal.ts";
import type { ArticleLine } from "../contract.ts";
import { checkKeeping, mayKeep } from "../domain/mayKeep.ts";
import { soonUntil } from "../domain/validity.ts";
import type { Ground } from "../ground.ts";
import { articleLine } from "../present.ts";
import { listOwners } from "../store.ts";
import { selectArticles, type Shown } from "../store/selectArticles.ts";
import { readListCursor, writeListCursor } from "./listCursor.ts";

/** A page of articles: all in force, or those of the bodies that the reader may write for. */
export async function listArticles(
  ground: Ground,
  actor: Actor,
  { show, cursor, limit }: { show: Shown; cursor: string | undefined; limit: number },
  now: Date,
): Promise<{ lines: ArticleLine[]; next?: string } | Refusal> {
  const tree = ground.organisations.tree();
  const refusal = checkKeeping(actor, { does: "read", public: false }, tree);
  if (refusal) return refusal;
  const after = readListCursor(cursor, show);
  if (isRefusal(after)) return after;
  const writesFor = (ownerId: string) => mayKeep(actor, { does: "propose", ownerId }, tree);
  const ownerIds = (await listOwners(ground.pool)).filter(writesFor);
  const found = await selectArticles(ground.pool, {
    show,
    ownerIds,
    until: soonUntil(now),
    after,
    limit: limit + 1,
  });
  const articles = found.slice(0, limit);
  const last = found.length > limit ? articles.at(-1) : undefined;
  return {
    lines: articles.map((article) => articleLine(ground, article, writesFor(article.ownerId), now)),
    ...(last ? { next: writeListCursor(last, show) } : {}),
  };
}
