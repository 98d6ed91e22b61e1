import type { Actor } from "#engine/actor.ts";
import type { Case, CaseId } from "#engine/case.ts";
import type { Tree } from "#engine/tree.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import { visibleCases } from "#platform/journal/visibleCases.ts";

/** A row of a list of cases. */
export interface CaseRow {
  id: CaseId;
  number: number;
  process: string;
  process_version: number;
  kind: string | null;
  urgency: string | null;
  state: string;
  opened_at: Date;
  closed_at: Date | null;
  due_at: Date | null;
  lead_body_id: string | null;
  subject_id: string;
  places: Case["places"];
  name_hidden: boolean;
}

/** What a {@link CaseRow} is read from, of `cases c`. */
export const caseColumns = `c.id, c.number, c.process, c.process_version, c.kind, c.urgency, c.state, c.opened_at, c.closed_at,
  c.due_at, c.lead_body_id, c.subject_id, c.fold->'places' as places,
  coalesce((c.fold->'facts'->>'nameHidden')::boolean, false) as name_hidden`;

/** The case of this number, if the actor may see it. */
export async function selectByNumber(
  db: Queryable,
  asked: { actor: Actor; tree: Tree; number: number },
): Promise<CaseRow[]> {
  const visible = visibleCases(asked.actor, asked.tree, 2);
  const { rows } = await db.query<CaseRow>({
    text: `select ${caseColumns} from cases c ${visible.join} where c.number = $1 and ${visible.where}`,
    values: [asked.number, ...visible.values],
  });
  return rows;
}

const boundMost = 1_000;

/** By what a case may call for a body again, as its process declares it. */
export interface Binding {
  /** Task states that ended without a result: nothing begins anew from them. */
  relieved: readonly string[];
  /** Places whose body holds the case in one of its states, each with its process. */
  holding: readonly { process: string; place: string }[];
}

/**
 * In how many open cases a body has a part that may call for it again: as a desk they went through or whoever holds them,
 * by a task that did not end without a result (one that was answered begins anew after a dispute), or as what they are
 * about. No further than {@link boundMost} are counted. Reads every open case: bodies end seldom.
 */
export async function countBound(
  db: Queryable,
  bodyId: string,
  { relieved, holding }: Binding,
): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count
     from (select 1 from cases
           where closed_at is null
             and ($1 = any(about_ids)
               or exists (select 1 from jsonb_each_text(fold->'places') place
                          where place.value = $1
                            and (place.key like 'desk%'
                              or (process, place.key) in (select * from unnest($4::text[], $5::text[]))))
               or exists (select 1 from jsonb_array_elements(fold->'tasks') task
                          where task->>'bodyId' = $1 and task->>'state' <> all ($2)))
           limit $3) bound`,
    [bodyId, relieved, boundMost, holding.map(({ process }) => process), holding.map(({ place }) => place)],
  );
  return rows[0]?.count ?? 0;
}

/** Which of these cases are there already, each with the hash of what its first command said. */
export async function selectFirstHashes(
  db: Queryable,
  caseIds: readonly CaseId[],
): Promise<Map<CaseId, Buffer>> {
  const { rows } = await db.query<{ case_id: CaseId; command_hash: Buffer }>({
    name: "requests-first-hashes",
    text: `select case_id, command_hash from case_events where case_id = any($1::uuid[]) and version = 1`,
    values: [caseIds],
  });
  return new Map(rows.map((row) => [row.case_id, row.command_hash]));
}

/** Makes requests findable by their words; a second time replaces the first. */
export async function upsertSearch(
  db: Queryable,
  rows: readonly { caseId: CaseId; openedAt: Date; words: string; terms: readonly string[] }[],
): Promise<void> {
  if (rows.length === 0) return;
  await db.query({
    name: "requests-upsert-search",
    text: `insert into request_search (case_id, opened_at, words, terms)
           select r.case_id, r.opened_at, r.words, array_to_tsvector(string_to_array(r.terms, E'\\x1f'))
           from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[]) as r (case_id, opened_at, words, terms)
           on conflict (case_id) do update set words = excluded.words, terms = excluded.terms`,
    values: [
      rows.map((row) => row.caseId),
      rows.map((row) => row.openedAt),
      rows.map((row) => row.words),
      rows.map((row) => row.terms.join("\u001f")),
    ],
  });
}

/** What these requests are found by: their words, redacted. */
export async function selectSearchWords(
  db: Queryable,
  caseIds: readonly CaseId[],
): Promise<Map<CaseId, string>> {
  const { rows } = await db.query<{ case_id: CaseId; words: string }>({
    name: "requests-search-words",
    text: "select case_id, words from request_search where case_id = any($1::uuid[])",
    values: [caseIds],
  });
  return new Map(rows.map((row) => [row.case_id, row.words]));
}
