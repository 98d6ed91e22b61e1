import { isDeepStrictEqual } from "node:util";
import type { Case, CaseId } from "#engine/case.ts";
import type { CaseEvent } from "#engine/event.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import type { Tree } from "#engine/tree.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import { type AccessRow, accessRows, caseColumns, clockRows, dutyRows } from "./caseRows.ts";
import { eventColumns, readRows, rowTypes } from "./writtenRows.ts";

/** All that is written when a case takes a step. */
export interface StepWrite {
  process: ProcessDeclaration;
  /** The case before the event, as it was read. */
  before: Case;
  /** The case after the event. */
  case: Case;
  event: CaseEvent;
  sealed: Buffer | undefined;
  commandKey: string;
  commandHash: Buffer;
  tree: Tree;
}

const appendSql = `
with input as materialized (${readRows(`id uuid, ${rowTypes.step}`)}
), moved_case as (
  update cases set version = input.version, state = input.state, closed_at = input.closed_at, kind = input.kind,
    urgency = input.urgency, reporter_id = input.reporter_id, about_ids = input.about_ids,
    lead_body_id = input.lead_body_id, due_at = input.due_at, fold = input.fold
  from input where cases.id = input.id and cases.version = input.version - 1
  returning cases.id, cases.opened_at
), moved as (
  select input.*, moved_case.opened_at from moved_case join input using (id)
), new_event as (
  insert into case_events (case_id, version, action, type, at, body, sealed, command_key, command_hash)
  select id, version, action, type, at, body, sealed, command_key, command_hash from moved
), clocks as (
  insert into case_clocks (case_id, clock_id, kind, task_id, started_at, due_at, paused, stopped_at, outcome, lapses)
  select moved.id, clock.* from moved, jsonb_to_recordset(moved.clocks) as clock (${rowTypes.clock})
  on conflict (case_id, clock_id) do update set due_at = excluded.due_at, paused = excluded.paused,
    stopped_at = excluded.stopped_at, outcome = excluded.outcome
), old_duties as (
  delete from case_duties using moved where case_duties.case_id = moved.id and moved.duties is not null
), new_duties as (
  insert into case_duties (case_id, case_version, ord, body_id, role, step, task_id, due_at, clock_kind)
  select moved.id, moved.version, duty.* from moved, jsonb_to_recordset(moved.duties) as duty (${rowTypes.duty})
), access as (
  insert into case_access (case_id, opened_at, body_id, part)
  select moved.id, moved.opened_at, access.*
  from moved, jsonb_to_recordset(moved.access) as access (${rowTypes.access})
  on conflict (case_id, body_id) do update set part = excluded.part
), no_access as (
  delete from case_access using moved
  where case_access.case_id = moved.id and moved.no_access is not null and case_access.body_id = any(moved.no_access)
)
select id from moved`;

/**
 * Writes one step of each of these cases with everything that follows from it, in one statement, which is one
 * transaction on a pool. Gives which were written: where a case has moved since it was read, nothing is.
 */
export async function appendEvents(
  db: Queryable,
  writes: readonly StepWrite[],
): Promise<ReadonlySet<CaseId>> {
  const { rows } = await db.query<{ id: CaseId }>({
    name: "journal-append-events",
    text: appendSql,
    values: [JSON.stringify(writes.map(stepRow))],
  });
  return new Set(rows.map((row) => row.id));
}

function stepRow(write: StepWrite) {
  const { process, before, case: state, event, tree } = write;
  const duties = dutyRows(process, state, tree);
  const [accessBefore, accessNow] = [accessRows(before, tree), accessRows(state, tree)];
  return {
    id: event.caseId,
    ...caseColumns(process, state),
    ...eventColumns(write),
    clocks: clockRows(process, event),
    // Duties that are as they were stay as they are.
    duties: isDeepStrictEqual(duties, dutyRows(process, before, tree)) ? null : duties,
    access: changedAccess(accessBefore, accessNow),
    no_access: lostAccess(accessBefore, accessNow),
  };
}

function changedAccess(before: readonly AccessRow[], after: readonly AccessRow[]): AccessRow[] {
  const parts = new Map(before.map((row) => [row.body_id, row.part]));
  return after.filter((row) => parts.get(row.body_id) !== row.part);
}

/** Bodies whose part a case has lost with a place: the township where the matter turned out not to lie. */
function lostAccess(before: readonly AccessRow[], after: readonly AccessRow[]): string[] | null {
  const still = new Set(after.map((row) => row.body_id));
  const lost = before.filter((row) => !still.has(row.body_id)).map((row) => row.body_id);
  return lost.length > 0 ? lost : null;
}
