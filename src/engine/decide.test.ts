import { describe, expect, it } from "vitest";
import { decide } from "./decide.ts";
import { shift } from "./instant.ts";
import { isRefusal } from "./refusal.ts";
import {
  beijing,
  errand,
  given,
  people,
  staffAt,
  type StoryStep,
  testCalendar,
  testTree,
} from "./testing.ts";

const asked: StoryStep = { actor: people.asker, action: "ask", input: { words: "a lamp is out" } };
const sent: StoryStep = { actor: people.dispatcher, action: "send", input: { leadId: "roads" } };
const sentToBoth: StoryStep = { ...sent, input: { leadId: "roads", coIds: ["parks"] } };
const finished: StoryStep = {
  actor: people.roads,
  action: "finish",
  taskId: 1,
  input: { result: "it shines" },
};

describe("a decision", () => {
  it("makes one event, numbered on from the case, with who did it, in which post, and when", () => {
    const { event } = given(asked)
      .when({ ...sent, at: beijing("2026-06-01 11:00") })
      .makes("sent");
    expect(event).toMatchObject({
      caseId: "case-1",
      version: 2,
      action: "send",
      at: beijing("2026-06-01 11:00"),
      actor: { kind: "staff", personId: "dispatcher@desk", role: "dispatcher", bodyId: "desk" },
    });
  });

  it("keeps sealed words apart from what the event says", () => {
    const { event, sealed } = given().when(asked).makes("asked");
    expect(sealed).toEqual({ words: "a lamp is out" });
    expect(event.data).toEqual({ urgency: "normal", aboutIds: [] });
    expect(JSON.stringify(event)).not.toContain("lamp");
  });

  it("drops what the input's schema does not know", () => {
    const extra = { ...sent, input: { leadId: "roads", coIds: [], state: "done", __proto__: { x: 1 } } };
    expect(given(asked).when(extra).makes("sent").event.data).toEqual({ leadId: "roads", coIds: [] });
  });

  it("names the task it was taken on, and moves it", () => {
    const { event } = given(asked, sent)
      .when(finished)
      .makes("waiting-now", { tasks: [{ state: "ended" }] });
    expect(event.taskId).toBe(1);
  });

  it("remembers which of the staff did what, each once", () => {
    const { state } = given(asked, sent)
      .when({ actor: people.dispatcher, action: "pause" })
      .makes("clock-touched");
    expect(state.did).toEqual({ send: ["dispatcher@desk"], pause: ["dispatcher@desk"] });
  });
});

describe("a decision is refused", () => {
  it("where the process knows no such action, nor one that any object has", () => {
    given(asked)
      .when({ ...sent, action: "fly" })
      .isRefused("action-unknown");
    given(asked)
      .when({ ...sent, action: "constructor" })
      .isRefused("action-unknown");
  });

  it("where there is no such case", () => {
    given().when(sent).isRefused("case-not-found");
  });

  it("where the case was opened already", () => {
    given(asked).when(asked).isRefused("case-exists-already");
  });

  it("as if there were no case, where the actor may not know of it", () => {
    given(asked)
      .when({ ...sent, actor: people.parks })
      .isRefused("case-not-found");
    given(asked)
      .when({ ...sent, actor: staffAt("dispatcher", "next-town") })
      .isRefused("case-not-found");
    given(asked)
      .when({ ...sent, actor: { kind: "anonymous" } })
      .isRefused("case-not-found");
  });

  it("openly, where the actor knows the case but may not do this", () => {
    given(asked)
      .when({ ...sent, actor: people.asker })
      .isRefused("not-allowed");
    given(asked, sent)
      .when({ ...finished, actor: people.dispatcher })
      .isRefused("not-allowed");
  });

  it("to a stranger before it tells a state, a version or a task", () => {
    const stranger = { ...finished, actor: people.parks, taskId: 9, expectedVersion: 7 };
    given(asked).when(stranger).isRefused("case-not-found");
  });

  it("where the case is in another state", () => {
    given(asked, sent).when(sent).isRefused("wrong-state", { state: "doing" });
  });

  it("where the case moved on since the sender looked", () => {
    given(asked)
      .when({ ...sent, expectedVersion: 1 })
      .makes("sent");
    given(asked, sent)
      .when({ ...finished, expectedVersion: 1 })
      .isRefused("changed-meanwhile", { version: 2 });
  });

  it("where the task has the wrong part or has moved on", () => {
    given(asked, sentToBoth)
      .when({ ...finished, actor: people.parks, taskId: 2 })
      .isRefused("task-not-found");
    const back: StoryStep = { actor: people.roads, action: "sendBack", taskId: 1 };
    given(asked, sent, back, { ...sent, input: { leadId: "parks" } })
      .when({ actor: people.roads, action: "sendBack", taskId: 1 })
      .isRefused("wrong-task-state", { state: "sent-back" });
  });

  it("where a rule stands in the way", () => {
    given(asked, sentToBoth).when(finished).isRefused("others-at-work");
  });

  it("where the input is not what the action takes, naming the field and not what was said", () => {
    const wrong = { ...sent, input: { leadId: 7 } };
    given(asked)
      .when(wrong)
      .isRefused("input-invalid", { fields: [{ path: "leadId", problem: "invalid_type" }] });
    given(asked)
      .when({ ...sent, input: undefined })
      .isRefused("input-invalid");
  });
});

describe("an action of a clock that runs out", () => {
  const lapse: StoryStep = { actor: people.system, action: "lapse" };
  const due = beijing("2026-06-11 20:00");

  it("waits for the clock", () => {
    given(asked, sent, finished)
      .when({ ...lapse, at: shift(due, -1) })
      .isRefused("clock-not-due");
    given(asked, sent, finished)
      .when({ ...lapse, at: due })
      .makes("unheard-now");
  });

  it("is nobody's else", () => {
    given(asked, sent, finished)
      .when({ ...lapse, actor: people.asker, at: due })
      .isRefused("not-allowed");
    given(asked, sent, finished)
      .when({ ...lapse, actor: people.dispatcher, at: due })
      .isRefused("not-allowed");
  });

  it("is for the clock that was named, and no other", () => {
    const { state } = given(asked, sent).when(finished).makes("waiting-now");
    const silence = state.clocks.find((clock) => clock.kind === "silence");
    given(asked, sent, finished)
      .when({ ...lapse, at: due, clockId: silence!.id })
      .makes("unheard-now");
    given(asked, sent, finished)
      .when({ ...lapse, at: due, clockId: "1" })
      .isRefused("clock-not-due");
  });

  it("does not come while the clock stands still", () => {
    const { state } = given(asked, sent).when(finished).makes("waiting-now");
    const clocks = state.clocks.map((clock) =>
      clock.kind === "silence" ? { ...clock, pauses: [{ from: clock.startedAt, ground: "weather" }] } : clock,
    );
    const world = { now: due, actor: people.system, calendar: testCalendar, tree: testTree };
    const result = decide(
      errand,
      { ...state, clocks },
      { caseId: "case-1", action: "lapse", input: {} },
      world,
    );
    expect(isRefusal(result) && result.refused).toBe("clock-not-due");
  });
});
