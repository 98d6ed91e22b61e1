import type { Actor } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { ArticleView, VersionView } from "../contract.ts";
import { type Article, articleActs, type ArticleVersion, stateOf } from "../domain/article.ts";
import { checkKeeping, type KnowledgeAct, mayKeep } from "../domain/mayKeep.ts";
import { isExpired, lateSince } from "../domain/validity.ts";
import type { Ground } from "../ground.ts";
import { personView, timeLeft, versionView } from "../present.ts";
import { countUses, findArticle, findVersion, listVersions } from "../store.ts";
import { listChanges, type StoredChange } from "../store/changes.ts";
import { publishing } from "./publishArticle.ts";

const mostChanges = 100;

/** An article with its versions, as far as its reader may see them. */
export async function readArticle(
  ground: Ground,
  actor: Actor,
  id: string,
  now: Date,
): Promise<ArticleView | Refusal> {
  const refusal = refuseReader(ground, actor);
  if (refusal) return refusal;
  const article = await findArticle(ground.pool, id);
  if (!article) return refuse("article-not-found");
  const writes = mayWrite(ground, actor, article);
  const all = await listVersions(ground.pool, id);
  const seen = all.filter((each) => isSeen(each, writes));
  const shown = seen.find(({ state }) => state === "published") ?? seen[0];
  if (!shown) return refuse("article-not-found");
  const draft = seen.find(({ state }) => state === "draft");
  const [uses, changes] = await Promise.all([
    countUses(ground.pool, id, lateSince(now)),
    writes ? listChanges(ground.pool, id, mostChanges) : undefined,
  ]);
  return {
    id,
    state: stateOf(article),
    ...timeLeft(article, now),
    usable: article.publishedVersion !== undefined && !isExpired(article, now),
    shown: versionView(ground, shown, article),
    ...(draft ? { draft: versionView(ground, draft, article) } : {}),
    versions: seen.map(({ version, state, title, draftedAt, publishedAt }) => ({
      version,
      state,
      title,
      draftedAt: draftedAt.toISOString(),
      ...(publishedAt ? { publishedAt: publishedAt.toISOString() } : {}),
    })),
    ...(changes ? { history: historyOf(ground, changes) } : {}),
    uses,
    may: mayDoWith(ground, actor, article, draft),
  };
}

/** One version of an article. */
export async function readVersion(
  ground: Ground,
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<VersionView | Refusal> {
  const refusal = refuseReader(ground, actor);
  if (refusal) return refusal;
  const article = await findArticle(ground.pool, id);
  const found = article && (await findVersion(ground.pool, id, version));
  return found && isSeen(found, mayWrite(ground, actor, article))
    ? versionView(ground, found, article)
    : refuse("article-not-found");
}

function refuseReader({ organisations }: Ground, actor: Actor): Refusal | undefined {
  return checkKeeping(actor, { does: "read", public: false }, organisations.tree());
}

function mayWrite({ organisations }: Ground, actor: Actor, { ownerId }: Article): boolean {
  return mayKeep(actor, { does: "propose", ownerId }, organisations.tree());
}

/** What was never in force is for those who may write a version. */
function isSeen({ publishedAt }: ArticleVersion, writes: boolean): boolean {
  return writes || publishedAt !== undefined;
}

function historyOf(ground: Ground, changes: readonly StoredChange[]): NonNullable<ArticleView["history"]> {
  return changes.flatMap(({ at, act, by, bodyId, version, reason }) => {
    const known = articleActs.find((each) => each === act);
    if (!known) return [];
    const body = bodyId === undefined ? undefined : ground.organisations.bodyName(bodyId);
    return [
      {
        at: at.toISOString(),
        act: known,
        by: personView(ground, by),
        ...(body ? { body } : {}),
        ...(version === undefined ? {} : { version }),
        ...(reason === undefined ? {} : { reason }),
      },
    ];
  });
}

function mayDoWith(
  ground: Ground,
  actor: Actor,
  article: Article,
  draft: ArticleVersion | undefined,
): ArticleView["may"] {
  const tree = ground.organisations.tree();
  const may = (act: KnowledgeAct) => mayKeep(actor, act, tree);
  const vouches = may({ does: "vouch", ownerId: article.ownerId });
  const inForce = article.publishedVersion !== undefined;
  const wish = draft && actor.kind === "staff" && vouches ? publishing(ground, actor, draft) : undefined;
  const publish = wish !== undefined && may(wish);
  return {
    propose: may({ does: "propose", ownerId: article.ownerId }),
    publish,
    ownDraft: wish?.does === "publish" && !publish && may({ ...wish, others: false }),
    withdraw: vouches && inForce,
    renew: vouches && inForce,
  };
}
