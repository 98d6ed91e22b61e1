import { describe, expect, it } from "vitest";
import { exampleActors, staffOf } from "./exampleWorld.ts";
import { answeredRequest, givenResident, onTask, step, told } from "./testing.ts";

const { dispatcher, secondDispatcher, housing, housingHead, leader, water } = exampleActors;
const working = [told.reported, told.accepted, told.dispatched, told.signedIn];
const workingTogether = [told.reported, told.accepted, told.dispatchedToBoth, told.signedIn, told.coSignedIn];
const signed = [...working, told.drafted, told.signedOff];

describe("a case that is to be carried", () => {
  it("is approved or refused by another than whoever asked, even where one person holds both posts", () => {
    const asked = [...working, onTask(1, housing, "askCarry")];
    for (const action of ["approveCarry", "refuseCarry"]) {
      givenResident(...asked)
        .when(onTask(2, { ...leader, personId: housing.personId }, action))
        .isRefused("decider-asked-it");
      givenResident(...asked)
        .when(onTask(2, leader, action))
        .makes(action === "approveCarry" ? "carried" : "carry-refused");
    }
  });
});

describe("the first contact", () => {
  const contacted = (reached: boolean) =>
    onTask(1, housing, "contact", { input: { way: "phone", reached, note: "约好明天上门" } });

  it("ends its clock once the reporter was reached", () => {
    const reached = givenResident(...working)
      .when(contacted(true))
      .makes("contacted", { counts: { contacts: 1 } });
    expect(reached.state.clocks.find((clock) => clock.kind === "firstContact")).toMatchObject({
      outcome: "met",
    });
    const missed = givenResident(...working)
      .when(contacted(false))
      .makes("contacted", { counts: { contacts: 1 } });
    expect(missed.state.clocks.find((clock) => clock.kind === "firstContact")).not.toHaveProperty(
      "stoppedAt",
    );
  });

  it("is asked of nobody where the reporter cannot be reached", () => {
    const nameless = [told.reportedWithoutName, told.accepted, told.dispatched];
    const { state } = givenResident(...nameless)
      .when(told.signedIn)
      .makes("signed-in");
    expect(state.clocks.map((clock) => clock.kind)).not.toContain("firstContact");
    givenResident(...nameless, told.signedIn)
      .when(contacted(true))
      .isRefused("reporter-not-reachable");
  });

  it("is not asked again of the body that takes over", () => {
    const { state } = givenResident(...working, contacted(true), told.returned)
      .when(told.upheldForWater)
      .makes("return-upheld", { state: "dispatched" });
    expect(state.clocks.filter((clock) => clock.kind === "firstContact")).toHaveLength(1);
  });

  it("is not met by an answer", () => {
    const { state } = givenResident(...working, told.drafted)
      .when(told.signedOff)
      .makes("signed-off");
    expect(state.clocks.find((clock) => clock.kind === "firstContact")?.outcome).toBe("released");
  });
});

describe("the lead", () => {
  it("cannot answer before the co-handlers did", () => {
    givenResident(...workingTogether)
      .when(told.drafted)
      .isRefused("co-handlers-open");
    givenResident(...workingTogether, onTask(2, water, "reportResult"))
      .when(told.drafted)
      .makes("answer-drafted");
  });

  it("need not wait for a co-handler who was released, or whose return was upheld", () => {
    givenResident(...workingTogether, onTask(2, dispatcher, "releaseCoHandler"))
      .when(told.drafted)
      .makes("answer-drafted");
  });

  it("waits for a co-handler whose return is under review", () => {
    const returned = onTask(2, water, "returnTask", {
      input: { ground: "not-our-duty", reason: "不属于我单位职责", betterBodyId: "police" },
    });
    givenResident(...workingTogether, returned)
      .when(told.drafted)
      .isRefused("co-handlers-open");
  });

  it("does not report a co-handler's result, nor a co-handler the lead's answer", () => {
    givenResident(...workingTogether)
      .when(onTask(1, housing, "reportResult"))
      .isRefused("task-not-found");
    givenResident(...workingTogether)
      .when(onTask(2, water, "draftAnswer"))
      .isRefused("task-not-found");
  });
});

describe("a draft", () => {
  it("is signed by the head of the body, and then the desk checks it", () => {
    givenResident(...working, told.drafted)
      .when(told.signedOff)
      .makes("signed-off", { state: "answered", tasks: [{ state: "answered" }] });
  });

  it("is not signed by whoever drafted it, even where they head the body too", () => {
    const both = { ...staffOf("head", "housing"), personId: housing.personId };
    givenResident(...working, told.drafted)
      .when({ ...told.signedOff, actor: both })
      .isRefused("drafter-may-not-sign");
  });

  it("is not signed by a handler, nor by the head of another body", () => {
    givenResident(...working, told.drafted)
      .when({ ...told.signedOff, actor: staffOf("handler", "housing", 2) })
      .isRefused("not-allowed");
    givenResident(...working, told.drafted)
      .when({ ...told.signedOff, actor: staffOf("head", "water") })
      .isRefused("case-not-found");
  });

  it("goes back to be bettered, with a reason, and can then be drafted again", () => {
    const rejected = onTask(1, housingHead, "rejectDraft");
    givenResident(...working, told.drafted)
      .when(rejected)
      .makes("draft-rejected", { tasks: [{ state: "working" }] });
    givenResident(...working, told.drafted, rejected)
      .when(told.drafted)
      .makes("answer-drafted");
  });
});

describe("the check", () => {
  it("passes the answer on to the reporter, and closes nothing", () => {
    const { state } = givenResident(...signed)
      .when(told.checked)
      .makes("check-passed", { state: "callback" });
    expect(state).not.toHaveProperty("closedAt");
  });

  it("is not made by anyone who drafted, signed or reported a result", () => {
    const handledIt = { ...dispatcher, personId: housing.personId };
    const signedIt = { ...dispatcher, personId: housingHead.personId };
    const helped = { ...dispatcher, personId: water.personId };
    const together = [...workingTogether, onTask(2, water, "reportResult"), told.drafted, told.signedOff];
    for (const actor of [handledIt, signedIt, helped]) {
      givenResident(...together)
        .when({ ...told.checked, actor })
        .isRefused("checker-handled-it");
      givenResident(...together)
        .when(step(actor, "failCheck"))
        .isRefused("checker-handled-it");
    }
    givenResident(...together)
      .when(told.checked)
      .makes("check-passed");
  });

  it("that fails puts the same lead to work again, on a clock of its own", () => {
    const { state } = givenResident(...signed)
      .when(step(secondDispatcher, "failCheck"))
      .makes("check-failed", { state: "handling", tasks: [{ bodyId: "housing", state: "working" }] });
    const handles = state.clocks.filter((clock) => clock.kind === "handle");
    expect(handles.map((clock) => clock.outcome)).toEqual(["met", undefined]);
    expect(state.clocks.filter((clock) => clock.kind === "whole")).toHaveLength(1);
  });
});

it("no answer closes a case by itself", () => {
  const { state } = givenResident(...answeredRequest.slice(0, -1))
    .when(answeredRequest.at(-1)!)
    .makes("check-passed");
  expect(state.state).toBe("callback");
});
