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

/** The columns of `cases` that follow from the fold. */
export function caseColumns(process: ProcessDeclaration, state: Case): readonly unknown[] {
  const lead = state.tasks.find(
    (task) => task.role === "lead" && task.parentId === undefined && !isRelieved(process, task.state),
  );
  return [
    state.version,
    state.state,
    state.closedAt ?? null,
    factText(state, "kind") ?? null,
    factText(state, "urgency") ?? null,
    state.reporter.reporterId ?? null,
    state.aboutIds,
    lead?.bodyId ?? null,
    nearestClock(state.clocks)?.dueAt ?? null,
    JSON.stringify(state),
  ];
}

/** The clocks an event touched, as columns for `unnest`. */
export function clockColumns(process: ProcessDeclaration, event: CaseEvent): readonly unknown[] {
  const clocks = event.changes.flatMap((change) => (change.change === "clock" ? [change.clock] : []));
  return [
    clocks.map((clock) => clock.id),
    clocks.map((clock) => clock.kind),
    clocks.map((clock) => clock.taskId ?? null),
    clocks.map((clock) => clock.startedAt),
    clocks.map((clock) => clock.dueAt),
    clocks.map(isPaused),
    clocks.map((clock) => clock.stoppedAt ?? null),
    clocks.map((clock) => clock.outcome ?? null),
    clocks.map((clock) => process.clocks[clock.kind]?.lapses !== undefined),
  ];
}

/** Whose turn it is, one row a body and role, as columns for `unnest`. */
export function dutyColumns(process: ProcessDeclaration, state: Case, tree: Tree): readonly unknown[] {
  const rows = dutiesOf(process, state, tree).flatMap((duty) =>
    duty.roles.map((role) => ({ ...duty, role })),
  );
  return [
    rows.map((_, index) => index),
    rows.map((row) => row.bodyId),
    rows.map((row) => row.role),
    rows.map((row) => row.step),
    rows.map((row) => row.taskId ?? null),
    rows.map((row) => row.dueAt ?? "infinity"), // whose clocks stand still come last
    rows.map((row) => row.clockKind ?? null),
  ];
}

/**
 * The bodies below the root with a part in a case, each with everything above it, as columns for `unnest`.
 * A body that the case is about, and what lies below it, gets none.
 */
export function accessColumns(state: Case, tree: Tree): readonly unknown[] {
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
  return [[...parts.keys()], [...parts.values()]];
}
