import type { Actor } from "./actor.ts";
import type { Case, CaseId } from "./case.ts";
import type { Command } from "./command.ts";
import { decide } from "./decide.ts";
import type { CaseEvent } from "./event.ts";
import { evolve } from "./evolve.ts";
import { brokenRules } from "./invariants.ts";
import type { ActionDeclaration, ProcessDeclaration } from "./process.ts";
import { isRefusal, type Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

/** What an exploration is given: people to act, things they might say, and how far to go. */
export interface Exploration {
  readonly actors: readonly Actor[];
  /** Inputs worth trying for an action on a case. */
  inputs(name: string, action: ActionDeclaration, state: Case | undefined): readonly unknown[];
  world(actor: Actor, state: Case | undefined): World;
  readonly depth: number;
  /** The case without what no rule reads, so that cases which differ in nothing else are taken for one. */
  blur?(state: Case): Case;
  /** Cases of one kind are taken for one, whatever else they differ in: goes deep where telling them apart cannot. */
  kindOf?(state: Case): string;
  /** The actions that are tried; absent: all. */
  tries?(name: string): boolean;
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

/** One step of an exploration: somebody did something, and the case went on. */
export interface Step {
  readonly state: Case;
  /** What led here, first to last. */
  readonly events: readonly CaseEvent[];
  /** No case like this one was seen before. */
  readonly isNew: boolean;
}

/**
 * A case but for its times and the ids of its clocks: two that look alike here go on alike. Facts that are moments end
 * in `At`, and like counts past three they only tell how often the same was done again.
 */
function likeness(state: Case): string {
  return JSON.stringify([
    state.state,
    state.reporter,
    state.aboutIds,
    state.places,
    Object.entries(state.facts).filter(([name]) => !name.endsWith("At")),
    state.tasks.map((task) => ({ ...task, sentAt: "" })),
    state.clocks.filter((clock) => clock.outcome === undefined).map((clock) => [clock.kind, clock.taskId]),
    Object.entries(state.counts).map(([name, value]) => [name, Math.min(value, 3)]),
    state.did,
  ]);
}

/** The tasks that an action may be tried on; `undefined` is the case itself. What nobody may do from here is left out. */
function placesOf(action: ActionDeclaration, state: Case | undefined): readonly (number | undefined)[] {
  if (Boolean(action.opens) === (state !== undefined)) return [];
  if (state && !action.from.includes(state.state)) return [];
  const { onTask } = action;
  if (!onTask) return [undefined];
  const tasks = state?.tasks ?? [];
  return tasks.filter((task) => onTask.from.includes(task.state)).map((task) => task.id);
}

/** Whether a refusal is about who acts, so that no other input changes it. */
function isForWhoAsks({ refused }: Refusal): boolean {
  return refused === "not-allowed" || refused === "case-not-found";
}

/** Every event that somebody can bring about in this case with an input worth trying. */
function* eventsAfter(
  process: ProcessDeclaration,
  state: Case | undefined,
  caseId: CaseId,
  exploration: Exploration,
): Generator<CaseEvent> {
  const worlds = exploration.actors.map((actor) => exploration.world(actor, state));
  for (const [name, action] of Object.entries(process.actions)) {
    if (exploration.tries?.(name) === false) continue;
    const places = placesOf(action, state);
    const inputs = places.length === 0 ? [] : exploration.inputs(name, action, state);
    for (const taskId of places) {
      for (const world of worlds) {
        for (const input of inputs) {
          const command: Command = {
            caseId,
            action: name,
            ...(taskId === undefined ? {} : { taskId }),
            input,
          };
          const decision = decide(process, state, command, world);
          if (!isRefusal(decision)) yield decision.event;
          else if (isForWhoAsks(decision)) break;
        }
      }
    }
  }
}

interface Visit {
  readonly state: Case | undefined;
  readonly events: readonly CaseEvent[];
}

/** Tries everything anyone may say or do, to a depth, nearest first; goes on from each case that is new. */
export function* exploreSteps(process: ProcessDeclaration, exploration: Exploration): Generator<Step> {
  const seen = new Set<string>();
  let frontier: Visit[] = [{ state: undefined, events: [] }];
  for (let depth = 0; depth < exploration.depth && frontier.length > 0; depth++) {
    const next: Visit[] = [];
    for (const { state: before, events: past } of frontier) {
      for (const event of eventsAfter(process, before, "explored", exploration)) {
        const step = { state: evolve(before, event), events: [...past, event] };
        const key =
          exploration.kindOf?.(step.state) ?? likeness(exploration.blur?.(step.state) ?? step.state);
        const isNew = !seen.has(key);
        if (isNew) next.push(step);
        seen.add(key);
        yield { ...step, isNew };
      }
    }
    frontier = next;
  }
}

/** Explores a process and holds each case it makes against the rules. */
export function explore(process: ProcessDeclaration, exploration: Exploration): Explored {
  let cases = 0;
  const states = new Set<string>();
  const actions = new Set<string>();
  const broken: string[] = [];
  for (const { state, events, isNew } of exploreSteps(process, exploration)) {
    states.add(state.state);
    const action = events.at(-1)?.action;
    if (action !== undefined) actions.add(action);
    if (!isNew) continue;
    cases++;
    const path = events.map((event) => event.action).join(" → ");
    broken.push(...brokenRules(process, state).map((rule) => `${rule}: ${path}`));
  }
  return { cases, states, actions, broken };
}
