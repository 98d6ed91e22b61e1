import { describe, expect, it } from "vitest";
import type { BodyId } from "#engine/actor.ts";
import type { StoryStep } from "#engine/testing.ts";
import { exampleActors, staffOf } from "./exampleWorld.ts";
import { givenResident, onTask, step, told } from "./testing.ts";

const { dispatcher, housing, housingOffice, housingOfficeHead, water } = exampleActors;
const accepted = [told.reported, told.accepted];
const working = [...accepted, told.dispatched, told.signedIn];
const below = [...accepted, told.dispatched, ...told.handedDown];

function dispatchTo(leadId: BodyId, ...coHandlerIds: BodyId[]): StoryStep {
  return step(dispatcher, "dispatch", { input: { leadId, coHandlerIds } });
}

function assignTo(bodyId: BodyId, taskId = 1): StoryStep {
  return onTask(taskId, housing, "assignDown", { input: { bodyId } });
}

describe("a dispatch", () => {
  it("sends one task to the lead and one to each co-handler, each with clocks of its own inside the whole", () => {
    const { state } = givenResident(...accepted)
      .when(dispatchTo("housing", "water"))
      .makes("dispatched", {
        state: "dispatched",
        tasks: [
          { role: "lead", bodyId: "housing", state: "sent", designated: false },
          { role: "co", bodyId: "water", state: "sent" },
        ],
      });
    const whole = state.clocks.find((clock) => clock.kind === "whole")!;
    const ofTasks = state.clocks.filter((clock) => clock.taskId !== undefined);
    expect(ofTasks.map((clock) => `${clock.kind} ${clock.taskId}`).toSorted()).toEqual(
      ["handle 1", "handle 2", "signIn 1", "signIn 2"].toSorted(),
    );
    for (const clock of ofTasks) expect(clock.dueAt <= whole.dueAt).toBe(true);
  });

  it("never goes to a body outside the jurisdiction, nor to one below it", () => {
    givenResident(...accepted)
      .when(dispatchTo("farm"))
      .isRefused("body-outside-jurisdiction");
    givenResident(...accepted)
      .when(dispatchTo("housing", "farm-office"))
      .isRefused("body-outside-jurisdiction");
  });

  it("never goes to the body that the report is about, nor to one below it", () => {
    const about = [told.reportedWithoutName, told.accepted];
    givenResident(...about)
      .when(dispatchTo("police"))
      .isRefused("body-is-subject", { bodyId: "police" });
    givenResident(...about)
      .when(dispatchTo("housing", "police-office"))
      .isRefused("body-is-subject");
    givenResident(...about)
      .when(dispatchTo("county"))
      .makes("dispatched");
  });

  it("never goes to a body that is not there, or no longer", () => {
    givenResident(...accepted)
      .when(dispatchTo("moon"))
      .isRefused("body-unknown");
    givenResident(...accepted)
      .when(dispatchTo("dissolved"))
      .isRefused("body-unknown");
  });

  it("names each body once", () => {
    givenResident(...accepted)
      .when(dispatchTo("housing", "housing"))
      .isRefused("body-named-twice");
    givenResident(...accepted)
      .when(dispatchTo("housing", "water", "water"))
      .isRefused("body-named-twice");
  });

  it("is made once: the case then waits for its lead", () => {
    givenResident(...accepted, told.dispatched)
      .when(dispatchTo("water"))
      .isRefused("wrong-state");
  });
});

describe("signing in", () => {
  it("by the lead puts the case in hand and ends the clock for it", () => {
    const { state } = givenResident(...accepted, told.dispatched)
      .when(told.signedIn)
      .makes("signed-in", { state: "handling", tasks: [{ state: "working" }] });
    expect(state.clocks.find((clock) => clock.kind === "signIn")).toHaveProperty("stoppedAt");
    expect(state.clocks.find((clock) => clock.kind === "handle")).not.toHaveProperty("stoppedAt");
  });

  it("by a co-handler leaves the case waiting for its lead", () => {
    givenResident(...accepted, told.dispatchedToBoth)
      .when(told.coSignedIn)
      .makes("signed-in", { state: "dispatched", tasks: [{ state: "sent" }, { state: "working" }] });
  });

  it("is done once, by the body itself", () => {
    givenResident(...working)
      .when(told.signedIn)
      .isRefused("wrong-task-state");
    givenResident(...accepted, told.dispatchedToBoth)
      .when({ ...told.signedIn, actor: water })
      .isRefused("not-allowed");
  });
});

describe("handing down", () => {
  it("makes a task below, of the same part, and waits for it", () => {
    givenResident(...working)
      .when(assignTo("housing-office"))
      .makes("assigned-down", {
        state: "handling",
        tasks: [
          { state: "assigned" },
          { role: "lead", bodyId: "housing-office", parentId: 1, state: "sent" },
        ],
      });
  });

  it("goes down, and neither up nor beside", () => {
    givenResident(...working)
      .when(assignTo("water-office"))
      .isRefused("body-not-below");
    givenResident(...working)
      .when(assignTo("county"))
      .isRefused("body-not-below");
    givenResident(...working)
      .when(assignTo("housing"))
      .isRefused("body-not-below");
  });

  it("by a desk goes to its government's bodies, and not to the government itself", () => {
    const desk = staffOf("dispatcher", "desk");
    const atTheDesk = [...accepted, dispatchTo("desk"), onTask(1, desk, "signIn")];
    const assign = (bodyId: BodyId) => onTask(1, desk, "assignDown", { input: { bodyId } });
    givenResident(...atTheDesk)
      .when(assign("water"))
      .makes("assigned-down");
    givenResident(...atTheDesk)
      .when(assign("county"))
      .isRefused("body-not-below");
    givenResident(...atTheDesk)
      .when(assign("other-water"))
      .isRefused("body-not-below");
  });

  it("never reaches a body that the report is about", () => {
    const toCounty = [told.reportedWithoutName, told.accepted, dispatchTo("county")];
    const county = staffOf("handler", "county");
    givenResident(...toCounty, onTask(1, county, "signIn"))
      .when(onTask(1, county, "assignDown", { input: { bodyId: "police" } }))
      .isRefused("body-is-subject");
  });

  it("keeps the child's limit inside its parent's, however late it is handed down", () => {
    const late = onTask(1, housing, "assignDown", {
      input: { bodyId: "housing-office" },
      at: "2026-06-08T08:30:00.000Z",
    });
    const { state } = givenResident(...working)
      .when(late)
      .makes("assigned-down");
    const handle = (taskId: number) =>
      state.clocks.find((clock) => clock.kind === "handle" && clock.taskId === taskId)!;
    expect(handle(2)).toMatchObject({ dueAt: handle(1).dueAt, heldBy: handle(1).id });
  });

  it("leaves the parent nothing to answer, until what it handed down comes back", () => {
    givenResident(...below)
      .when(told.drafted)
      .isRefused("wrong-task-state");
    givenResident(...below)
      .when(onTask(1, housing, "assignDown"))
      .isRefused("wrong-task-state");
    const answered = [
      told.signedInBelow,
      onTask(2, housingOffice, "draftAnswer"),
      onTask(2, housingOfficeHead, "signOff"),
    ];
    givenResident(...below, ...answered.slice(0, 2))
      .when(answered[2]!)
      .makes("signed-off", { state: "handling", tasks: [{ state: "working" }, { state: "answered" }] });
    givenResident(...below, ...answered)
      .when(told.drafted)
      .makes("answer-drafted", { tasks: [{ state: "drafted" }, {}] });
  });

  it("by a co-handler comes back as its result", () => {
    const waterOffice = staffOf("handler", "water-office");
    const story = [
      ...accepted,
      told.dispatchedToBoth,
      told.coSignedIn,
      onTask(2, water, "assignDown", { input: { bodyId: "water-office" } }),
      onTask(3, waterOffice, "signIn"),
    ];
    givenResident(...story)
      .when(onTask(3, waterOffice, "reportResult"))
      .makes("result-reported", { tasks: [{}, { state: "working" }, { role: "co", state: "answered" }] });
  });
});

describe("a co-handler", () => {
  it("is released with a reason by the desk, and its clocks with it", () => {
    const { state } = givenResident(...accepted, told.dispatchedToBoth)
      .when(onTask(2, dispatcher, "releaseCoHandler", { at: "2026-06-01T09:00:00.000Z" }))
      .makes("co-handler-released", { tasks: [{ state: "sent" }, { state: "released" }] });
    const ofWater = state.clocks.filter((clock) => clock.taskId === 2);
    expect(ofWater.map((clock) => clock.outcome)).toEqual(["released", "released"]);
    givenResident(...accepted, told.dispatchedToBoth)
      .when(onTask(2, dispatcher, "releaseCoHandler", { input: {} }))
      .isRefused("input-invalid");
  });

  it("is not released by the lead, nor is a lead released at all", () => {
    givenResident(...accepted, told.dispatchedToBoth)
      .when(onTask(2, housing, "releaseCoHandler"))
      .isRefused("not-allowed");
    givenResident(...accepted, told.dispatchedToBoth)
      .when(onTask(1, dispatcher, "releaseCoHandler"))
      .isRefused("task-not-found");
  });
});
