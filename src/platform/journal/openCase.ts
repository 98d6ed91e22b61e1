import type { Case } from "#engine/case.ts";
import type { CaseEvent } from "#engine/event.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import type { Tree } from "#engine/tree.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import type { NewSubjectKey } from "#platform/sealing/keyStore.ts";
import { accessColumns, caseColumns, clockColumns, dutyColumns } from "./caseRows.ts";

/** A row of a module's own, written in the same statement as the case, and only if the case is new. */
export interface CompanionRow {
  /** Names the kind of row, so that the statement can be prepared once. */
  name: string;
  /** `insert … select … from new_case`, with parameters from `$first` on. */
  sql(first: number): string;
  values: readonly unknown[];
}

/** All that is written when a case begins. */
export interface OpeningWrite {
  process: ProcessDeclaration;
  case: Case;
  event: CaseEvent;
  sealed: Buffer | undefined;
  number: number;
  subjectId: string;
  /** The key of a subject who has none yet. */
  subjectKey: NewSubjectKey | undefined;
  receiptHash: Buffer | undefined;
  origin: string | undefined;
  commandKey: string;
  commandHash: Buffer;
  tree: Tree;
  companion: CompanionRow | undefined;
}

const openingSql = `
with new_case as (
  insert into cases (id, number, process, process_version, opened_at, registrar_id, subject_id, receipt_hash, origin,
    version, state, closed_at, kind, urgency, reporter_id, about_ids, lead_body_id, due_at, fold)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
  on conflict (id) do nothing
  returning id
), new_event as (
  insert into case_events (case_id, version, action, type, at, body, sealed, command_key, command_hash)
  select id, $10, $20, $21, $5, $22, $23, $24, $25 from new_case
), new_key as (
  insert into keystore.subject_keys (subject_id, wrapped, master_key_id, created_at)
  select $7, $26, $27, $5 from new_case where $26::bytea is not null
), new_clocks as (
  insert into case_clocks (case_id, clock_id, kind, task_id, started_at, due_at, paused, stopped_at, outcome, lapses)
  select new_case.id, clock.* from new_case, unnest($28::text[], $29::text[], $30::int[], $31::timestamptz[],
    $32::timestamptz[], $33::boolean[], $34::timestamptz[], $35::text[], $36::boolean[]) as clock
), new_duties as (
  insert into case_duties (case_id, case_version, ord, body_id, role, step, task_id, due_at, clock_kind)
  select new_case.id, $10, duty.* from new_case, unnest($37::smallint[], $38::text[], $39::text[], $40::text[],
    $41::int[], $42::timestamptz[], $43::text[]) as duty
), new_access as (
  insert into case_access (case_id, opened_at, body_id, part)
  select new_case.id, $5, access.* from new_case, unnest($44::text[], $45::smallint[]) as access
)`;
const companionFirst = 46;

/**
 * Writes a new case with everything that belongs to it, in one statement, which is one transaction on a pool.
 * Gives whether it is new: where a case of this id stands already, nothing is written.
 */
export async function insertCase(db: Queryable, write: OpeningWrite): Promise<boolean> {
  const { companion } = write;
  const tail = companion ? `, companion as (${companion.sql(companionFirst)})` : "";
  const { rowCount } = await db.query({
    name: `journal-open-case-${companion?.name ?? "alone"}`,
    text: `${openingSql}${tail} select id from new_case`,
    values: [...openingValues(write), ...(companion?.values ?? [])],
  });
  return rowCount === 1;
}

function openingValues(write: OpeningWrite): unknown[] {
  const { case: state, event, process } = write;
  const { caseId: _id, version: _version, action, type, at, ...body } = event;
  return [
    state.id,
    write.number,
    process.id,
    process.version,
    at,
    state.reporter.registrarId ?? null,
    write.subjectId,
    write.receiptHash ?? null,
    write.origin ?? null,
    ...caseColumns(process, state),
    action,
    type,
    JSON.stringify(body),
    write.sealed ?? null,
    write.commandKey,
    write.commandHash,
    write.subjectKey?.wrapped ?? null,
    write.subjectKey?.masterKeyId ?? null,
    ...clockColumns(process, event),
    ...dutyColumns(process, state, write.tree),
    ...accessColumns(state, write.tree),
  ];
}
