import type { BodyId } from "#engine/actor.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import type { Article } from "../domain/article.ts";
import { articleColumns, articleOf } from "../store.ts";

/** Which articles are listed. */
export type Shown = "published" | "mine" | "expiring" | "drafts" | "withdrawn";

/** Where a list goes on: an instant, or a date for the list by end, and the id of the last article. */
export interface ListCursor {
  at: string;
  id: string;
}

/** What a list of articles is narrowed by. */
export interface Asked {
  show: Shown;
  /** For all lists but `published` and `withdrawn`. */
  ownerIds: readonly BodyId[];
  /** For `expiring`: the last day that counts. */
  until: string;
  after: ListCursor | undefined;
  limit: number;
}

const conditionOf = {
  published: "a.published_version is not null",
  mine: "true",
  expiring: "a.published_version is not null",
  drafts: "a.draft_version is not null",
  withdrawn: "a.withdrawn_at is not null",
} as const satisfies Record<Shown, string>;

/** A page of articles: the last changed first, or the first to end first. */
export async function selectArticles(db: Queryable, asked: Asked): Promise<Article[]> {
  const values: unknown[] = [asked.limit];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const byEnd = asked.show === "expiring";
  const narrowed = asked.show === "mine" || asked.show === "drafts" || byEnd;
  const after = asked.after;
  const conditions = [
    conditionOf[asked.show],
    ...(narrowed ? [`a.owner_id = any(${put(asked.ownerIds)}::text[])`] : []),
    ...(byEnd ? [`a.valid_until <= ${put(asked.until)}::date`] : []),
    ...(after
      ? [
          byEnd
            ? `(a.valid_until, a.id) > (${put(after.at)}::date, ${put(after.id)}::uuid)`
            : `(a.changed_at, a.id) < (${put(after.at)}::timestamptz, ${put(after.id)}::uuid)`,
        ]
      : []),
  ];
  const order = byEnd ? "a.valid_until, a.id" : "a.changed_at desc, a.id desc";
  const { rows } = await db.query<Parameters<typeof articleOf>[0]>(
    `select ${articleColumns} from knowledge_articles a where ${conditions.join(" and ")} order by ${order} limit $1`,
    values,
  );
  return rows.map(articleOf);
}
