import { describe, expect, it } from "vitest";
import type { Case } from "./case.ts";
import { decide } from "./decide.ts";
import { evolve } from "./evolve.ts";
import { shift } from "./instant.ts";
import { isRefusal } from "./refusal.ts";
import { beijing, errand, given, people, type StoryStep, testCalendar, testTree } from "./testing.ts";

const asked: StoryStep = { actor: people.asker, action: "ask", input: { words: "a lamp is out" } };
const urgent: StoryStep = { ...asked, input: { words: "a wire is down", urgency: "critical" } };
const sent: StoryStep = { actor: people.dispatcher, action: "send", input: { leadId: "roads" } };
const sentToBoth: StoryStep = { ...sent, input: { leadId: "roads", coIds: ["parks"] } };
const sentBack: StoryStep = { actor: people.roads, action: "sendBack", taskId: 1 };
const finished: StoryStep = {
  actor: people.roads,
  action: "finish",
  taskId: 1,
  input: { result: "it shines" },
};
const dropped: StoryStep = { actor: people.asker, action: "drop" };

function clocksOf(state: Case, kind: string) {
  return state.clocks.filter((clock) => clock.kind === kind);
}

describe("the clocks of a case", () => {
  it("start with the state that names them, under a limit and a calendar that are pinned", () => {
    const { state } = given().when(asked).makes("asked");
    expect(state.clocks).toMatchObject([
      {
        kind: "take",
        dueAt: beijing("2026-06-01 14:00"),
        limitVersion: "errand@3",
        calendarVersion: "test-1",
      },
    ]);
  });

  it("end when it is left, met or missed", () => {
    const late = beijing("2026-06-01 14:01");
    expect(clocksOf(given(asked).when(sent).makes("sent").state, "take")).toMatchObject([{ outcome: "met" }]);
    const { state } = given(asked)
      .when({ ...sent, at: late })
      .makes("sent");
    expect(clocksOf(state, "take")).toMatchObject([{ outcome: "missed", stoppedAt: late }]);
  });

  it("take the limit of the urgency, which the opening itself has set", () => {
    const { state } = given().when(urgent).makes("asked");
    expect(state.clocks).toMatchObject([{ kind: "take", limit: "15m" }]);
  });

  it("start anew when the state is entered again", () => {
    const { state } = given(asked, sent).when(sentBack).makes("asked-now");
    expect(clocksOf(state, "take")).toMatchObject([{ outcome: "met" }, { limit: "4wh" }]);
    expect(new Set(state.clocks.map((clock) => clock.id)).size).toBe(state.clocks.length);
  });

  it("of a task start with it and stay inside the case's", () => {
    const { state } = given(urgent).when(sentToBoth).makes("sent");
    const [whole] = clocksOf(state, "whole");
    expect(whole?.dueAt).toBe(beijing("2026-06-01 12:00"));
    expect(clocksOf(state, "handle")).toMatchObject([
      { taskId: 1, dueAt: whole!.dueAt, heldBy: whole!.id },
      { taskId: 2, dueAt: whole!.dueAt, heldBy: whole!.id },
    ]);
  });

  it("all end when the case closes", () => {
    const { state } = given(asked, sentToBoth).when(dropped).makes("dropped-now");
    expect(state.clocks.filter((clock) => clock.stoppedAt === undefined)).toEqual([]);
  });
});

describe("a clock whose duty falls away", () => {
  it("is neither met nor missed", () => {
    const { state } = given(asked, sentToBoth).when(dropped).makes("dropped-now");
    expect(state.clocks.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ["take", "met"],
      ["whole", "released"],
      ["greet", "released"],
      ["handle", "released"],
      ["handle", "released"],
    ]);
  });

  it("was missed all the same, where it was overdue: no deadline is kept by reclassifying", () => {
    const { state } = given(asked, sent)
      .when({ ...dropped, at: beijing("2026-06-20 10:00") })
      .makes("dropped-now");
    expect(clocksOf(state, "whole")).toMatchObject([{ outcome: "missed" }]);
  });

  it("goes with the task that is relieved, and with no other clock", () => {
    const { state } = given(asked, sent).when(sentBack).makes("asked-now");
    expect(clocksOf(state, "handle")).toMatchObject([{ outcome: "released" }]);
    expect(clocksOf(state, "whole")).toMatchObject([{ outcome: "met" }]);
  });
});

describe("a clock that lapses by itself", () => {
  it("is nobody's duty: neither met nor missed, however it ends", () => {
    const confirmed = given(asked, sent, finished)
      .when({ actor: people.asker, action: "confirm" })
      .makes("done-now");
    expect(clocksOf(confirmed.state, "silence")).toMatchObject([{ outcome: "released" }]);
    const lapsed = given(asked, sent, finished)
      .when({ actor: people.system, action: "lapse", at: beijing("2026-07-01 10:00") })
      .makes("unheard-now");
    expect(clocksOf(lapsed.state, "silence")).toMatchObject([{ outcome: "released" }]);
  });
});

describe("an operator's limits", () => {
  const seen: Case[] = [];
  const world = {
    now: beijing("2026-06-01 10:00"),
    actor: people.asker,
    calendar: testCalendar,
    tree: testTree,
    limits: {
      find(processId: string, kind: string, state: Case) {
        seen.push(state);
        return kind === "take" && processId === "errand"
          ? { limit: "30m" as const, version: "book 4" }
          : undefined;
      },
    },
  };
  const decision = decide(errand, undefined, { caseId: "1", action: "ask", input: { words: "x" } }, world);
  if (isRefusal(decision)) throw new Error(decision.refused);
  const state = evolve(undefined, decision.event);

  it("come before the declared ones, and their version is pinned", () => {
    expect(state.clocks).toMatchObject([
      { limit: "30m", limitVersion: "book 4", dueAt: shift(world.now, 30 * 60_000) },
    ]);
  });

  it("are looked up for the case as the action leaves it", () => {
    expect(seen[0]).toMatchObject({ state: "asked", places: { desk: "desk" }, facts: { urgency: "normal" } });
  });
});
