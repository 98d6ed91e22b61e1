import type { BodyId } from "#engine/actor.ts";
import { type Case, factText } from "#engine/case.ts";
import { isPaused } from "#engine/clock.ts";
import { dutiesOf, nearestClock } from "#engine/duties.ts";
import type { CaseEvent } from "#engine/event.ts";
import { isRelieved } from "#engine/invariants.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import type { Tree } from "#engine/tree.ts";

/** A part in a case by place, and by a task. */
const partByPlace = 1;
/** See {@link partByPlace}. */
export const partByTask = 2;

/** The columns of `cases` that follow from the fold, by name. */
export function caseColumns(process: ProcessDeclaration, state: Case) {
  const lead = state.tasks.find(
    (task) => task.role === "lead" && task.parentId === undefined && !isRelieved(process, task.state),
  );
  return {
    version: state.version,
    state: state.state,
    closed_at: state.closedAt ?? null,
    kind: factText(state, "kind") ?? null,
    urgency: factText(state, "urgency") ?? null,
    reporter_id: state.reporter.reporterId ?? null,
    about_ids: state.aboutIds,
    lead_body_id: lead?.bodyId ?? null,
    // What is still asked about a closed case makes it nobody's to hurry.
    due_at: state.closedAt === undefined ? (nearestClock(state.clocks)?.dueAt ?? null) : null,
    fold: state,
  };
}

/** The clocks an event touched, as rows of `case_clocks`. */
export function clockRows(process: ProcessDeclaration, event: Pick<CaseEvent, "changes">) {
  const clocks = event.changes.flatMap((change) => (change.change === "clock" ? [change.clock] : []));
  return clocks.map((clock) => ({
    clock_id: clock.id,
    kind: clock.kind,
    task_id: clock.taskId ?? null,
    started_at: clock.startedAt,
    due_at: clock.dueAt,
    paused: isPaused(clock),
    stopped_at: clock.stoppedAt ?? null,
    outcome: clock.outcome ?? null,
    lapses: process.clocks[clock.kind]?.lapses !== undefined,
  }));
}

/** Whose turn it is, one row of `case_duties` a body and role. */
export function dutyRows(process: ProcessDeclaration, state: Case, tree: Tree) {
  const rows = dutiesOf(process, state, tree).flatMap((duty) =>
    duty.roles.map((role) => ({ ...duty, role })),
  );
  return rows.map((row, index) => ({
    ord: index,
    body_id: row.bodyId,
    role: row.role,
    step: row.step,
    task_id: row.taskId ?? null,
    due_at: row.dueAt ?? "infinity", // whose clocks stand still come last
    clock_kind: row.clockKind ?? null,
  }));
}

/** A row of `case_access` but for its case. */
export interface AccessRow {
  body_id: BodyId;
  part: number;
}

/**
 * The bodies below the root with a part in a case, each with everything above it, as rows of `case_access`.
 * A body that the case is about, and what lies below it, gets none.
 */
export function accessRows(state: Case, tree: Tree): AccessRow[] {
  const parts = new Map<BodyId, number>();
  const add = (bodyId: BodyId, part: number): void => {
    for (const body of tree.chain(bodyId)) {
      if (body.parentId === undefined || state.aboutIds.some((about) => tree.isWithin(body.id, about)))
        continue;
      parts.set(body.id, (parts.get(body.id) ?? 0) | part);
    }
  };
  for (const bodyId of Object.values(state.places)) add(bodyId, partByPlace);
  for (const task of state.tasks) add(task.bodyId, partByTask);
  return [...parts].map(([body_id, part]) => ({ body_id, part }));
}
