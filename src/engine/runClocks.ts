import type { LimitInForce, World } from "./world.ts";
import type { Case, Task } from "./case.ts";
import type { CaseDraft } from "./caseDraft.ts";
import { type Clock, startClock, stopClock } from "./clock.ts";
import type { ClockDeclaration, ProcessDeclaration } from "./process.ts";

function getClock(process: ProcessDeclaration, kind: string): ClockDeclaration {
  const clock = process.clocks[kind];
  if (!clock) throw new Error(`The process ${process.id} has no clock ${kind}`);
  return clock;
}

function factOf(draft: CaseDraft, name: string): string | undefined {
  for (const change of draft.changes) {
    if (change.change === "fact" && change.name === name) return asText(change.value);
    if (change.change === "opened") return asText(change.opened.facts[name]);
  }
  return asText(draft.before.facts[name]);
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The limit in force for a clock: the operator's, else the urgency's, else the kind's, else the declared one. */
function limitInForce(
  process: ProcessDeclaration,
  kind: string,
  draft: CaseDraft,
  world: World,
): LimitInForce {
  const set = world.limits?.find(process.id, kind, draft.before);
  if (set) return set;
  const clock = getClock(process, kind);
  const limit =
    clock.byUrgency?.[factOf(draft, "urgency") ?? ""] ??
    clock.byKind?.[factOf(draft, "kind") ?? ""] ??
    clock.limit;
  return { limit, version: `${process.id}@${process.version}` };
}

function clockAround(draft: CaseDraft, kind: string, task: Task | undefined, inside: string | undefined) {
  const ofParent = task?.parentId === undefined ? undefined : draft.findRunningClock(kind, task.parentId);
  return ofParent ?? (inside === undefined ? undefined : draft.findRunningClock(inside));
}

/** Starts a clock of a case or of one of its tasks, unless it runs already. */
export function runClock(
  process: ProcessDeclaration,
  draft: CaseDraft,
  world: World,
  kind: string,
  task?: Task,
): void {
  if (draft.findRunningClock(kind, task?.id)) return;
  if (getClock(process, kind).appliesTo?.(draft.before) === false) return;
  const { limit, version } = limitInForce(process, kind, draft, world);
  const clock = startClock(
    {
      id: `${draft.clocks.length + 1}`,
      kind,
      ...(task ? { taskId: task.id } : {}),
      limit,
      limitVersion: version,
      inside: clockAround(draft, kind, task, getClock(process, kind).inside),
    },
    world.now,
    world.calendar,
  );
  draft.setClock(clock);
}

function stop(draft: CaseDraft, clock: Clock | undefined, released: boolean): void {
  if (clock) draft.setClock(stopClock(clock, draft.now, released));
}

function stopKinds(
  draft: CaseDraft,
  kinds: readonly string[],
  keep: readonly string[],
  taskId?: number,
): void {
  for (const kind of kinds) {
    if (!keep.includes(kind)) stop(draft, draft.findRunningClock(kind, taskId), false);
  }
}

/**
 * Brings the clocks in line with where the case and its tasks now stand: clocks of a state that was left end, those of
 * the one entered start, those that both name keep running. A closed case has none.
 */
export function runClocks(
  process: ProcessDeclaration,
  before: Case,
  state: string,
  draft: CaseDraft,
  world: World,
): void {
  if (state !== before.state) enterState(process, before.state, state, draft, world);
  for (const task of draft.tasks) runTaskClocks(process, before, task, draft, world);
  if (process.states[state]?.closedBy) {
    for (const clock of draft.clocks) if (clock.stoppedAt === undefined) stop(draft, clock, true);
  }
}

function enterState(
  process: ProcessDeclaration,
  from: string,
  to: string,
  draft: CaseDraft,
  world: World,
): void {
  const left = process.states[from]?.clocks ?? [];
  const entered = process.states[to]?.clocks ?? [];
  stopKinds(draft, left, entered);
  for (const kind of entered) if (!left.includes(kind)) runClock(process, draft, world, kind);
}

function runTaskClocks(
  process: ProcessDeclaration,
  before: Case,
  task: Task,
  draft: CaseDraft,
  world: World,
): void {
  const stateBefore = before.tasks.find((each) => each.id === task.id)?.state;
  if (stateBefore === task.state) return;
  const left = (stateBefore === undefined ? undefined : process.taskStates[stateBefore]?.clocks) ?? [];
  const entered = process.taskStates[task.state]?.clocks ?? [];
  stopKinds(draft, left, entered, task.id);
  for (const kind of entered) runClock(process, draft, world, kind, task);
}
