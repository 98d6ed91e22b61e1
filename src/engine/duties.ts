import type { BodyId, StaffRole } from "./actor.ts";
import { type Case, findTask, type Task } from "./case.ts";
import { type Clock, isPaused, isRunning } from "./clock.ts";
import type { Instant } from "./instant.ts";
import type { ProcessDeclaration, StateDeclaration } from "./process.ts";

/** What a body must do next, and until when: one line of somebody's queue. */
export interface Duty {
  readonly bodyId: BodyId;
  readonly roles: readonly StaffRole[];
  /** The state of the case or of the task that asks for it. */
  readonly step: string;
  readonly taskId?: number;
  /** Absent while every clock on it stands still. */
  readonly dueAt?: Instant;
  readonly clockKind?: string;
}

/** The nearest due time among clocks that run; the one a queue is ordered by. */
export function nearestClock(clocks: readonly Clock[]): Clock | undefined {
  const running = clocks.filter((clock) => isRunning(clock) && !isPaused(clock));
  return running.reduce<Clock | undefined>(
    (first, each) => (first && first.dueAt <= each.dueAt ? first : each),
    undefined,
  );
}

function timed(clock: Clock | undefined): Pick<Duty, "dueAt" | "clockKind"> {
  return clock ? { dueAt: clock.dueAt, clockKind: clock.kind } : {};
}

function dutyOfState(state: Case, declared: StateDeclaration): Duty[] {
  const { holder } = declared;
  if (!holder || !("place" in holder)) return [];
  const bodyId = state.places[holder.place];
  if (bodyId === undefined) throw new Error(`Case ${state.id} names no ${holder.place}`);
  const clocks = state.clocks.filter(
    (clock) => clock.taskId === undefined && declared.clocks?.includes(clock.kind),
  );
  return [{ bodyId, roles: holder.roles, step: state.state, ...timed(nearestClock(clocks)) }];
}

function senderOf(state: Case, task: Task): BodyId | undefined {
  return findTask(state, task.parentId)?.bodyId ?? state.places["desk"];
}

/** Where the case is in its bodies' hands, its own clocks (the first contact among them) press the lead. */
function pressesLead(process: ProcessDeclaration, state: Case, task: Task, clock: Clock): boolean {
  const declared = process.states[state.state];
  if (!declared?.holder || !("tasks" in declared.holder)) return false;
  const leads = task.role === "lead" && task.parentId === undefined;
  return leads && clock.taskId === undefined && declared.clocks?.includes(clock.kind) === true;
}

function dutyOfTask(process: ProcessDeclaration, state: Case, task: Task): Duty[] {
  const declared = process.taskStates[task.state];
  if (!declared?.holder) return [];
  const bodyId = declared.holder.at === "task" ? task.bodyId : senderOf(state, task);
  if (bodyId === undefined) throw new Error(`Case ${state.id} has no sender of task ${task.id}`);
  const { at } = declared.holder;
  const clocks = state.clocks.filter(
    (clock) => clock.taskId === task.id && declared.clocks?.includes(clock.kind),
  );
  const ofCase =
    at === "task" ? state.clocks.filter((clock) => pressesLead(process, state, task, clock)) : [];
  const clock = nearestClock([...clocks, ...ofCase]);
  return [{ bodyId, roles: declared.holder.roles, step: task.state, taskId: task.id, ...timed(clock) }];
}

/** Who must act next on a case; empty once it is closed. */
export function dutiesOf(process: ProcessDeclaration, state: Case): readonly Duty[] {
  const declared = process.states[state.state];
  if (!declared || declared.closedBy) return [];
  const tasks = state.tasks.flatMap((task) => dutyOfTask(process, state, task));
  return [...dutyOfState(state, declared), ...tasks];
}
