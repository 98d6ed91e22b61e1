import type { World } from "./world.ts";
import type { Actor } from "./actor.ts";
import { type Case, findTask, type Json, type Task } from "./case.ts";
import { CaseDraft } from "./caseDraft.ts";
import { isPaused, isRunning } from "./clock.ts";
import type { Command } from "./command.ts";
import type { CaseEvent, EventActor } from "./event.ts";
import { unopenedCase } from "./evolve.ts";
import {
  type ActionContext,
  type ActionDeclaration,
  findAction,
  type ProcessDeclaration,
} from "./process.ts";
import { isRefusal, type Refusal, refuse } from "./refusal.ts";
import { runClocks } from "./runClocks.ts";
import { audiencesOf, mayAct } from "./standing.ts";

/** What a command led to: the event, and apart from it the words that must be sealed before they are kept. */
export interface Decision {
  readonly event: CaseEvent;
  readonly sealed: Readonly<Record<string, Json>>;
}

/**
 * Decides a command: the event it makes, or a refusal. Pure: the same case, command and world give the same answer.
 * Who may is asked before anything else is told, so that a refusal never shows a case to someone who may not see it.
 */
export function decide(
  process: ProcessDeclaration,
  state: Case | undefined,
  command: Command,
  world: World,
): Decision | Refusal {
  const action = findAction(process, command.action);
  if (!action) {
    return state && !knows(state, world)
      ? refuse("case-not-found")
      : refuse("action-unknown", { action: command.action });
  }
  const before = state ?? unopenedCase(command.caseId, world.now);
  const task = findTask(before, command.taskId);
  const refusal =
    refuseStranger(action, state, before, task, world) ??
    refuseMoment(action, before, task, command) ??
    refuseEarlyLapse(process, action, before, command, world);
  if (refusal) return refusal;

  const parsed = action.input.safeParse(command.input);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => ({ path: issue.path.join("."), problem: issue.code }));
    return refuse("input-invalid", { fields });
  }
  const context: ActionContext = { ...world, process, before, task, input: parsed.data };
  return carryOut(action, command, context);
}

function refuseStranger(
  action: ActionDeclaration,
  state: Case | undefined,
  before: Case,
  task: Task | undefined,
  world: World,
): Refusal | undefined {
  if (action.opens) {
    if (state) return refuse("case-exists-already");
    return mayAct(action, before, undefined, world.actor, world.tree) ? undefined : refuse("not-allowed");
  }
  if (!state) return refuse("case-not-found");
  if (mayAct(action, state, task, world.actor, world.tree)) return undefined;
  return refuse(knows(state, world) ? "not-allowed" : "case-not-found");
}

/** Whether an actor may know that there is such a case. */
function knows(state: Case, { actor, tree }: World): boolean {
  return actor.kind === "system" || audiencesOf(state, actor, tree).length > 0;
}

function refuseMoment(
  action: ActionDeclaration,
  before: Case,
  task: Task | undefined,
  command: Command,
): Refusal | undefined {
  if (command.expectedVersion !== undefined && command.expectedVersion !== before.version) {
    return refuse("changed-meanwhile", { version: before.version });
  }
  if (!action.opens && !action.from.includes(before.state))
    return refuse("wrong-state", { state: before.state });
  if (!action.onTask) return undefined;
  if (!task || action.onTask.roles?.includes(task.role) === false) return refuse("task-not-found");
  return action.onTask.from.includes(task.state)
    ? undefined
    : refuse("wrong-task-state", { state: task.state });
}

/** A clock's own action waits for the clock, whoever asks. */
function refuseEarlyLapse(
  process: ProcessDeclaration,
  action: ActionDeclaration,
  before: Case,
  command: Command,
  world: World,
): Refusal | undefined {
  const kinds = Object.keys(process.clocks).filter((kind) => process.clocks[kind]?.lapses === command.action);
  if (kinds.length === 0) return undefined;
  const ranOut = before.clocks.some(
    (clock) =>
      kinds.includes(clock.kind) &&
      (command.clockId === undefined || command.clockId === clock.id) &&
      (!action.onTask || clock.taskId === command.taskId) &&
      isRunning(clock) &&
      !isPaused(clock) &&
      clock.dueAt <= world.now,
  );
  return ranOut ? undefined : refuse("clock-not-due");
}

function carryOut(action: ActionDeclaration, command: Command, context: ActionContext): Decision | Refusal {
  for (const condition of action.provided ?? []) {
    if (!condition.holds(context)) return refuse(condition.otherwise);
  }
  const draft = new CaseDraft(context.before, context.now);
  for (const effect of action.effects ?? []) {
    const refusal = effect.apply(draft, context);
    if (isRefusal(refusal)) return refusal;
  }
  if (action.onTask?.to !== undefined && context.task) {
    const now = draft.tasks.find((task) => task.id === context.task?.id) ?? context.task;
    draft.setTask({ ...now, state: action.onTask.to });
  }
  const state = leadsTo(action, context);
  const closes = context.process.states[state]?.closedBy !== undefined;
  if (state !== context.before.state) draft.setState(state, closes);
  runClocks(action, state, draft, context);
  return write(action, command, context, draft);
}

function leadsTo(action: ActionDeclaration, context: ActionContext): string {
  if (action.to === undefined) return context.before.state;
  if (typeof action.to === "string") return action.to;
  const branch = action.to.find((each) => each.holds?.(context) ?? true);
  if (!branch) throw new Error(`No branch of ${action.event} holds`);
  return branch.to ?? context.before.state;
}

function write(
  action: ActionDeclaration,
  command: Command,
  context: ActionContext,
  draft: CaseDraft,
): Decision {
  const data: Record<string, Json> = {};
  const sealed: Record<string, Json> = {};
  for (const [name, value] of Object.entries(context.input)) {
    if (value === undefined) continue;
    (action.sealed?.includes(name) ? sealed : data)[name] = value as Json; // the schemas of inputs are JSON's
  }
  const event: CaseEvent = {
    caseId: command.caseId,
    version: context.before.version + 1,
    action: command.action,
    type: action.event,
    at: context.now,
    actor: eventActor(context.actor),
    ...(context.task ? { taskId: context.task.id } : {}),
    data,
    changes: draft.changes,
  };
  return { event, sealed };
}

/** The actor as an event keeps it. */
function eventActor(actor: Actor): EventActor {
  switch (actor.kind) {
    case "staff":
      return { kind: "staff", personId: actor.personId, role: actor.post.role, bodyId: actor.post.bodyId };
    case "reporter":
      return { kind: "reporter", reporterId: actor.reporterId };
    case "superior":
      return { kind: "superior", platformId: actor.platformId };
    default:
      return { kind: actor.kind };
  }
}
