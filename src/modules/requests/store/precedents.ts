import type { BodyId } from "#engine/actor.ts";
import type { CaseId } from "#engine/case.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import type { Ruling } from "../domain/ruling.ts";
import { fewestShared, leastLikeness, likenessOf, type SoughtTerm } from "../precedents/likeness.ts";

/** Which of these cases have a ruling that is kept. */
export async function selectRuled(db: Queryable, caseIds: readonly CaseId[]): Promise<CaseId[]> {
  const { rows } = await db.query<{ case_id: CaseId }>({
    name: "precedents-ruled",
    text: "select case_id from precedents where case_id = any($1::uuid[])",
    values: [caseIds],
  });
  return rows.map((row) => row.case_id);
}

/** A ruling with what its request is known by; no terms where nothing of that can be read any more. */
export interface KnownRuling extends Ruling {
  terms: readonly string[];
}

/** Keeps the latest ruling of each case, in the place of earlier ones. */
export async function upsertPrecedents(tx: Transaction, rulings: readonly KnownRuling[]): Promise<void> {
  if (rulings.length === 0) return;
  await tx.query({
    name: "precedents-drop-earlier",
    text: `delete from precedents p using unnest($1::uuid[], $2::int[]) as r (case_id, version)
           where p.case_id = r.case_id and p.version < r.version`,
    values: [rulings.map(({ caseId }) => caseId), rulings.map(({ version }) => version)],
  });
  await tx.query({
    name: "precedents-upsert",
    text: `insert into precedents as p (case_id, version, ruled_at, desk_id, lead_id, co_handler_ids, process, kind,
             place_id, term_count, stands)
           select r.case_id, r.version, r.ruled_at, r.desk_id, r.lead_id, string_to_array(r.co_handler_ids, E'\\x1f'),
             r.process, r.kind, r.place_id, r.term_count, r.stands
           from unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[],
             $8::text[], $9::text[], $10::smallint[], $11::boolean[]) as r (case_id, version, ruled_at, desk_id, lead_id,
             co_handler_ids, process, kind, place_id, term_count, stands)
           on conflict (case_id, version) do update set kind = excluded.kind, place_id = excluded.place_id,
             term_count = coalesce(nullif(excluded.term_count, 0), p.term_count), stands = excluded.stands
           where (p.kind, p.place_id, p.term_count, p.stands)
             is distinct from (excluded.kind, excluded.place_id, excluded.term_count, excluded.stands)`,
    values: [
      rulings.map(({ caseId }) => caseId),
      rulings.map(({ version }) => version),
      rulings.map(({ ruledAt }) => ruledAt),
      rulings.map(({ deskId }) => deskId),
      rulings.map(({ leadId }) => leadId),
      rulings.map(({ coHandlerIds }) => coHandlerIds.join("\u001f")),
      rulings.map(({ process }) => process),
      rulings.map(({ kind }) => kind ?? null),
      rulings.map(({ placeId }) => placeId ?? null),
      rulings.map(({ terms }) => terms.length),
      rulings.map(({ stands }) => stands),
    ],
  });
  await replaceTerms(tx, rulings);
}

/** Of a ruling that does not stand no terms are kept. Of a reporter who was forgotten what is kept is redacted, and stays. */
async function replaceTerms(tx: Transaction, rulings: readonly KnownRuling[]): Promise<void> {
  const renewed = rulings.filter(({ terms, stands }) => !stands || terms.length > 0);
  const rows = renewed.flatMap(({ caseId, terms, stands }) =>
    stands ? terms.map((term) => ({ caseId, term })) : [],
  );
  const values = [rows.map(({ caseId }) => caseId), rows.map(({ term }) => term)];
  await tx.query({
    name: "precedents-drop-terms",
    text: `delete from precedent_terms t where t.case_id = any($3::uuid[]) and not exists (
             select from unnest($1::uuid[], $2::text[]) as r (case_id, term) where r.case_id = t.case_id and r.term = t.term)`,
    values: [...values, renewed.map(({ caseId }) => caseId)],
  });
  await tx.query({
    name: "precedents-insert-terms",
    text: `insert into precedent_terms (case_id, term) select * from unnest($1::uuid[], $2::text[]) on conflict do nothing`,
    values,
  });
}

/** How many rulings stand, and how many of them have each of these terms; terms that none has are missing. */
export async function countTerms(
  db: Queryable,
  terms: readonly string[],
): Promise<{ rulings: number; having: Map<string, number> }> {
  const { rows } = await db.query<{ term: string; having: number; rulings: number }>({
    name: "precedents-count-terms",
    text: `select asked.term, met.having, (select count(*)::int from precedents where stands) as rulings
           from unnest($1::text[]) as asked (term) cross join lateral
             (select count(*)::int as having from precedent_terms t where t.term = asked.term) met
           where met.having > 0`,
    values: [terms],
  });
  return {
    rulings: rows[0]?.rulings ?? 0,
    having: new Map(rows.map(({ term, having }) => [term, having])),
  };
}

/** A ruling on a request that is like the one asked for. */
export interface AlikeRuling {
  caseId: CaseId;
  ruledAt: Date;
  deskId: BodyId;
  leadId: BodyId;
  coHandlerIds: readonly BodyId[];
  kind: string | undefined;
  placeId: BodyId | undefined;
  shared: readonly string[];
  likeness: number;
}

interface AlikeRow {
  case_id: CaseId;
  ruled_at: Date;
  desk_id: BodyId;
  lead_id: BodyId;
  co_handler_ids: BodyId[];
  kind: string | null;
  place_id: BodyId | null;
  shared: string[];
  weight: number;
  terms: number;
}

const mostAlike = 500;

/** The rulings of some desks on requests that are like one, the likest first; those that are not like it are missing. */
export async function selectAlike(
  db: Queryable,
  asked: {
    caseId: CaseId;
    process: string;
    deskIds: readonly BodyId[];
    sought: readonly SoughtTerm[];
    /** How many terms the request has, those not sought among them. */
    terms: number;
  },
): Promise<AlikeRuling[]> {
  const { rows } = await db.query<AlikeRow>({
    name: "precedents-alike",
    // `likenessOf` once more: most of what shares some terms is not like the request, and need not be carried over.
    text: `with met as (
             select t.case_id, sum(asked.weight) as weight
             from unnest($1::text[], $2::float8[]) as asked (term, weight) join precedent_terms t on t.term = asked.term
             group by t.case_id having count(*) >= $6::int),
           alike as (
             select p.*, met.weight from met join precedents p on p.case_id = met.case_id
             where p.stands and p.process = $3 and p.desk_id = any($4::text[]) and p.case_id <> $5::uuid
               and met.weight >= $8::float8 * sqrt($7::float8 * p.term_count)
             order by met.weight / sqrt(p.term_count) desc, p.ruled_at desc limit $9)
           select alike.case_id, alike.ruled_at, alike.desk_id, alike.lead_id, alike.co_handler_ids, alike.kind,
             alike.place_id, alike.weight, alike.term_count as terms, array(select t.term from precedent_terms t
               where t.case_id = alike.case_id and t.term = any($1::text[])) as shared
           from alike`,
    values: [
      asked.sought.map(({ term }) => term),
      asked.sought.map(({ weight }) => weight),
      asked.process,
      asked.deskIds,
      asked.caseId,
      fewestShared,
      asked.terms,
      leastLikeness,
      mostAlike,
    ],
  });
  return rows.map((row) => ({
    caseId: row.case_id,
    ruledAt: row.ruled_at,
    deskId: row.desk_id,
    leadId: row.lead_id,
    coHandlerIds: row.co_handler_ids,
    kind: row.kind ?? undefined,
    placeId: row.place_id ?? undefined,
    shared: row.shared,
    likeness: likenessOf(row.weight, asked.terms, row.terms),
  }));
}
