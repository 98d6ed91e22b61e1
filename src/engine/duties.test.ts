import { describe, expect, it } from "vitest";
import { decide } from "./decide.ts";
import { dutiesOf, nearestClock } from "./duties.ts";
import { evolve } from "./evolve.ts";
import { brokenRules } from "./invariants.ts";
import { isRefusal } from "./refusal.ts";
import type { ProcessDeclaration } from "./process.ts";
import { beijing, errand, given, people, type StoryStep, testCalendar, testTree } from "./testing.ts";

const asked: StoryStep = { actor: people.asker, action: "ask", input: { words: "a lamp is out" } };
const sent: StoryStep = {
  actor: people.dispatcher,
  action: "send",
  input: { leadId: "roads", coIds: ["parks"] },
};

describe("who must act next", () => {
  it("is the holder of the state, by the state's clock", () => {
    const { state } = given().when(asked).makes("asked");
    expect(dutiesOf(errand, state, testTree)).toEqual([
      {
        bodyId: "desk",
        roles: ["dispatcher"],
        step: "asked",
        dueAt: beijing("2026-06-01 14:00"),
        clockKind: "take",
      },
    ]);
  });

  it("is each body with an open task; the case's own clocks press the lead", () => {
    const { state } = given(asked).when(sent).makes("sent");
    expect(dutiesOf(errand, state, testTree)).toMatchObject([
      { bodyId: "roads", step: "sent", taskId: 1, clockKind: "greet", dueAt: beijing("2026-06-02 20:00") },
      { bodyId: "parks", step: "sent", taskId: 2, clockKind: "handle", dueAt: beijing("2026-06-04 20:00") },
    ]);
  });

  it("is nobody once the case is closed", () => {
    const { state } = given(asked, sent).when({ actor: people.asker, action: "drop" }).makes("dropped-now");
    expect(dutiesOf(errand, state, testTree)).toEqual([]);
  });

  it("is once the case is closed whoever has a task that outlives it, by a clock that runs on", () => {
    const outlives = { ...errand.taskStates.sent, outlives: true };
    const process = { ...errand, taskStates: { ...errand.taskStates, sent: outlives } } as ProcessDeclaration;
    const { state } = given(asked).when(sent).makes("sent");
    const dropping = decide(
      process,
      state,
      { caseId: state.id, action: "drop", input: {} },
      { now: beijing("2026-06-01 18:00"), actor: people.asker, calendar: testCalendar, tree: testTree },
    );
    if (isRefusal(dropping)) throw new Error(dropping.refused);
    const closed = evolve(state, dropping.event);
    expect(dutiesOf(process, closed, testTree)).toMatchObject([
      { bodyId: "roads", step: "sent", clockKind: "handle" },
      { bodyId: "parks", step: "sent", clockKind: "handle" },
    ]);
    expect(brokenRules(process, closed)).toEqual([]);
  });

  it("has no due time while its clocks stand still", () => {
    const { state } = given().when(asked).makes("asked");
    const clocks = state.clocks.map((clock) => ({
      ...clock,
      pauses: [{ from: state.openedAt, ground: "weather" }],
    }));
    expect(nearestClock(clocks)).toBeUndefined();
    expect(dutiesOf(errand, { ...state, clocks }, testTree)).toEqual([
      { bodyId: "desk", roles: ["dispatcher"], step: "asked" },
    ]);
  });

  describe("on what came back", () => {
    const process: ProcessDeclaration = {
      ...errand,
      taskStates: {
        ...errand.taskStates,
        sent: {
          ...errand.taskStates.sent,
          holder: {
            at: "senders",
            roles: ["handler", "head"],
            deskRoles: ["dispatcher"],
            overDeskRoles: ["supervisor"],
          },
        },
      },
    };
    const { state } = given(asked).when(sent).makes("sent");
    const task = state.tasks[0]!;
    const holders = (bodyIds: readonly string[], places = state.places) => {
      const tasks = bodyIds.map((bodyId, index) => ({
        ...task,
        id: index + 1,
        bodyId,
        ...(index > 0 ? { parentId: index } : {}),
        state: index === bodyIds.length - 1 ? "sent" : "ended",
      }));
      return dutiesOf(process, { ...state, tasks, places }, testTree).map(({ bodyId, roles }) => [
        bodyId,
        ...roles,
      ]);
    };

    it("is the desk that sent it, and who stands over the desk", () => {
      expect(holders(["roads"])).toEqual([
        ["desk", "dispatcher"],
        ["town", "supervisor"],
      ]);
    });

    it("is the body that handed it down, and the level above that one", () => {
      expect(holders(["roads", "roads-office"])).toEqual([
        ["roads", "handler", "head"],
        ["desk", "dispatcher"],
      ]);
      expect(holders(["town", "roads", "roads-office"])).toEqual([
        ["roads", "handler", "head"],
        ["town", "handler", "head"],
      ]);
    });

    it("names no body twice, where a desk hands down a case of its own", () => {
      expect(holders(["desk", "roads"])).toEqual([
        ["desk", "handler", "head"],
        ["town", "supervisor"],
      ]);
    });

    it("is the desk alone where nothing stands over it", () => {
      expect(holders(["roads"], { desk: "city" })).toEqual([["city", "dispatcher"]]);
    });
  });

  it("cannot be told where the case names no such place", () => {
    const { state } = given().when(asked).makes("asked");
    expect(() => dutiesOf(errand, { ...state, places: {} }, testTree)).toThrow("names no desk");
  });
});
