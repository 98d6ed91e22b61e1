import { describe, expect, it } from "vitest";
import { shift } from "#engine/instant.ts";
import type { Audience } from "#engine/process.ts";
import { visibleFields } from "#engine/visibility.ts";
import { exampleReport } from "./exampleInputs.ts";
import { exampleActors, exampleStart, staffOf } from "./exampleWorld.ts";
import { residentRequest } from "./residentRequest.ts";
import { answeredRequest, givenResident, step, told } from "./testing.ts";

const { reporter, registrar, dispatcher } = exampleActors;
const minute = 60_000;
const wroteDown = step(registrar, "report", {
  input: { ...exampleReport, registrarId: registrar.personId, registrarBodyId: "village" },
});

describe("a report", () => {
  it("opens a case in the hands of whoever receives it, with a clock", () => {
    givenResident()
      .when(told.reported)
      .makes("reported", {
        state: "reported",
        processId: "resident-request",
        processVersion: 1,
        places: { matter: "village", township: "township", desk: "desk" },
        facts: { kind: "help", urgency: "normal", nameHidden: false },
        clocks: [{ kind: "accept", limit: "4wh" }],
      });
  });

  it("keeps its words, its address and its point out of the event", () => {
    const input = { ...exampleReport, address: "三队 12 号", point: { latitude: 44, longitude: 87.3 } };
    const { event, sealed } = givenResident()
      .when(step(reporter, "report", { input }))
      .makes("reported");
    expect(sealed).toEqual({ words: input.words, address: input.address, point: input.point });
    expect(Object.keys(event.data)).not.toEqual(expect.arrayContaining(["words"]));
  });

  it("keeps the name given this time out of the event, for no reader of the timeline", () => {
    const { event, sealed } = givenResident()
      .when(step(reporter, "report", { input: { ...exampleReport, givenName: "买买提" } }))
      .makes("reported");
    expect(sealed).toMatchObject({ givenName: "买买提" });
    expect(JSON.stringify(event)).not.toContain("买买提");
    const everybody: Audience[] = ["reporter", "registrar", "desk", "handling", "supervisor", "auditor"];
    expect(visibleFields(residentRequest, event, sealed, everybody)).not.toHaveProperty("givenName");
  });

  it("may come from anyone, without a name", () => {
    givenResident()
      .when({ ...told.reportedWithoutName, actor: { kind: "anonymous" } })
      .makes("reported", { reporter: { anonymous: true, reachable: false }, aboutIds: ["police"] });
  });

  it("that is urgent has less time at every step", () => {
    givenResident()
      .when(told.reportedWithoutName)
      .makes("reported", { clocks: [{ kind: "accept", limit: "1h" }] });
  });

  it.each([
    ["too little", { words: "漏水" }],
    ["too much", { words: "漏".repeat(5_001) }],
    ["what cannot be seen", { words: "村口水管\u0000漏水了" }],
    ["a place off the map", { point: { latitude: 91, longitude: 0 } }],
    ["no kind that is known", { kind: "wish" }],
    [
      "more than nine files",
      { files: Array.from({ length: 10 }, () => "5f0c1f2e-6c1b-4e0e-8a3c-3f6d1f0a9b7d") },
    ],
  ])("is refused where it says %s", (_, wrong) => {
    givenResident()
      .when(step(reporter, "report", { input: { ...exampleReport, ...wrong } }))
      .isRefused("input-invalid");
  });
});

describe("the one who asked", () => {
  it("adds up to two thousand characters until there is an answer", () => {
    const long = { words: "补".repeat(2_000) };
    const longer = { words: "补".repeat(2_001) };
    givenResident(told.reported)
      .when(step(reporter, "supplement", { input: long }))
      .makes("supplemented");
    givenResident(told.reported)
      .when(step(reporter, "supplement", { input: longer }))
      .isRefused("input-invalid");
    givenResident(...answeredRequest)
      .when(step(reporter, "supplement"))
      .isRefused("wrong-state");
  });

  it("urges at most once an hour", () => {
    const urged = step(reporter, "urge", { at: exampleStart });
    const soon = step(reporter, "urge", { at: shift(exampleStart, 59 * minute) });
    const later = step(reporter, "urge", { at: shift(exampleStart, 60 * minute) });
    givenResident(told.reported, urged).when(soon).isRefused("urged-just-now");
    givenResident(told.reported, urged)
      .when(later)
      .makes("urged", { counts: { urgings: 2 } });
  });

  it("may urge, whatever the desk wrote down for them just now", () => {
    const at = exampleStart;
    const soon = shift(exampleStart, minute);
    const forThem = step(dispatcher, "urge", { at });
    givenResident(told.reported, forThem)
      .when(step(reporter, "urge", { at: soon }))
      .makes("urged", { counts: { urgings: 2 } });
    givenResident(told.reported, forThem)
      .when(step(dispatcher, "urge", { at: soon }))
      .isRefused("urged-just-now");
  });

  it("rings the desk instead, which writes the urging down and no more of their own word", () => {
    givenResident(told.reported)
      .when(step(dispatcher, "urge"))
      .makes("urged", { counts: { urgings: 1 } });
    const { housing, supervisor, township } = exampleActors;
    for (const other of [housing, supervisor, township])
      givenResident(told.reported, told.accepted, told.dispatched)
        .when(step(other, "urge"))
        .isRefused("not-allowed");
    givenResident(told.reported).when(step(dispatcher, "supplement")).isRefused("not-allowed");
    givenResident(...answeredRequest)
      .when(step(dispatcher, "urge"))
      .isRefused("wrong-state");
  });

  it("takes it back at any time before it is closed, and the handlers' duties fall away", () => {
    const { state } = givenResident(told.reported, told.accepted, told.dispatchedToBoth)
      .when(step(reporter, "withdraw", { at: "2026-06-01T09:00:00.000Z" }))
      .makes("withdrawn", { state: "withdrawn" });
    const left = state.clocks.filter((clock) => !["accept", "dispatch"].includes(clock.kind));
    expect(left.map((clock) => clock.outcome)).toEqual(left.map(() => "released"));
    givenResident(...answeredRequest)
      .when(step(reporter, "withdraw"))
      .makes("withdrawn");
    givenResident(told.reported, step(reporter, "withdraw"))
      .when(step(reporter, "withdraw"))
      .isRefused("wrong-state");
  });

  it("who withdraws late leaves the missed limit on the record", () => {
    const { state } = givenResident(told.reported, told.accepted, told.dispatched)
      .when(step(reporter, "withdraw", { at: "2026-07-01T02:00:00.000Z" }))
      .makes("withdrawn");
    expect(state.clocks.find((clock) => clock.kind === "whole")).toMatchObject({ outcome: "missed" });
  });
});

describe("whoever wrote a report down for somebody else", () => {
  it("adds and urges for them, and may solve it on the spot", () => {
    givenResident(wroteDown).when(step(registrar, "supplement")).makes("supplemented");
    givenResident(wroteDown).when(step(registrar, "urge")).makes("urged");
    givenResident(wroteDown).when(step(registrar, "solveOnTheSpot")).makes("solved-on-the-spot");
  });

  it("has no word on whether it is solved, and cannot take it back", () => {
    givenResident(wroteDown).when(step(registrar, "withdraw")).isRefused("not-allowed");
    givenResident(wroteDown, told.solvedOnTheSpot).when(step(registrar, "confirm")).isRefused("not-allowed");
  });
});

describe("the desk", () => {
  it("accepts, and the clock of the whole begins", () => {
    givenResident(told.reported)
      .when(told.accepted)
      .makes("accepted", {
        state: "accepted",
        clocks: [{ outcome: "met" }, { kind: "dispatch" }, { kind: "whole" }],
      });
  });

  it("declines only on a ground of the ordinance, with an explanation", () => {
    const declined = step(dispatcher, "decline");
    const { state } = givenResident(told.reported).when(declined).makes("declined", { state: "declined" });
    expect(state).toHaveProperty("closedAt");
    const baseless = { ground: "too-busy", explanation: "今天实在太忙，请理解。" };
    givenResident(told.reported)
      .when(step(dispatcher, "decline", { input: baseless }))
      .isRefused("input-invalid");
    const curt = { ground: "secret", explanation: "不行" };
    givenResident(told.reported)
      .when(step(dispatcher, "decline", { input: curt }))
      .isRefused("input-invalid");
  });

  it("does not decline what it has dispatched", () => {
    givenResident(told.reported, told.accepted, told.dispatched)
      .when(step(dispatcher, "decline"))
      .isRefused("wrong-state");
  });

  it("of another county knows nothing of the case", () => {
    givenResident(told.reported)
      .when({ ...told.accepted, actor: staffOf("dispatcher", "other-desk") })
      .isRefused("case-not-found");
  });

  it("solves on the spot, and still the reporter has the last word", () => {
    givenResident(told.reported)
      .when(told.solvedOnTheSpot)
      .makes("solved-on-the-spot", { state: "callback", clocks: [{ outcome: "met" }, { kind: "callback" }] });
  });
});
