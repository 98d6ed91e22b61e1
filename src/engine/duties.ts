import type { BodyId, StaffRole } from "./actor.ts";
import { type Case, findTask, type Task } from "./case.ts";
import { type Clock, isPaused, isRunning } from "./clock.ts";
import type { Instant } from "./instant.ts";
import type { ProcessDeclaration, StateDeclaration, TaskHolder } from "./process.ts";
import type { Tree } from "./tree.ts";

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

function dutyOfState(state: Case, declared: StateDeclaration, tree: Tree): Duty[] {
  const { holder } = declared;
  if (!holder || !("place" in holder)) return [];
  const placeId = state.places[holder.place];
  const bodyId = holder.over && placeId !== undefined ? (tree.find(placeId)?.parentId ?? placeId) : placeId;
  if (bodyId === undefined) throw new Error(`Case ${state.id} names no ${holder.place}`);
  const clocks = state.clocks.filter(
    (clock) => clock.taskId === undefined && declared.clocks?.includes(clock.kind),
  );
  return [{ bodyId, roles: holder.roles, step: state.state, ...timed(nearestClock(clocks)) }];
}

/** A body, and the posts there that must act. */
type Hands = Pick<Duty, "bodyId" | "roles">;

/** Who stands above a task, nearest first: what handed it down, the desk, and the body that the desk belongs to. */
function sendersOf(
  state: Case,
  task: Task,
  holder: TaskHolder & { at: "senders" },
  tree: Tree,
): readonly Hands[] {
  const parent = findTask(state, task.parentId);
  if (parent)
    return [{ bodyId: parent.bodyId, roles: holder.roles }, ...sendersOf(state, parent, holder, tree)];
  const deskId = state.places["desk"];
  if (deskId === undefined) throw new Error(`Case ${state.id} has no sender of task ${task.id}`);
  const overId = tree.find(deskId)?.parentId;
  const desk = { bodyId: deskId, roles: holder.deskRoles };
  return overId === undefined ? [desk] : [desk, { bodyId: overId, roles: holder.overDeskRoles }];
}

/** How many levels are asked: whoever sent it may be the only one at the first, and a second person must look. */
const levelsAsked = 2;

function handsOf(state: Case, task: Task, holder: TaskHolder, tree: Tree): readonly Hands[] {
  if (holder.at === "task") return [{ bodyId: task.bodyId, roles: holder.roles }];
  const senders = sendersOf(state, task, holder, tree);
  // A desk that leads a case of its own stands above the task twice.
  const first = (hands: Hands): Hands | undefined => senders.find(({ bodyId }) => bodyId === hands.bodyId);
  return senders.filter((hands) => first(hands) === hands).slice(0, levelsAsked);
}

/** Where the case is in its bodies' hands, its own clocks (the first contact among them) press the lead. */
function pressesLead(process: ProcessDeclaration, state: Case, task: Task, clock: Clock): boolean {
  const declared = process.states[state.state];
  if (!declared?.holder || !("tasks" in declared.holder)) return false;
  const leads = task.role === "lead" && task.parentId === undefined;
  return leads && clock.taskId === undefined && declared.clocks?.includes(clock.kind) === true;
}

function dutiesOfTask(process: ProcessDeclaration, state: Case, task: Task, tree: Tree): Duty[] {
  const declared = process.taskStates[task.state];
  if (!declared?.holder) return [];
  const { holder } = declared;
  const clocks = state.clocks.filter(
    (clock) => clock.taskId === task.id && declared.clocks?.includes(clock.kind),
  );
  const ofCase =
    holder.at === "task" ? state.clocks.filter((clock) => pressesLead(process, state, task, clock)) : [];
  const clock = nearestClock([...clocks, ...ofCase]);
  const hands = handsOf(state, task, holder, tree);
  return hands.map((each) => ({ ...each, step: task.state, taskId: task.id, ...timed(clock) }));
}

/** Who must act next on a case; once it is closed, only on what outlives it. */
export function dutiesOf(process: ProcessDeclaration, state: Case, tree: Tree): readonly Duty[] {
  const declared = process.states[state.state];
  if (!declared) return [];
  if (declared.closedBy)
    return state.tasks
      .filter((task) => process.taskStates[task.state]?.outlives)
      .flatMap((task) => dutiesOfTask(process, state, task, tree));
  // While somebody else holds the case, its lead and co-handlers wait; what was asked beside the handling does not.
  const inTheirHands = declared.holder !== undefined && "tasks" in declared.holder;
  const tasks = state.tasks
    .filter((task) => inTheirHands || task.role === "side")
    .flatMap((task) => dutiesOfTask(process, state, task, tree));
  return [...dutyOfState(state, declared, tree), ...tasks];
}
