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

/** Keeps the latest ruling of each case, in the place of earlier ones. */
export async function upsertPrecedents(
  tx: Transaction,
  rows: readonly (Ruling & { terms: readonly string[] })[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.query({
    name: "precedents-drop-earlier",
    text: `delete from precedents p using unnest($1::uuid[], $2::int[]) as r (case_id, version)
           where p.case_id = r.case_id and p.version < r.version`,
    values: [rows.map(({ caseId }) => caseId), rows.map(({ version }) => version)],
  });
  // Of a reporter who was forgotten since nothing can be read any more: what is kept is redacted, and stays.
  await tx.query({
    name: "precedents-upsert",
    text: `insert into precedents as p (case_id, version, ruled_at, desk_id, lead_id, co_handler_ids, process, kind,
             place_id, terms, stands)
           select r.case_id, r.version, r.ruled_at, r.desk_id, r.lead_id, string_to_array(r.co_handler_ids, E'\\x1f'),
             r.process, r.kind, r.place_id, string_to_array(r.terms, E'\\x1f'), r.stands
           from unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[],
             $8::text[], $9::text[], $10::text[], $11::boolean[])
             as r (case_id, version, ruled_at, desk_id, lead_id, co_handler_ids, process, kind, place_id, terms, stands)
           on conflict (case_id, version) do update set kind = excluded.kind, place_id = excluded.place_id,
             terms = case when excluded.terms = '{}' then p.terms else excluded.terms end, stands = excluded.stands
           where (p.kind, p.place_id, p.stands) is distinct from (excluded.kind, excluded.place_id, excluded.stands)
             or excluded.terms not in ('{}', p.terms)`,
    values: [
      rows.map(({ caseId }) => caseId),
      rows.map(({ version }) => version),
      rows.map(({ ruledAt }) => ruledAt),
      rows.map(({ deskId }) => deskId),
      rows.map(({ leadId }) => leadId),
      rows.map(({ coHandlerIds }) => coHandlerIds.join("\u001f")),
      rows.map(({ process }) => process),
      rows.map(({ kind }) => kind ?? null),
      rows.map(({ placeId }) => placeId ?? null),
      rows.map(({ terms }) => terms.join("\u001f")),
      rows.map(({ stands }) => stands),
    ],
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
             (select count(*)::int as having from precedents p where p.stands and p.terms @> array[asked.term]) met
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
             select p.case_id, p.version, sum(asked.weight) as weight, array_agg(asked.term) as shared
             from unnest($1::text[], $2::float8[]) as asked (term, weight)
               join precedents p on p.terms @> array[asked.term]
             where p.stands and p.process = $3 and p.desk_id = any($4::text[]) and p.case_id <> $5::uuid
             group by p.case_id, p.version having count(*) >= $6::int)
           select p.case_id, p.ruled_at, p.desk_id, p.lead_id, p.co_handler_ids, p.kind, p.place_id, met.shared, met.weight,
             cardinality(p.terms) as terms
           from met join precedents p on p.case_id = met.case_id and p.version = met.version
             cross join lateral (select met.weight / sqrt($7::float8 * cardinality(p.terms)) as likeness) alike
           where alike.likeness >= $8::float8
           order by alike.likeness desc, p.ruled_at desc limit $9`,
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
