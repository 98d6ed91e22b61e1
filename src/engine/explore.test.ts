import { describe, expect, it } from "vitest";
import type { Actor } from "./actor.ts";
import type { Case } from "./case.ts";
import { explore, exploreSteps } from "./explore.ts";
import { brokenRules } from "./invariants.ts";
import { beijing, errand, given, moves, people, testCalendar, testTree } from "./testing.ts";
import type { ProcessDeclaration } from "./process.ts";

const inputs: Record<string, readonly unknown[]> = {
  ask: [{ words: "a lamp is out" }, { words: "a lamp is out", aboutIds: ["parks"] }],
  send: [{ leadId: "roads" }, { leadId: "roads", coIds: ["parks"] }],
  finish: [{ result: "it shines" }],
};

function exploration(depth: number) {
  return {
    actors: Object.values(people),
    inputs: (name: string) => inputs[name] ?? [{}],
    world: (actor: Actor, state: Case | undefined) => ({
      now: actor.kind === "system" ? beijing("2026-08-01 10:00") : beijing(`2026-06-01 1${state ? 1 : 0}:00`),
      actor,
      calendar: testCalendar,
      tree: testTree,
    }),
    depth,
  };
}

describe("an exploration", () => {
  it("reaches every state and takes every action, and finds no broken rule", () => {
    const found = explore(errand, exploration(5));
    expect([...found.states].toSorted()).toEqual(Object.keys(errand.states).toSorted());
    expect([...found.actions].toSorted()).toEqual(Object.keys(errand.actions).toSorted());
    expect(found.broken).toEqual([]);
    expect(found.cases).toBeGreaterThan(20);
  });

  it("goes no further than it is told", () => {
    expect([...explore(errand, exploration(1)).states]).toEqual(["asked"]);
    expect(explore(errand, exploration(0)).cases).toBe(0);
  });

  it("tells apart cases about different bodies", () => {
    expect(explore(errand, { ...exploration(1), actors: [people.asker] }).cases).toBe(2);
  });

  it("takes cases for one that are alike once blurred", () => {
    const blur = (state: Case) => ({ ...state, aboutIds: [] });
    expect(explore(errand, { ...exploration(1), actors: [people.asker], blur }).cases).toBe(1);
  });

  it("gives with each case the events that made it", () => {
    for (const { state, events } of exploreSteps(errand, exploration(3)))
      expect(events).toHaveLength(state.version);
  });

  it("names the way to a broken rule", () => {
    const forgetful: ProcessDeclaration = {
      ...errand,
      actions: { ...errand.actions, lose: moves("asked", "doing") },
    };
    expect(explore(forgetful, exploration(2)).broken).toContain("doing has 0 leads: ask → lose");
  });
});

describe("the engine's own rules", () => {
  const { state } = given({ actor: people.asker, action: "ask", input: { words: "x" } })
    .when({ actor: people.dispatcher, action: "send", input: { leadId: "roads" } })
    .makes("sent");
  const [lead] = state.tasks;
  const [, whole] = state.clocks;

  it("hold for a sound case", () => {
    expect(brokenRules(errand, state)).toEqual([]);
  });

  it.each<[string, Partial<Case>]>([
    ["the state lost is not declared", { state: "lost" }],
    ["more than one lead", { tasks: [lead!, { ...lead!, id: 2 }] }],
    ["doing has 0 leads", { tasks: [{ ...lead!, state: "sent-back" }] }],
    ["a closed case with a running clock", { state: "done" }],
    ["an open case without a clock", { clocks: [] }],
    ["closed and open at once", { closedAt: state.openedAt }],
    [
      "clock handle passes its parent's",
      {
        clocks: [
          whole!,
          { ...whole!, id: "9", kind: "handle", taskId: 1, dueAt: beijing("2027-01-01 10:00") },
        ],
      },
    ],
  ])("find: %s", (rule, wrong) => {
    expect(brokenRules(errand, { ...state, ...wrong })).toContain(rule);
  });

  it("take in the process's own", () => {
    const strict = { ...errand, invariants: [{ name: "nobody asks", holds: () => false }] };
    expect(brokenRules(strict, state)).toEqual(["nobody asks"]);
  });
});
