import type { BodyId, PersonId } from "#engine/actor.ts";

/** What an article says, and within which bounds: a version of it, as its drafter wrote it. */
export interface ArticleContent {
  /** The body that answers for it. */
  ownerId: BodyId;
  title: string;
  /** Other ways in which callers ask for it. */
  question?: string | undefined;
  answer: string;
  /** The kinds of request it is for; none: for all. */
  kinds: readonly string[];
  keywords: readonly string[];
  /** The law, the document, the notice it rests on. */
  ground: string;
  /** The last day on which it may be used, YYYY-MM-DD in Beijing time. */
  validUntil: string;
  /** When its owner looks at it again. */
  reviewOn?: string | undefined;
  /** Whether anyone may read it. */
  public: boolean;
}

/** Where a version stands: 草稿 → 已发布 → 已更新 / 已撤下, or 已退回 by whoever should have published it. */
export const versionStates = ["draft", "published", "superseded", "returned", "withdrawn"] as const;

/** One of {@link versionStates}. */
export type VersionState = (typeof versionStates)[number];

/** What can happen to an article. */
export const articleActs = ["drafted", "published", "returned", "withdrawn", "renewed"] as const;

/** One of {@link articleActs}. */
export type ArticleAct = (typeof articleActs)[number];

/** A version with its standing. Its content never changes. */
export interface ArticleVersion extends ArticleContent {
  articleId: string;
  version: number;
  state: VersionState;
  draftedAt: Date;
  /** Absent: the system itself. */
  draftedBy: PersonId | undefined;
  publishedAt: Date | undefined;
  publishedBy: PersonId | undefined;
}

/** An article as a whole: of the version in force, or else of the newest one. */
export interface Article {
  id: string;
  ownerId: BodyId;
  title: string;
  /** Until when its owner vouches for it: as the version says, or as it was renewed since. */
  validUntil: string;
  reviewOn: string | undefined;
  public: boolean;
  newestVersion: number;
  publishedVersion: number | undefined;
  draftVersion: number | undefined;
  withdrawnAt: Date | undefined;
  changedAt: Date;
}

/** Where an article stands as a whole. */
export function stateOf(article: Pick<Article, "publishedVersion" | "withdrawnAt">) {
  if (article.publishedVersion !== undefined) return "published" as const;
  return article.withdrawnAt ? ("withdrawn" as const) : ("draft" as const);
}
