import { type Case, factText, type Task } from "./case.ts";
import type { CaseDraft } from "./caseDraft.ts";
import { type Clock, isOverdue, isRunning, startClock, stopClock } from "./clock.ts";
import type { ActionContext, ActionDeclaration, ClockDeclaration, ProcessDeclaration } from "./process.ts";
import type { LimitInForce, World } from "./world.ts";

function getClock(process: ProcessDeclaration, kind: string): ClockDeclaration {
  const clock = process.clocks[kind];
  if (!clock) throw new Error(`The process ${process.id} has no clock ${kind}`);
  return clock;
}

/** The limit in force for a clock: the operator's, else the urgency's, else the kind's, else the declared one. */
function limitInForce(process: ProcessDeclaration, kind: string, state: Case, world: World): LimitInForce {
  const set = world.limits?.find(process.id, kind, state);
  if (set) return set;
  const clock = getClock(process, kind);
  const limit =
    clock.byUrgency?.[factText(state, "urgency") ?? ""] ??
    clock.byKind?.[factText(state, "kind") ?? ""] ??
    clock.limit;
  return { limit, version: `${process.id}@${process.version}` };
}

function clockAround(draft: CaseDraft, kind: string, task: Task | undefined, inside: string | undefined) {
  const ofParent = task?.parentId === undefined ? undefined : draft.findRunningClock(kind, task.parentId);
  return ofParent ?? (inside === undefined ? undefined : draft.findRunningClock(inside));
}

/** Starts a clock of a case or of one of its tasks, unless it runs already. */
function runClock(draft: CaseDraft, context: ActionContext, kind: string, task?: Task): void {
  if (draft.findRunningClock(kind, task?.id)) return;
  const { process } = context;
  const declared = getClock(process, kind);
  const state = draft.after;
  if (declared.appliesTo?.(state) === false) return;
  const { limit, version } = limitInForce(process, kind, state, context);
  const clock = startClock(
    {
      id: `${draft.clocks.length + 1}`,
      kind,
      ...(task ? { taskId: task.id } : {}),
      limit,
      limitVersion: version,
      inside: clockAround(draft, kind, task, declared.inside),
    },
    context.now,
    context.calendar,
  );
  draft.setClock(clock);
}

/** How an action ends clocks: which of them fall away with it. */
interface Ending {
  readonly draft: CaseDraft;
  readonly process: ProcessDeclaration;
  readonly releases: ActionDeclaration["releases"];
}

/**
 * A clock that lapses by itself is nobody's duty, so it is neither met nor missed. Any other that is overdue was
 * missed, whatever ends it: no deadline is kept by reclassifying.
 */
function stop({ draft, process, releases }: Ending, clock: Clock): void {
  const nobodys = getClock(process, clock.kind).lapses !== undefined;
  const fallsAway = releases === "all" || releases?.includes(clock.kind) === true;
  draft.setClock(stopClock(clock, draft.now, nobodys || (fallsAway && !isOverdue(clock, draft.now))));
}

function stopKinds(ending: Ending, kinds: readonly string[], keep: readonly string[], taskId?: number): void {
  for (const kind of kinds) {
    const clock = keep.includes(kind) ? undefined : ending.draft.findRunningClock(kind, taskId);
    if (clock) stop(ending, clock);
  }
}

/**
 * Brings the clocks in line with where the case and its tasks now stand: clocks of a state that was left end, those of
 * the one entered start, those that both name keep running. A closed case has none.
 */
export function runClocks(
  action: ActionDeclaration,
  state: string,
  draft: CaseDraft,
  context: ActionContext,
): void {
  const { process, before } = context;
  const ending: Ending = { draft, process, releases: action.releases };
  if (state !== before.state) enterState(ending, context, state);
  for (const task of draft.tasks) runTaskClocks(ending, context, task);
  if (process.states[state]?.closedBy) {
    // What other bodies still had to do falls away with the case.
    for (const clock of draft.clocks) if (isRunning(clock)) stop({ ...ending, releases: "all" }, clock);
  }
}

function enterState(ending: Ending, context: ActionContext, to: string): void {
  const { process, before } = context;
  const left = process.states[before.state]?.clocks ?? [];
  const entered = process.states[to]?.clocks ?? [];
  stopKinds(ending, left, entered);
  for (const kind of entered) if (!left.includes(kind)) runClock(ending.draft, context, kind);
}

function runTaskClocks(ending: Ending, context: ActionContext, task: Task): void {
  const { process, before } = context;
  const stateBefore = before.tasks.find((each) => each.id === task.id)?.state;
  if (stateBefore === task.state) return;
  const left = (stateBefore === undefined ? undefined : process.taskStates[stateBefore]?.clocks) ?? [];
  const entered = process.taskStates[task.state]?.clocks ?? [];
  stopKinds(ending, left, entered, task.id);
  for (const kind of entered) runClock(ending.draft, context, kind, task);
}
