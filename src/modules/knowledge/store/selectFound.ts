import type { Queryable } from "#platform/database/queryable.ts";
import { quotedTerm } from "#platform/search/terms.ts";

/** An article that was found, with what a line of the result needs. */
export interface FoundRow {
  id: string;
  version: number;
  owner_id: string;
  title: string;
  answer: string;
  kinds: string[];
  valid_until: string;
  public: boolean;
}

/** More articles than this with a term, and it says little about any of them. */
const mostOfATerm = 1_000;
/** A caller's sentence has more pairs of characters than are needed to find anything. */
const mostTerms = 28;

/** What fits so much less than the best is noise: a caller's "how do I" is in every second title. */
const leastShare = 0.15;

/** The same term where it stands in the title, the question or the keywords. */
export function headTerm(term: string): string {
  return `~${term}`;
}

/**
 * Articles in force that fit what a caller says, the best first. A sentence holds words that no article has, so none of
 * them is required: each term weighs what it tells apart (a rare one more), twice as much again in a title. What has
 * them all comes before what has the rarest; an article that is over comes after one that is not as good.
 */
export async function selectFound(
  db: Queryable,
  asked: { terms: readonly string[]; today: string; publicOnly: boolean; limit: number },
): Promise<FoundRow[]> {
  const terms = asked.terms.slice(0, mostTerms);
  const shown = asked.publicOnly ? "and public" : "";
  const queries = [
    terms.map(quotedTerm).join(" & "),
    ...terms.flatMap((term) => [quotedTerm(term), `'~${quotedTerm(term).slice(1)}`]),
  ];
  const factors = [terms.length, ...terms.flatMap(() => [1, 2])];
  const { rows } = await db.query<FoundRow>({
    name: asked.publicOnly ? "knowledge-found-public" : "knowledge-found",
    text: `with hits as materialized (
             select q.n, q.factor, a.id
             from unnest($1::text[], $2::real[]) with ordinality as q (query, factor, n)
             cross join lateral (
               select id from knowledge_articles where terms @@ q.query::tsquery ${shown} limit ${mostOfATerm}) a),
           weights as (select n, 1 / ln(2 + count(*)) as weight from hits group by n),
           best as (
             select h.id, sum(h.factor * w.weight) as score from hits h join weights w using (n)
             group by h.id order by score desc limit 60)
           select a.id, v.version, a.owner_id, v.title, v.answer, v.kinds, a.valid_until, v.public
           from best b join knowledge_articles a on a.id = b.id
             join knowledge_versions v on v.article_id = a.id and v.version = a.published_version
           where b.score >= ${leastShare} * (select max(score) from best)
           order by a.valid_until < $3::date, b.score desc, a.changed_at desc, a.id limit $4`,
    values: [queries, factors, asked.today, asked.limit],
  });
  return rows;
}

/** Articles in force that anyone may read and that are not over, the last changed first. */
export async function selectNewestPublic(
  db: Queryable,
  asked: { today: string; limit: number },
): Promise<FoundRow[]> {
  const { rows } = await db.query<FoundRow>({
    name: "knowledge-newest-public",
    text: `select a.id, v.version, a.owner_id, v.title, v.answer, v.kinds, a.valid_until, v.public
           from knowledge_articles a
             join knowledge_versions v on v.article_id = a.id and v.version = a.published_version
           where a.public and a.published_version is not null and a.valid_until >= $1::date
           order by a.changed_at desc, a.id desc limit $2`,
    values: [asked.today, asked.limit],
  });
  return rows;
}
