import { describe, expect, it } from "vitest";
import { shift } from "#engine/instant.ts";
import type { StoryStep } from "#engine/testing.ts";
import { exampleActors, lastMoment } from "./exampleWorld.ts";
import { answeredRequest, givenResident, onTask, step, told } from "./testing.ts";

const { reporter, dispatcher, secondDispatcher, housing, housingHead, registrar, system } = exampleActors;
const minute = 60_000;
const day = 24 * 60 * minute;

function called(solved: boolean, satisfied: boolean, more: Partial<StoryStep> = {}): StoryStep {
  return step(secondDispatcher, "recordCallback", {
    input: { result: "answered", solved, satisfied },
    ...more,
  });
}

const nobodyAnswered = (more: Partial<StoryStep> = {}): StoryStep => ({ ...told.notReached, ...more });
const toldWithoutName = [told.reportedWithoutName, told.solvedOnTheSpot];
const threeCalls = [told.notReached, told.notReached, told.notReached];
const answeredAt = lastMoment(
  givenResident(...answeredRequest.slice(0, -1))
    .when(told.checked)
    .makes("check-passed").state,
);

describe("a callback", () => {
  it("closes what is solved and satisfies", () => {
    givenResident(...answeredRequest)
      .when(called(true, true))
      .makes("called-back", { state: "closed", facts: { solved: true, satisfied: true } });
  });

  it("does not close what is solved but does not satisfy, nor what satisfies but is not solved", () => {
    for (const [solved, satisfied] of [
      [true, false],
      [false, true],
      [false, false],
    ] as const) {
      givenResident(...answeredRequest)
        .when(called(solved, satisfied))
        .makes("called-back", { state: "disputed", facts: { solved, satisfied } });
    }
  });

  it("that says no is a dispute like the reporter's own: after two of them the next goes to a review", () => {
    const again = [told.reHandled, ...answeredRequest.slice(-3)];
    const twice = [...answeredRequest, called(false, false), ...again, told.disputed, ...again];
    givenResident(...answeredRequest)
      .when(called(true, false))
      .makes("called-back", { state: "disputed", counts: { disputes: 1 } });
    givenResident(...twice)
      .when(called(false, false))
      .makes("called-back", { state: "reviewing", counts: { disputes: 3 } });
    givenResident(...twice)
      .when(called(true, true))
      .makes("called-back", { state: "closed", counts: { disputes: 2 } });
  });

  it("asks both questions, or says why it asked none", () => {
    const wrong = [
      { result: "answered" },
      { result: "answered", solved: true },
      { result: "answered", satisfied: true },
      { result: "no-answer", solved: true, satisfied: true },
      { result: "busy" },
    ];
    for (const input of wrong)
      givenResident(...answeredRequest)
        .when(called(true, true, { input }))
        .isRefused("input-invalid");
  });

  it("is not made by anyone who handled the case, signed the answer or checked it", () => {
    for (const actor of [
      dispatcher,
      { ...dispatcher, personId: housing.personId },
      { ...dispatcher, personId: housingHead.personId },
    ]) {
      givenResident(...answeredRequest)
        .when(called(true, true, { actor }))
        .isRefused("caller-handled-it");
    }
  });

  it("is not made by the one who solved it on the spot, be it at the desk or at the station", () => {
    givenResident(told.reported, told.solvedOnTheSpot)
      .when(called(true, true, { actor: dispatcher }))
      .isRefused("caller-handled-it");
    givenResident(told.reported, told.solvedOnTheSpot).when(called(true, true)).makes("called-back");
    const ownCase = {
      ...told.reported,
      input: { ...(told.reported.input as object), registrarId: registrar.personId },
    };
    givenResident(ownCase, step(registrar, "solveOnTheSpot"))
      .when(called(true, true, { actor: { ...dispatcher, personId: registrar.personId } }))
      .isRefused("caller-handled-it");
  });

  it("to a reporter who left no number is impossible", () => {
    givenResident(...toldWithoutName)
      .when(called(true, true))
      .isRefused("reporter-not-reachable");
  });
});

describe("a reporter whom nobody reaches", () => {
  it("after three logged attempts has the case closed as unconfirmed, counted apart", () => {
    givenResident(...answeredRequest, told.notReached)
      .when(told.notReached)
      .makes("called-back", { state: "callback", counts: { callbackAttempts: 2 } });
    const { state } = givenResident(...answeredRequest, told.notReached, told.notReached)
      .when(told.notReached)
      .makes("called-back", { state: "unconfirmed", counts: { callbackAttempts: 3 } });
    expect(state.facts).not.toHaveProperty("solved");
  });

  it("was tried once, where three calls were made in a minute", () => {
    const first = nobodyAnswered({ at: shift(answeredAt, minute) });
    givenResident(...answeredRequest, first)
      .when(nobodyAnswered({ at: shift(answeredAt, 1.5 * minute) }))
      .isRefused("called-back-just-now");
    givenResident(...answeredRequest, first)
      .when(nobodyAnswered({ at: shift(answeredAt, 120 * minute) }))
      .isRefused("called-back-just-now");
    givenResident(...answeredRequest, first)
      .when(nobodyAnswered({ at: shift(answeredAt, 121 * minute) }))
      .makes("called-back", { counts: { callbackAttempts: 2 } });
  });

  it("is heard at once, where they ring back just after an attempt", () => {
    givenResident(...answeredRequest, nobodyAnswered({ at: shift(answeredAt, minute) }))
      .when(called(true, true, { at: shift(answeredAt, 5 * minute) }))
      .makes("called-back", { state: "closed" });
  });

  it("gets three new attempts for a new answer", () => {
    const again = [
      told.disputed,
      told.reHandled,
      onTask(1, housing, "draftAnswer"),
      told.signedOff,
      told.checked,
    ];
    givenResident(...answeredRequest, told.notReached, told.notReached, ...again)
      .when(told.notReached)
      .makes("called-back", { state: "callback", counts: { callbackAttempts: 1 } });
  });

  it("may still object within thirty days: the case reopens", () => {
    const unconfirmed = [...answeredRequest, ...threeCalls];
    const { state } = givenResident(...unconfirmed.slice(0, -1))
      .when(told.notReached)
      .makes("called-back");
    const lastDay = shift(state.closedAt!, 30 * day);
    const reopened = givenResident(...unconfirmed)
      .when({ ...told.disputed, at: lastDay })
      .makes("disputed", { state: "disputed", facts: { solved: false }, counts: { disputes: 1 } });
    expect(reopened.state).not.toHaveProperty("closedAt");
    expect(reopened.state.clocks.filter((clock) => clock.stoppedAt === undefined)).toMatchObject([
      { kind: "dispute" },
    ]);
    givenResident(...unconfirmed)
      .when({ ...told.disputed, at: shift(lastDay, 1) })
      .isRefused("dispute-too-late");
  });
});

describe("an anonymous report", () => {
  const due = givenResident(...toldWithoutName.slice(0, 1))
    .when(told.solvedOnTheSpot)
    .makes("solved-on-the-spot")
    .state.clocks.find((clock) => clock.kind === "silence")!.dueAt;
  const lapse = step(system, "closeUnheard");

  it("closes as unconfirmed only when its time is over", () => {
    givenResident(...toldWithoutName)
      .when({ ...lapse, at: shift(due, -1) })
      .isRefused("clock-not-due");
    givenResident(...toldWithoutName)
      .when({ ...lapse, at: due })
      .makes("closed-unheard", { state: "unconfirmed" });
  });

  it("is so closed by the system alone", () => {
    for (const actor of [dispatcher, secondDispatcher, reporter]) {
      givenResident(...toldWithoutName)
        .when({ ...lapse, actor, at: due })
        .isRefused("not-allowed");
    }
  });

  it("does not close by silence where the reporter can be called", () => {
    givenResident(...answeredRequest)
      .when({ ...lapse, at: "2026-09-01T02:00:00.000Z" })
      .isRefused("clock-not-due");
  });

  it("is confirmed or disputed by whoever holds its receipt, and no other", () => {
    const holder = { ...reporter, onlyCaseId: "case-1" };
    givenResident(...toldWithoutName)
      .when(step(holder, "confirm"))
      .makes("confirmed", { state: "closed" });
    givenResident(...toldWithoutName)
      .when(step(holder, "dispute"))
      .makes("disputed");
    givenResident(...toldWithoutName)
      .when(step({ ...reporter, onlyCaseId: "case-2" }, "confirm"))
      .isRefused("case-not-found");
  });
});

describe("the reporter's word", () => {
  it("closes the case, with or without satisfaction", () => {
    givenResident(...answeredRequest)
      .when(step(reporter, "confirm", { input: { satisfied: false } }))
      .makes("confirmed", { state: "closed", facts: { solved: true, satisfied: false } });
  });

  it("spares the desk its call: that clock is neither met nor missed", () => {
    const { state } = givenResident(...answeredRequest)
      .when(step(reporter, "confirm"))
      .makes("confirmed");
    expect(state.clocks.find((clock) => clock.kind === "callback")).toMatchObject({ outcome: "released" });
  });

  it("can be given for them by nobody", () => {
    for (const actor of [dispatcher, secondDispatcher, housing, housingHead]) {
      givenResident(...answeredRequest)
        .when(step(actor, "confirm"))
        .isRefused("not-allowed");
      givenResident(...answeredRequest)
        .when(step(actor, "dispute"))
        .isRefused("not-allowed");
    }
  });

  it("cannot come before there is an answer", () => {
    givenResident(...answeredRequest.slice(0, -1))
      .when(step(reporter, "confirm"))
      .isRefused("wrong-state");
  });

  it("is a rating once, from one to five, after the case is closed", () => {
    const closed = [...answeredRequest, called(true, true)];
    givenResident(...answeredRequest)
      .when(step(reporter, "rate"))
      .isRefused("wrong-state");
    givenResident(...closed)
      .when(step(reporter, "rate"))
      .makes("rated", { state: "closed", facts: { rating: 4 } });
    givenResident(...closed, step(reporter, "rate"))
      .when(step(reporter, "rate"))
      .isRefused("rated-already");
    givenResident(...answeredRequest, step(reporter, "confirm"))
      .when(step(reporter, "rate"))
      .isRefused("rated-already");
    for (const rating of [0, 6, 4.5]) {
      givenResident(...closed)
        .when(step(reporter, "rate", { input: { rating } }))
        .isRefused("input-invalid");
    }
  });
});

describe("a dispute", () => {
  it("is re-handled by the same lead, under a new limit", () => {
    const { state } = givenResident(...answeredRequest, told.disputed)
      .when(told.reHandled)
      .makes("re-handled", {
        state: "handling",
        tasks: [{ bodyId: "housing", state: "working" }],
        counts: { reHandles: 1, disputes: 1 },
      });
    const running = state.clocks.filter((clock) => clock.stoppedAt === undefined).map((clock) => clock.kind);
    expect(running).toEqual(expect.arrayContaining(["whole", "handle"]));
  });

  it("of what was solved on the spot goes to be dispatched, since nobody leads it", () => {
    givenResident(told.reported, told.solvedOnTheSpot, told.disputed)
      .when(told.reHandled)
      .makes("re-handled", { state: "accepted" });
  });

  it("may yet end in the reporter's word that it is solved", () => {
    givenResident(...answeredRequest, told.disputed)
      .when(step(reporter, "confirm"))
      .makes("confirmed", { state: "closed" });
  });

  it("is not possible once the reporter confirmed", () => {
    givenResident(...answeredRequest, step(reporter, "confirm"))
      .when(told.disputed)
      .isRefused("wrong-state");
  });
});
