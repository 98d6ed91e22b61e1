import type { BodyId, PersonId } from "#engine/actor.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import type { Article, ArticleContent, ArticleVersion, VersionState } from "./domain/article.ts";

interface ArticleRow {
  id: string;
  owner_id: string;
  title: string;
  valid_until: string;
  review_on: string | null;
  public: boolean;
  newest_version: number;
  published_version: number | null;
  draft_version: number | null;
  withdrawn_at: Date | null;
  changed_at: Date;
}

/** What an {@link Article} is read from, of `knowledge_articles a`. */
export const articleColumns = `a.id, a.owner_id, a.title, a.valid_until, a.review_on, a.public, a.newest_version,
  a.published_version, a.draft_version, a.withdrawn_at, a.changed_at`;

/** An article as its row has it. */
export function articleOf(row: ArticleRow): Article {
  return {
    id: row.id,
    ownerId: row.owner_id,
    title: row.title,
    validUntil: row.valid_until,
    reviewOn: row.review_on ?? undefined,
    public: row.public,
    newestVersion: row.newest_version,
    publishedVersion: row.published_version ?? undefined,
    draftVersion: row.draft_version ?? undefined,
    withdrawnAt: row.withdrawn_at ?? undefined,
    changedAt: row.changed_at,
  };
}

interface VersionRow {
  article_id: string;
  version: number;
  state: VersionState;
  owner_id: string;
  title: string;
  question: string | null;
  answer: string;
  kinds: string[];
  keywords: string[];
  ground: string;
  valid_until: string;
  review_on: string | null;
  public: boolean;
  drafted_at: Date;
  drafted_by: string | null;
  published_at: Date | null;
  published_by: string | null;
}

function versionOf(row: VersionRow): ArticleVersion {
  return {
    articleId: row.article_id,
    version: row.version,
    state: row.state,
    ownerId: row.owner_id,
    title: row.title,
    question: row.question ?? undefined,
    answer: row.answer,
    kinds: row.kinds,
    keywords: row.keywords,
    ground: row.ground,
    validUntil: row.valid_until,
    reviewOn: row.review_on ?? undefined,
    public: row.public,
    draftedAt: row.drafted_at,
    draftedBy: row.drafted_by ?? undefined,
    publishedAt: row.published_at ?? undefined,
    publishedBy: row.published_by ?? undefined,
  };
}

/** Finds an article. */
export async function findArticle(db: Queryable, id: string): Promise<Article | undefined> {
  const { rows } = await db.query<ArticleRow>(
    `select ${articleColumns} from knowledge_articles a where a.id = $1`,
    [id],
  );
  return rows[0] && articleOf(rows[0]);
}

/** Finds an article and keeps others from writing it until the transaction ends. */
export async function lockArticle(tx: Transaction, id: string): Promise<Article | undefined> {
  const { rows } = await tx.query<ArticleRow>(
    `select ${articleColumns} from knowledge_articles a where a.id = $1 for update`,
    [id],
  );
  return rows[0] && articleOf(rows[0]);
}

/** Finds an article and keeps it as it is until the transaction ends; others may do the same. */
export async function holdArticle(tx: Transaction, id: string): Promise<Article | undefined> {
  const { rows } = await tx.query<ArticleRow>({
    name: "knowledge-hold-article",
    text: `select ${articleColumns} from knowledge_articles a where a.id = $1 for share`,
    values: [id],
  });
  return rows[0] && articleOf(rows[0]);
}

/** Every version of an article, newest first. */
export async function listVersions(db: Queryable, articleId: string): Promise<ArticleVersion[]> {
  const { rows } = await db.query<VersionRow>(
    `select * from knowledge_versions where article_id = $1 order by version desc`,
    [articleId],
  );
  return rows.map(versionOf);
}

/** Finds one version. */
export async function findVersion(
  db: Queryable,
  articleId: string,
  version: number,
): Promise<ArticleVersion | undefined> {
  const { rows } = await db.query<VersionRow>(
    `select * from knowledge_versions where article_id = $1 and version = $2`,
    [articleId, version],
  );
  return rows[0] && versionOf(rows[0]);
}

/** Writes a new version, as a draft. */
export async function insertVersion(
  tx: Transaction,
  draft: ArticleContent & Pick<ArticleVersion, "articleId" | "version" | "draftedAt" | "draftedBy">,
): Promise<void> {
  await tx.query(
    `insert into knowledge_versions (article_id, version, state, owner_id, title, question, answer, kinds, keywords,
       ground, valid_until, review_on, public, drafted_at, drafted_by)
     values ($1, $2, 'draft', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      draft.articleId,
      draft.version,
      draft.ownerId,
      draft.title,
      draft.question ?? null,
      draft.answer,
      draft.kinds,
      draft.keywords,
      draft.ground,
      draft.validUntil,
      draft.reviewOn ?? null,
      draft.public,
      draft.draftedAt,
      draft.draftedBy ?? null,
    ],
  );
}

/** Gives a version another standing; `published` where it is put in force. */
export async function setVersionState(
  tx: Transaction,
  articleId: string,
  version: number,
  state: VersionState,
  published?: { at: Date; by: PersonId | undefined },
): Promise<void> {
  await tx.query(
    `update knowledge_versions set state = $3,
       published_at = coalesce($4, published_at), published_by = coalesce($5, published_by)
     where article_id = $1 and version = $2`,
    [articleId, version, state, published?.at ?? null, published?.by ?? null],
  );
}

/** Writes a new article; nothing finds it before a version of it is in force. */
export async function insertArticle(tx: Transaction, article: Article): Promise<void> {
  await tx.query(
    `insert into knowledge_articles (id, owner_id, title, valid_until, review_on, public, newest_version,
       published_version, draft_version, withdrawn_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    valuesOf(article),
  );
}

/** Writes an article as it now is; `terms` are what its version in force is found by, `keep` leaves them as they are. */
export async function saveArticle(
  tx: Transaction,
  article: Article,
  terms: readonly string[] | "keep" | undefined,
): Promise<void> {
  await tx.query(
    `update knowledge_articles set owner_id = $2, title = $3, valid_until = $4, review_on = $5, public = $6,
       newest_version = $7, published_version = $8, draft_version = $9, withdrawn_at = $10, changed_at = $11,
       terms = case when $12 then terms else array_to_tsvector($13::text[]) end
     where id = $1`,
    [...valuesOf(article), terms === "keep", terms === "keep" ? null : (terms ?? null)],
  );
}

function valuesOf(article: Article): unknown[] {
  return [
    article.id,
    article.ownerId,
    article.title,
    article.validUntil,
    article.reviewOn ?? null,
    article.public,
    article.newestVersion,
    article.publishedVersion ?? null,
    article.draftVersion ?? null,
    article.withdrawnAt ?? null,
    article.changedAt,
  ];
}

/** Keeps that a case was answered from an article; a second time changes nothing. */
export async function insertUse(
  tx: Transaction,
  use: { caseId: string; articleId: string; version: number; at: Date },
): Promise<void> {
  await tx.query({
    name: "knowledge-insert-use",
    text: `insert into knowledge_uses (case_id, article_id, version, used_at) values ($1, $2, $3, $4)
           on conflict do nothing`,
    values: [use.caseId, use.articleId, use.version, use.at],
  });
}

/** How many cases were answered from an article, in all and since an instant. */
export async function countUses(
  db: Queryable,
  articleId: string,
  since: Date,
): Promise<{ inAll: number; lastDays: number }> {
  const { rows } = await db.query<{ in_all: number; last_days: number }>(
    `select count(*) as in_all, count(*) filter (where used_at >= $2) as last_days
     from knowledge_uses where article_id = $1`,
    [articleId, since],
  );
  return { inAll: rows[0]?.in_all ?? 0, lastDays: rows[0]?.last_days ?? 0 };
}

/** Every body that owns an article, or owned one. */
export async function listOwners(db: Queryable): Promise<BodyId[]> {
  // A loose walk through the index: as many steps as there are owners, however many articles they have.
  const { rows } = await db.query<{ owner_id: string }>(
    `with recursive owners as (
       (select owner_id from knowledge_articles order by owner_id limit 1)
       union all
       select (select a.owner_id from knowledge_articles a where a.owner_id > o.owner_id order by a.owner_id limit 1)
       from owners o where o.owner_id is not null)
     select owner_id from owners where owner_id is not null`,
  );
  return rows.map((row) => row.owner_id);
}
