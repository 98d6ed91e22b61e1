import { describe, expect, it } from "vitest";
import { dutiesOf } from "#engine/duties.ts";
import { businessDifficulty } from "./businessDifficulty.ts";
import { exampleActors, exampleTree, staffOf } from "./exampleWorld.ts";
import { givenBusiness, onTask, step, told } from "./testing.ts";

const { township, dispatcher, secondDispatcher, housing, housingHead, reporter } = exampleActors;
const collected = step(township, "collect");
const forwarded = step(township, "forward");
const park = staffOf("townshipDesk", "village");

describe("a business in difficulty", () => {
  it("is first in the hands of its township, street or park", () => {
    const { state } = givenBusiness()
      .when(told.reported)
      .makes("reported", { processId: "business-difficulty" });
    expect(dutiesOf(businessDifficulty, state, exampleTree)).toMatchObject([
      { bodyId: "township", roles: ["townshipDesk", "dispatcher"] },
    ]);
    givenBusiness(told.reported).when(collected).makes("accepted", { state: "collected" });
  });

  it("is collected by no desk above or beside", () => {
    givenBusiness(told.reported)
      .when({ ...collected, actor: dispatcher })
      .isRefused("not-allowed");
    givenBusiness(told.reported)
      .when({ ...collected, actor: park })
      .isRefused("not-allowed");
  });

  it("is solved by the township where it can be, and the business confirms it", () => {
    const solved = step(township, "solveOnTheSpot");
    givenBusiness(told.reported, collected).when(solved).makes("solved-on-the-spot", { state: "callback" });
    givenBusiness(told.reported, collected, solved)
      .when(step(reporter, "confirm"))
      .makes("confirmed", { state: "closed" });
  });

  it("is forwarded where it is beyond the township, at once or after it was collected", () => {
    givenBusiness(told.reported).when(forwarded).makes("forwarded", { state: "forwarded" });
    const { state } = givenBusiness(told.reported, collected).when(forwarded).makes("forwarded");
    expect(dutiesOf(businessDifficulty, state, exampleTree)).toMatchObject([
      { bodyId: "desk", roles: ["dispatcher"] },
    ]);
    expect(state.clocks.filter((clock) => clock.kind === "whole")).toHaveLength(1);
  });

  it("is dispatched by those who coordinate, after it was forwarded and not before", () => {
    givenBusiness(told.reported).when(told.dispatched).isRefused("wrong-state");
    givenBusiness(told.reported, collected).when(told.dispatched).isRefused("wrong-state");
    givenBusiness(told.reported, forwarded)
      .when({ ...told.dispatched, actor: township })
      .isRefused("not-allowed");
    givenBusiness(told.reported, forwarded)
      .when(told.dispatched)
      .makes("dispatched", { state: "dispatched" });
  });

  it("passes through all four hands: reported, collected, dispatched, closed together", () => {
    const story = [
      told.reported,
      collected,
      forwarded,
      told.dispatchedToBoth,
      told.signedIn,
      told.coSignedIn,
      onTask(2, exampleActors.water, "reportResult"),
      onTask(1, housing, "draftAnswer"),
      onTask(1, housingHead, "signOff"),
      told.checked,
    ];
    const { state } = givenBusiness(...story)
      .when(step(secondDispatcher, "recordCallback"))
      .makes("called-back", { state: "closed", facts: { solved: true, satisfied: true } });
    expect(state.clocks.every((clock) => clock.stoppedAt !== undefined)).toBe(true);
  });

  it("solved by the township but disputed is dispatched after all", () => {
    givenBusiness(told.reported, step(township, "solveOnTheSpot"), told.disputed)
      .when(told.reHandled)
      .makes("re-handled", { state: "forwarded" });
  });

  it("keeps the township's limit inside the whole", () => {
    const { state } = givenBusiness(told.reported).when(collected).makes("accepted");
    const [, first, second] = state.clocks;
    const clocks = Object.fromEntries([first!, second!].map((clock) => [clock.kind, clock]));
    expect(clocks["township"]!.dueAt <= clocks["whole"]!.dueAt).toBe(true);
  });
});
