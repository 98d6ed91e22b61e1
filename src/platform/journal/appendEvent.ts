import type { Case } from "#engine/case.ts";
import type { CaseEvent } from "#engine/event.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import type { Tree } from "#engine/tree.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import { accessColumns, caseColumns, clockColumns, dutyColumns } from "./caseRows.ts";

/** All that is written when a case takes a step. */
export interface StepWrite {
  process: ProcessDeclaration;
  /** The case after the event. */
  case: Case;
  event: CaseEvent;
  sealed: Buffer | undefined;
  commandKey: string;
  commandHash: Buffer;
  tree: Tree;
}

const appendSql = `
with moved as (
  update cases set version = $2, state = $3, closed_at = $4, kind = $5, urgency = $6, reporter_id = $7, about_ids = $8,
    lead_body_id = $9, due_at = $10, fold = $11
  where id = $1 and version = $2 - 1
  returning id, opened_at
), new_event as (
  insert into case_events (case_id, version, action, type, at, body, sealed, command_key, command_hash)
  select id, $2, $12, $13, $14, $15, $16, $17, $18 from moved
), clocks as (
  insert into case_clocks (case_id, clock_id, kind, task_id, started_at, due_at, paused, stopped_at, outcome, lapses)
  select moved.id, clock.* from moved, unnest($19::text[], $20::text[], $21::int[], $22::timestamptz[],
    $23::timestamptz[], $24::boolean[], $25::timestamptz[], $26::text[], $27::boolean[]) as clock
  on conflict (case_id, clock_id) do update set due_at = excluded.due_at, paused = excluded.paused,
    stopped_at = excluded.stopped_at, outcome = excluded.outcome
), old_duties as (
  delete from case_duties where case_id = $1 and exists (select from moved)
), new_duties as (
  insert into case_duties (case_id, case_version, ord, body_id, role, step, task_id, due_at, clock_kind)
  select moved.id, $2, duty.* from moved, unnest($28::smallint[], $29::text[], $30::text[], $31::text[], $32::int[],
    $33::timestamptz[], $34::text[]) as duty
), access as (
  insert into case_access (case_id, opened_at, body_id, part)
  select moved.id, moved.opened_at, access.* from moved, unnest($35::text[], $36::smallint[]) as access
  on conflict (case_id, body_id) do update set part = excluded.part where case_access.part <> excluded.part
)
select id from moved`;

/**
 * Writes one step of a case with everything that follows from it, in one statement. Gives whether it was written:
 * where the case has moved since it was read, nothing is.
 */
export async function appendEvent(db: Queryable, write: StepWrite): Promise<boolean> {
  const { case: state, event, process } = write;
  const { caseId, version: _version, action, type, at, ...body } = event;
  const { rowCount } = await db.query({
    name: "journal-append-event",
    text: appendSql,
    values: [
      caseId,
      ...caseColumns(process, state),
      action,
      type,
      at,
      JSON.stringify(body),
      write.sealed ?? null,
      write.commandKey,
      write.commandHash,
      ...clockColumns(process, event),
      ...dutyColumns(process, state, write.tree),
      ...accessColumns(state, write.tree),
    ],
  });
  return rowCount === 1;
}
