import { describe, expect, it } from "vitest";
import type { CaseEvent, Change } from "./event.ts";
import { evolve, fold } from "./evolve.ts";
import { beijing, given, people, type StoryStep } from "./testing.ts";

const asked: StoryStep = { actor: people.asker, action: "ask", input: { words: "a lamp is out" } };
const sent: StoryStep = { actor: people.dispatcher, action: "send", input: { leadId: "roads" } };

const { state, events } = given(asked).when(sent).makes("sent");

function next(...changes: Change[]): CaseEvent {
  const at = beijing("2026-06-02 10:00");
  return {
    caseId: "case-1",
    version: 3,
    action: "x",
    type: "x",
    at,
    actor: { kind: "system" },
    data: {},
    changes,
  };
}

describe("a case", () => {
  it("is the fold of its events", () => {
    expect(fold(events)).toEqual(state);
    expect(fold([])).toBeUndefined();
  });

  it("is the same after its events went through JSON", () => {
    expect(fold(JSON.parse(JSON.stringify(events)) as CaseEvent[])).toEqual(state);
  });

  it("takes no event twice, and none out of turn", () => {
    expect(() => evolve(state, events[1]!)).toThrow("does not follow version 2");
    expect(() => evolve(undefined, events[1]!)).toThrow("does not follow version 0");
    expect(() => evolve(state, { ...next(), version: 4 })).toThrow("does not follow version 2");
  });

  it("is not changed by what follows it", () => {
    const before = structuredClone(state);
    evolve(
      state,
      next({ change: "count", name: "calls", value: 1 }, { change: "state", state: "done", closed: true }),
    );
    expect(state).toEqual(before);
  });

  it("needs no process to be read, and bears actions that no longer exist", () => {
    expect(evolve(state, { ...next(), action: "abolished" }).version).toBe(3);
  });
});

describe("a change", () => {
  it("closes a case, and opens it again", () => {
    const closed = evolve(state, next({ change: "state", state: "done", closed: true }));
    expect(closed).toMatchObject({ state: "done", closedAt: beijing("2026-06-02 10:00") });
    const before = beijing("2026-06-01 16:00");
    const told = evolve(state, next({ change: "state", state: "done", closed: true, closedAt: before }));
    expect(told.closedAt).toBe(before);
    const reopened = evolve(closed, { ...next({ change: "state", state: "asked" }), version: 4 });
    expect(reopened).not.toHaveProperty("closedAt");
  });

  it("sets a count, a fact, a place, whom it is about and what is known of the reporter", () => {
    const reporter = { anonymous: true, reachable: false };
    expect(
      evolve(
        state,
        next(
          { change: "count", name: "calls", value: 2 },
          { change: "fact", name: "solved", value: true },
          { change: "place", name: "township", bodyId: "parks" },
          { change: "about", aboutIds: ["roads"] },
          { change: "reporter", reporter },
        ),
      ),
    ).toMatchObject({
      counts: { calls: 2 },
      facts: { solved: true, urgency: "normal" },
      places: { township: "parks", desk: "desk" },
      aboutIds: ["roads"],
      reporter,
    });
  });

  it("replaces a task or a clock where it stands, and adds a new one at the end", () => {
    const [task] = state.tasks;
    const added = evolve(
      state,
      next(
        { change: "task", task: { ...task!, id: 2 } },
        { change: "task", task: { ...task!, state: "ended" } },
      ),
    );
    expect(added.tasks.map(({ id, state }) => [id, state])).toEqual([
      [1, "ended"],
      [2, "sent"],
    ]);
  });

  it("by the staff is remembered by person; by anybody else it is not", () => {
    const actor = { kind: "staff", personId: "ann", role: "handler", bodyId: "roads" } as const;
    expect(evolve(state, { ...next(), actor }).did["x"]).toEqual(["ann"]);
    const twice = evolve(evolve(state, { ...next(), actor }), { ...next(), actor, version: 4 });
    expect(twice.did["x"]).toEqual(["ann"]);
    expect(evolve(state, next()).did["x"]).toBeUndefined();
  });
});
