import type { World } from "./world.ts";
import type { Actor } from "./actor.ts";
import type { Case, CaseId } from "./case.ts";
import type { Command } from "./command.ts";
import { decide } from "./decide.ts";
import { evolve } from "./evolve.ts";
import { brokenRules } from "./invariants.ts";
import type { ActionDeclaration, ProcessDeclaration } from "./process.ts";
import { isRefusal } from "./refusal.ts";

/** What an exploration is given: people to act, things they might say, and how far to go. */
export interface Exploration {
  readonly actors: readonly Actor[];
  /** Inputs worth trying for an action on a case. */
  inputs(name: string, action: ActionDeclaration, state: Case | undefined): readonly unknown[];
  world(actor: Actor, state: Case | undefined): World;
  readonly depth: number;
}

/** What an exploration found. */
export interface Explored {
  /** Cases that differ in what matters, each once. */
  readonly cases: number;
  readonly states: ReadonlySet<string>;
  readonly actions: ReadonlySet<string>;
  /** Rules that broke, each with the way that led there. */
  readonly broken: readonly string[];
}

/** A case but for its times and ids: two that look alike here go on alike. */
function likeness(state: Case): string {
  return JSON.stringify([
    state.state,
    state.places,
    state.tasks.map((task) => [
      task.role,
      task.bodyId,
      task.parentId,
      task.state,
      task.designated,
      task.returns,
    ]),
    state.clocks
      .map((clock) => [clock.kind, clock.taskId, clock.outcome])
      .filter(([, , outcome]) => !outcome),
    Object.entries(state.counts).map(([name, value]) => [name, Math.min(value, 3)]),
    state.did,
  ]);
}

function* commandsOn(
  process: ProcessDeclaration,
  state: Case | undefined,
  caseId: CaseId,
  exploration: Exploration,
) {
  for (const [name, action] of Object.entries(process.actions)) {
    if (Boolean(action.opens) === (state !== undefined)) continue;
    for (const taskId of action.onTask ? (state?.tasks.map((task) => task.id) ?? []) : [undefined]) {
      for (const input of exploration.inputs(name, action, state)) {
        const command: Command = { caseId, action: name, ...(taskId === undefined ? {} : { taskId }), input };
        for (const actor of exploration.actors) yield { command, actor };
      }
    }
  }
}

interface Visit {
  state: Case | undefined;
  path: string;
}

/** Tries everything anyone may say or do, to a depth, and holds each case it makes against the rules. */
export function explore(process: ProcessDeclaration, exploration: Exploration): Explored {
  const seen = new Set<string>();
  const states = new Set<string>();
  const actions = new Set<string>();
  const broken: string[] = [];
  let frontier: Visit[] = [{ state: undefined, path: "" }];
  for (let depth = 0; depth < exploration.depth && frontier.length > 0; depth++) {
    const next: Visit[] = [];
    for (const visit of frontier) {
      for (const { command, actor } of commandsOn(process, visit.state, "explored", exploration)) {
        const decision = decide(process, visit.state, command, exploration.world(actor, visit.state));
        if (isRefusal(decision)) continue;
        const state = evolve(visit.state, decision.event);
        const path = `${visit.path} → ${command.action}`;
        actions.add(command.action);
        states.add(state.state);
        const key = likeness(state);
        if (seen.has(key)) continue;
        seen.add(key);
        broken.push(...brokenRules(process, state).map((rule) => `${rule}:${path}`));
        next.push({ state, path });
      }
    }
    frontier = next;
  }
  return { cases: seen.size, states, actions, broken };
}
