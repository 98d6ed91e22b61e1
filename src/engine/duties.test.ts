import { describe, expect, it } from "vitest";
import { dutiesOf, nearestClock } from "./duties.ts";
import { beijing, errand, given, people, type StoryStep } from "./testing.ts";

const asked: StoryStep = { actor: people.asker, action: "ask", input: { words: "a lamp is out" } };
const sent: StoryStep = {
  actor: people.dispatcher,
  action: "send",
  input: { leadId: "roads", coIds: ["parks"] },
};

describe("who must act next", () => {
  it("is the holder of the state, by the state's clock", () => {
    const { state } = given().when(asked).makes("asked");
    expect(dutiesOf(errand, state)).toEqual([
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
    expect(dutiesOf(errand, state)).toMatchObject([
      { bodyId: "roads", step: "sent", taskId: 1, clockKind: "greet", dueAt: beijing("2026-06-02 20:00") },
      { bodyId: "parks", step: "sent", taskId: 2, clockKind: "handle", dueAt: beijing("2026-06-04 20:00") },
    ]);
  });

  it("is nobody once the case is closed", () => {
    const { state } = given(asked, sent).when({ actor: people.asker, action: "drop" }).makes("dropped-now");
    expect(dutiesOf(errand, state)).toEqual([]);
  });

  it("has no due time while its clocks stand still", () => {
    const { state } = given().when(asked).makes("asked");
    const clocks = state.clocks.map((clock) => ({
      ...clock,
      pauses: [{ from: state.openedAt, ground: "weather" }],
    }));
    expect(nearestClock(clocks)).toBeUndefined();
    expect(dutiesOf(errand, { ...state, clocks })).toEqual([
      { bodyId: "desk", roles: ["dispatcher"], step: "asked" },
    ]);
  });

  it("cannot be told where the case names no such place", () => {
    const { state } = given().when(asked).makes("asked");
    expect(() => dutiesOf(errand, { ...state, places: {} })).toThrow("names no desk");
  });
});
