import { describe, expect, it } from "vitest";
import type { Actor } from "#engine/actor.ts";
import type { Case } from "#engine/case.ts";
import { decide } from "#engine/decide.ts";
import type { ActionDeclaration, ProcessDeclaration } from "#engine/process.ts";
import { isRefusal } from "#engine/refusal.ts";
import type { World } from "#engine/world.ts";
import { audiencesOf } from "#engine/standing.ts";
import { seesEvent, visibleFields } from "#engine/visibility.ts";
import { exampleInputs } from "./exampleInputs.ts";
import { exampleWorld } from "./exampleWorld.ts";
import { requestProcesses } from "./processes.ts";
import {
  bodyForHand,
  everybody,
  expectedAtTheGate,
  expectedAudiences,
  gateRefusals,
  isMeant,
  nameOf,
  relationOf,
  type Sample,
  sampleCases,
} from "./testing.ts";

const nobodysTask = 99;

const explored = new Map<ProcessDeclaration, readonly Sample[]>();

function getSamples(process: ProcessDeclaration): readonly Sample[] {
  const samples = explored.get(process) ?? sampleCases(process);
  explored.set(process, samples);
  return samples;
}

/** Worlds are made once for a case and an actor: the matrix asks for them a million times. */
const worlds = new Map<Case | undefined, Map<Actor, World>>();

function worldOf(state: Case | undefined, actor: Actor): World {
  const ofCase = worlds.get(state) ?? new Map<Actor, World>();
  worlds.set(state, ofCase);
  const world = ofCase.get(actor) ?? exampleWorld(actor, state);
  ofCase.set(actor, world);
  return world;
}

function outcome(
  process: ProcessDeclaration,
  state: Case | undefined,
  action: string,
  taskId: number | undefined,
  actor: Actor,
): string {
  const command = {
    caseId: "explored",
    action,
    input: exampleInputs(action)[0],
    ...(taskId === undefined ? {} : { taskId }),
  };
  const result = decide(process, state, command, worldOf(state, actor));
  const atTheGate = isRefusal(result) && gateRefusals.some((code) => code === result.refused);
  return atTheGate ? result.refused : "comes through";
}

function tasksToTry(action: ActionDeclaration, state: Case): (number | undefined)[] {
  return action.onTask ? [undefined, nobodysTask, ...state.tasks.map((task) => task.id)] : [undefined];
}

interface Tried {
  tried: number;
  through: number;
  relations: Set<string>;
  wrong: string[];
}

/** Everybody tries an action on every sample and every task of it. */
function tryOut(process: ProcessDeclaration, name: string, samples: readonly Sample[]): Tried {
  const action = process.actions[name]!;
  const found: Tried = { tried: 0, through: 0, relations: new Set(), wrong: [] };
  for (const { state } of samples) {
    for (const taskId of tasksToTry(action, state)) {
      for (const actor of everybody) {
        const expected = expectedAtTheGate(action, state, taskId, actor);
        const got = outcome(process, state, name, taskId, actor);
        found.tried++;
        if (got === "comes through") found.through++;
        if (got !== expected)
          found.wrong.push(`${nameOf(actor)} on task ${taskId} in ${state.state}: ${got}, not ${expected}`);
        noteRelations(found.relations, action, state, taskId, actor);
      }
    }
  }
  return found;
}

function noteRelations(
  relations: Set<string>,
  action: ActionDeclaration,
  state: Case,
  taskId: number | undefined,
  actor: Actor,
) {
  if (actor.kind !== "staff") return;
  const task = state.tasks.find((each) => each.id === taskId);
  for (const hand of action.by) {
    const bodyId = hand.hand === "post" ? bodyForHand(hand, state, task) : undefined;
    if (bodyId !== undefined) relations.add(relationOf(actor.post.bodyId, bodyId));
  }
  if (isMeant(state, actor)) relations.add("meant by the report");
}

describe.each(
  requestProcesses.map((process) => ({ id: process.id, process: process as ProcessDeclaration })),
)("who may do what, and when, in $id", ({ process }) => {
  const samples = getSamples(process);
  const actions = Object.keys(process.actions);

  it("is tried on cases in every state, with tasks in every state", () => {
    const states = new Set(samples.map(({ state }) => state.state));
    const taskStates = new Set(samples.flatMap(({ state }) => state.tasks.map((task) => task.state)));
    expect([...states].toSorted()).toEqual(Object.keys(process.states).toSorted());
    expect([...taskStates].toSorted()).toEqual(Object.keys(process.taskStates).toSorted());
    expect(samples.length).toBeGreaterThan(60);
  });

  it.each(actions)("is what the declaration of %s says", (name) => {
    const { tried, through, relations, wrong } = tryOut(process, name, samples);
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThanOrEqual(samples.length * everybody.length);
    const action = process.actions[name]!;
    if (!action.opens) expect(through).toBeGreaterThan(0);
    if (!action.by.some((hand) => hand.hand === "post")) return;
    const everywhere = ["at", "above", "beside", "in another county", "meant by the report"];
    expect([...relations]).toEqual(expect.arrayContaining(everywhere));
  });

  it("lets anyone report, the system import and open what was split off, and nobody do anything else to a case that is not there", () => {
    const opener: Record<string, boolean> = { report: false, importRecord: true, openPart: true };
    for (const actor of everybody) {
      for (const name of actions) {
        const opens = opener[name] === (actor.kind === "system") ? "comes through" : "not-allowed";
        const expected = name in opener ? opens : "case-not-found";
        const got = outcome(process, undefined, name, undefined, actor);
        expect([nameOf(actor), name, got]).toEqual([nameOf(actor), name, expected]);
      }
    }
  });
});

describe.each(
  requestProcesses.map((process) => ({ id: process.id, process: process as ProcessDeclaration })),
)("who sees what in $id", ({ process }) => {
  const samples = getSamples(process);

  it("is what their role and place make them to the case", () => {
    let insiders = 0;
    for (const { state } of samples) {
      for (const actor of everybody) {
        const audiences = audiencesOf(state, actor, worldOf(state, actor).tree);
        expect([nameOf(actor), audiences]).toEqual([nameOf(actor), expectedAudiences(state, actor)]);
        if (audiences.length > 0) insiders++;
      }
    }
    expect(insiders).toBeGreaterThan(samples.length);
  });

  it("is nothing for a body that the case is about", () => {
    const about = samples.filter(({ state }) => state.aboutIds.length > 0);
    const meant = everybody.filter((actor) => about.some(({ state }) => isMeant(state, actor)));
    expect(about.length).toBeGreaterThan(10);
    expect(meant.length).toBeGreaterThan(10);
    for (const { state, events } of about) {
      for (const actor of meant.filter((each) => isMeant(state, each))) {
        const audiences = audiencesOf(state, actor, worldOf(state, actor).tree);
        for (const event of events) {
          expect(seesEvent(process, event, audiences)).toBe(false);
          expect(visibleFields(process, event, { words: "x" }, audiences)).toEqual({});
        }
      }
    }
  });

  it("is each event and field that the declaration gives to one of their audiences", () => {
    for (const { events } of samples) {
      for (const event of events) {
        const { seenBy, fieldsFor, sealed } = process.actions[event.action]!;
        const unsealed = Object.fromEntries((sealed ?? []).map((name) => [name, "words"]));
        const all = Object.keys({ ...event.data, ...unsealed });
        for (const audience of [
          "reporter",
          "registrar",
          "desk",
          "handling",
          "supervisor",
          "auditor",
          "public",
        ] as const) {
          const sees = seenBy.includes(audience);
          const fields = all.filter(
            (name) => sees && (!fieldsFor?.[name] || fieldsFor[name].includes(audience)),
          );
          expect(seesEvent(process, event, [audience])).toBe(sees);
          expect(Object.keys(visibleFields(process, event, unsealed, [audience])).toSorted()).toEqual(
            fields.toSorted(),
          );
        }
      }
    }
  });

  it("is never a note between staff, for the one who asked or the public", () => {
    for (const action of Object.values(process.actions)) {
      const hasNote = "note" in action.input.shape;
      const readers = action.fieldsFor?.["note"] ?? action.seenBy;
      if (hasNote) expect([...readers]).not.toEqual(expect.arrayContaining(["reporter"]));
      expect([...action.seenBy]).not.toContain("public");
    }
  });
});
