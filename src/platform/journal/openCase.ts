import type { Case, CaseId } from "#engine/case.ts";
import type { CaseEvent } from "#engine/event.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import type { Tree } from "#engine/tree.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import type { NewSubjectKey } from "#platform/sealing/keyStore.ts";
import { accessRows, caseColumns, clockRows, dutyRows } from "./caseRows.ts";
import { bytesOf, eventColumns, readRows, rowTypes } from "./writtenRows.ts";

/** A row of a module's own, written in the same statement as the case, and only if the case is new. */
export interface CompanionRow {
  /** Names the kind of row: all rows of one kind are written by the same statement. */
  kind: string;
  /** `insert … select … from companions`, which has the row's columns. */
  sql: string;
  /** The columns of the row and their types, as SQL. */
  columns: string;
  row: Readonly<Record<string, unknown>>;
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
with input as materialized (${readRows(`id uuid, number bigint, process text, process_version integer,
    opened_at timestamptz, registrar_id uuid, subject_id uuid, receipt_hash bytea, origin text, wrapped_key bytea,
    master_key_id smallint, companion jsonb, ${rowTypes.step}`)}
), new_case as (
  insert into cases (id, number, process, process_version, opened_at, registrar_id, subject_id, receipt_hash, origin,
    version, state, closed_at, kind, urgency, reporter_id, about_ids, lead_body_id, due_at, fold)
  select id, number, process, process_version, opened_at, registrar_id, subject_id, receipt_hash, origin,
    version, state, closed_at, kind, urgency, reporter_id, about_ids, lead_body_id, due_at, fold from input
  on conflict (id) do nothing
  returning id
), opened as (
  select input.* from new_case join input using (id)
), new_event as (
  insert into case_events (case_id, version, action, type, at, body, sealed, command_key, command_hash)
  select id, version, action, type, at, body, sealed, command_key, command_hash from opened
), new_key as (
  insert into keystore.subject_keys (subject_id, wrapped, master_key_id, created_at)
  select subject_id, wrapped_key, master_key_id, opened_at from opened where wrapped_key is not null
), new_clocks as (
  insert into case_clocks (case_id, clock_id, kind, task_id, started_at, due_at, paused, stopped_at, outcome, lapses)
  select opened.id, clock.* from opened, jsonb_to_recordset(opened.clocks) as clock (${rowTypes.clock})
), new_duties as (
  insert into case_duties (case_id, case_version, ord, body_id, role, step, task_id, due_at, clock_kind)
  select opened.id, opened.version, duty.* from opened, jsonb_to_recordset(opened.duties) as duty (${rowTypes.duty})
), new_access as (
  insert into case_access (case_id, opened_at, body_id, part)
  select opened.id, opened.opened_at, access.*
  from opened, jsonb_to_recordset(opened.access) as access (${rowTypes.access})
)`;

/** The module's own rows, each of them only where its case is new. */
function companionSql({ columns, sql }: CompanionRow): string {
  return `, companions as (
  select row.* from opened, jsonb_to_record(opened.companion) as row (${columns})
), new_companions as (${sql})`;
}

/**
 * Writes new cases with everything that belongs to them, in one statement, which is one transaction on a pool. All
 * bring a companion of the same kind, or none does. Gives which are new: where a case of an id stands already, nothing
 * is written.
 */
export async function insertCases(
  db: Queryable,
  writes: readonly OpeningWrite[],
): Promise<ReadonlySet<CaseId>> {
  const companion = writes[0]?.companion;
  const { rows } = await db.query<{ id: CaseId }>({
    name: `journal-open-cases-${companion?.kind ?? "alone"}`,
    text: `${openingSql}${companion ? companionSql(companion) : ""} select id from new_case`,
    values: [JSON.stringify(writes.map(openingRow))],
  });
  return new Set(rows.map((row) => row.id));
}

function openingRow(write: OpeningWrite) {
  const { case: state, event, process, companion } = write;
  return {
    id: state.id,
    number: write.number,
    process: process.id,
    process_version: process.version,
    opened_at: event.at,
    registrar_id: state.reporter.registrarId,
    subject_id: write.subjectId,
    receipt_hash: bytesOf(write.receiptHash),
    origin: write.origin,
    wrapped_key: bytesOf(write.subjectKey?.wrapped),
    master_key_id: write.subjectKey?.masterKeyId,
    companion: companion && bytesIn(companion.row),
    ...caseColumns(process, state),
    ...eventColumns(write),
    clocks: clockRows(process, event),
    duties: dutyRows(process, state, write.tree),
    access: accessRows(state, write.tree),
  };
}

function bytesIn(row: CompanionRow["row"]) {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, Buffer.isBuffer(value) ? bytesOf(value) : value]),
  );
}
