import type { WorkingCalendar } from "./calendar.ts";
import { type Case, factText, type Task } from "./case.ts";
import type { CaseDraft } from "./caseDraft.ts";
import { type Clock, holdClock, isOverdue, isRunning, startClock, stopClock } from "./clock.ts";
import type { Instant } from "./instant.ts";
import { outlivesTheCase } from "./invariants.ts";
import { parseLimit } from "./limit.ts";
import { dueTime } from "./workingTime.ts";
import type { ActionContext, ActionDeclaration, ClockDeclaration, ProcessDeclaration } from "./process.ts";
import type { LimitInForce, World } from "./world.ts";

/** The version of a limit that an action set for one case alone: a dated promise, an order's day of feedback. */
const setOnTheCase = "set on the case";

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
  const set = draft.findLimit(kind, task?.id);
  const { limit, version } = set
    ? { limit: set, version: setOnTheCase }
    : limitInForce(process, kind, state, context);
  const clock = startClock(
    {
      id: `${draft.clocks.length + 1}`,
      kind,
      ...(task ? { taskId: task.id } : {}),
      limit,
      limitVersion: version,
      inside: clockAround(draft, kind, task, declared.inside),
      until: declared.until?.(state, context.now),
      notAfter: declared.notAfter?.(state, context.now),
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
 * A clock that lapses by itself is nobody's duty, unless it says so: it is neither met nor missed. Any other that is overdue was
 * missed, whatever ends it: no deadline is kept by reclassifying.
 */
function stop({ draft, process, releases }: Ending, clock: Clock): void {
  const { lapses, duty } = getClock(process, clock.kind);
  const nobodys = lapses !== undefined && duty !== true;
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
 * the one entered start, those that both name keep running. A closed case has none but those of tasks that outlive it.
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
  for (const kind of action.restarts ?? []) restart(ending, context, kind);
  if (action.retimes) retime(draft, context);
  if (process.states[state]?.closedBy) {
    // What other bodies still had to do falls away with the case.
    for (const clock of draft.clocks)
      if (isRunning(clock) && !outlivesTheCase(process, draft.tasks, clock))
        stop({ ...ending, releases: "all" }, clock);
  }
}

function enterState(ending: Ending, context: ActionContext, to: string): void {
  const { process, before } = context;
  const left = process.states[before.state]?.clocks ?? [];
  const entered = process.states[to]?.clocks ?? [];
  stopKinds(ending, left, entered);
  for (const kind of outerFirst(process, entered))
    if (!left.includes(kind)) runClock(ending.draft, context, kind);
}

/** A clock that must stay inside another starts after it, or there would be nothing to stay inside. */
function outerFirst(process: ProcessDeclaration, kinds: readonly string[]): readonly string[] {
  const isInner = (kind: string): boolean => getClock(process, kind).inside !== undefined;
  return [...kinds.filter((kind) => !isInner(kind)), ...kinds.filter(isInner)];
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

function restart(ending: Ending, context: ActionContext, kind: string): void {
  const { draft } = ending;
  const ofTask = context.task && draft.findRunningClock(kind, context.task.id);
  const clock = ofTask ?? draft.findRunningClock(kind);
  if (!clock) return;
  stop(ending, clock);
  runClock(draft, context, kind, ofTask && context.task);
}

/**
 * What a case is called may change, and its limits with it. A promise that was made is not moved out: a clock keeps its
 * due time unless the limit now in force ends sooner. Clocks that were extended or set on the case stay as they are.
 */
function retime(draft: CaseDraft, context: ActionContext): void {
  const { process, calendar } = context;
  for (const clock of draft.clocks) {
    if (
      !isRunning(clock) ||
      clock.extensions ||
      clock.pauses ||
      clock.laidDown ||
      clock.limitVersion === setOnTheCase
    )
      continue;
    const { limit, version } = limitInForce(process, clock.kind, draft.after, context);
    const start = { id: clock.id, kind: clock.kind, limit, limitVersion: version };
    const anew = startClock(start, clock.startedAt, calendar);
    if (anew.dueAt < clock.dueAt) {
      const { heldBy: _, ...free } = clock;
      draft.setClock({ ...free, dueAt: anew.dueAt, limit, limitVersion: version });
    }
  }
  holdAllInside(draft, process);
}

/**
 * Moves the end of a case's clock that is laid down from outside. What runs inside it follows: it ends no later, and
 * what was held by the old end has its own limit back, as far as the new one lets it.
 */
export function moveEnd(draft: CaseDraft, context: ActionContext, kind: string, until: Instant): void {
  const { process, calendar, now } = context;
  const moved = draft.findRunningClock(kind);
  if (moved) draft.setClock({ ...moved, dueAt: until, laidDown: true });
  for (const clock of draft.clocks) {
    if (!isRunning(clock) || clock.id === moved?.id) continue;
    if (clock.heldBy !== undefined) draft.setClock(ownEnd(clock, calendar));
    const limit = getClock(process, clock.kind).notAfter?.(draft.after, now);
    if (limit !== undefined && limit < clock.dueAt) draft.setClock({ ...clock, dueAt: limit });
  }
  holdAllInside(draft, process);
}

/** A clock as its own limit and extensions have it, held by none. */
function ownEnd(held: Clock, calendar: WorkingCalendar): Clock {
  const { heldBy: _, ...clock } = held;
  const { dueAt } = startClock(clock, clock.startedAt, calendar);
  const extended = (clock.extensions ?? []).reduce(
    (end, { limit }) => dueTime(calendar, end, parseLimit(limit)).dueAt,
    dueAt,
  );
  return { ...clock, dueAt: extended };
}

/** Lets every clock that runs inside another end no later than that one. */
export function holdAllInside(draft: CaseDraft, process: ProcessDeclaration): void {
  for (const clock of draft.clocks) holdInside(draft, process, clock);
}

/** A clock whose surrounding one now ends sooner ends with it. */
function holdInside(draft: CaseDraft, process: ProcessDeclaration, clock: Clock): void {
  if (!isRunning(clock)) return;
  const task = draft.tasks.find((each) => each.id === clock.taskId);
  const around = clockAround(draft, clock.kind, task, getClock(process, clock.kind).inside);
  const held = holdClock(clock, around);
  if (held !== clock) draft.setClock(held);
}
