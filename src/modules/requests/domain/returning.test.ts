import { describe, expect, it } from "vitest";
import type { Actor, BodyId } from "#engine/actor.ts";
import { availableActions } from "#engine/availableActions.ts";
import { dutiesOf } from "#engine/duties.ts";
import type { StoryStep } from "#engine/testing.ts";
import { exampleActors, exampleTree, exampleWorld, staffOf } from "./exampleWorld.ts";
import { residentRequest } from "./residentRequest.ts";
import { givenResident, onTask, step, told } from "./testing.ts";

const { dispatcher, secondDispatcher, housing, housingHead, housingOffice, housingOfficeHead, water } =
  exampleActors;
const accepted = [told.reported, told.accepted];
const working = [...accepted, told.dispatched, told.signedIn];
const below = [...accepted, told.dispatched, ...told.handedDown];

function dispatchTo(leadId: BodyId, ...coHandlerIds: BodyId[]): StoryStep {
  return step(dispatcher, "dispatch", { input: { leadId, coHandlerIds } });
}

describe("a return", () => {
  it("names its ground and a better body, which is another than the one that returns", () => {
    givenResident(...working)
      .when(told.returned)
      .makes("return-asked", { tasks: [{ state: "return-asked", returns: 1 }] });
    const input = { ground: "not-our-duty", reason: "不属于我单位职责", betterBodyId: "housing" };
    givenResident(...working)
      .when({ ...told.returned, input })
      .isRefused("same-body-again");
    givenResident(...working)
      .when({ ...told.returned, input: { ...input, betterBodyId: "moon" } })
      .isRefused("body-unknown");
  });

  it("may be asked before or after signing in, by the handler or the head", () => {
    givenResident(...accepted, told.dispatched)
      .when(told.returned)
      .makes("return-asked");
    givenResident(...working)
      .when({ ...told.returned, actor: housingHead })
      .makes("return-asked");
  });

  it("leaves the handling clock running while it is under review", () => {
    const { state } = givenResident(...working)
      .when(told.returned)
      .makes("return-asked");
    const running = state.clocks.filter((clock) => clock.taskId === 1 && clock.stoppedAt === undefined);
    expect(running.map((clock) => clock.kind).toSorted()).toEqual(["handle", "returnReview"]);
  });

  it("is not reviewed by the one who sent it", () => {
    givenResident(...working, told.returned)
      .when({ ...told.overridden, actor: dispatcher })
      .isRefused("reviewer-sent-it");
    givenResident(...working, told.returned)
      .when({ ...told.upheldForWater, actor: dispatcher })
      .isRefused("reviewer-sent-it");
  });

  it("is not reviewed by the one who asked for it", () => {
    const above = staffOf("dispatcher", "county");
    const askedFromAbove = { ...told.returned, actor: above };
    givenResident(...working, askedFromAbove)
      .when({ ...told.overridden, actor: above })
      .isRefused("reviewer-returned-it");
    givenResident(...working, askedFromAbove)
      .when(told.overridden)
      .makes("return-overridden");
  });

  it("leaves the first body leading until it is upheld", () => {
    const asked = givenResident(...working)
      .when(told.returned)
      .makes("return-asked");
    expect(asked.state).toMatchObject({ state: "handling", tasks: [{ role: "lead", bodyId: "housing" }] });
    givenResident(...working, told.returned)
      .when(told.upheldForWater)
      .makes("return-upheld", {
        state: "dispatched",
        tasks: [
          { bodyId: "housing", state: "returned" },
          { bodyId: "water", role: "lead", state: "sent", designated: false },
        ],
      });
  });

  it("that is upheld relieves the body of its clock, which is neither met nor missed", () => {
    const { state } = givenResident(...working, told.returned)
      .when(told.upheldForWater)
      .makes("return-upheld");
    const ofHousing = state.clocks.filter((clock) => clock.taskId === 1);
    expect(ofHousing.find((clock) => clock.kind === "handle")).toMatchObject({ outcome: "released" });
    expect(ofHousing.find((clock) => clock.kind === "returnReview")).toMatchObject({ outcome: "met" });
  });

  it("of a lead is upheld only for another lead, who is not at work on the case already", () => {
    const upheld = (bodyId?: BodyId) => ({
      ...told.upheldForWater,
      input: { reason: "情况属实", ...(bodyId ? { bodyId } : {}) },
    });
    givenResident(...working, told.returned)
      .when(upheld())
      .isRefused("new-lead-missing");
    givenResident(...working, told.returned)
      .when(upheld("housing"))
      .isRefused("same-body-again");
    givenResident(...accepted, told.dispatchedToBoth, told.returned)
      .when(upheld("water"))
      .isRefused("body-named-twice");
    givenResident(...working, told.returned)
      .when(upheld("farm"))
      .isRefused("body-outside-jurisdiction");
  });

  it("that is overridden designates the body, which may not return it again", () => {
    givenResident(...working, told.returned)
      .when(told.overridden)
      .makes("return-overridden", { state: "dispatched", tasks: [{ state: "sent", designated: true }] });
    givenResident(...working, told.returned, told.overridden)
      .when(told.returned)
      .isRefused("designated-may-not-return");
  });

  it("of a co-handler may simply be upheld: it is out, and the lead goes on", () => {
    const returned = onTask(2, water, "returnTask", {
      input: { ground: "not-our-duty", reason: "不属于我单位职责", betterBodyId: "police" },
    });
    givenResident(...accepted, told.dispatchedToBoth, told.signedIn, returned)
      .when(onTask(2, secondDispatcher, "upholdReturn", { input: { reason: "情况属实" } }))
      .makes("return-upheld", { state: "handling", tasks: [{ state: "working" }, { state: "returned" }] });
  });

  it("of what was handed down is reviewed where it came from, and stays below it", () => {
    const colleague = staffOf("handler", "housing", 2);
    const returned = onTask(2, housingOffice, "returnTask");
    givenResident(...below, returned)
      .when(onTask(2, housing, "overrideReturn"))
      .isRefused("reviewer-sent-it");
    givenResident(...below, returned)
      .when(onTask(2, colleague, "overrideReturn"))
      .makes("return-overridden", {
        state: "handling",
        tasks: [{ state: "assigned" }, { designated: true }],
      });
    givenResident(...below, returned)
      .when(onTask(2, colleague, "upholdReturn", { input: { reason: "情况属实", bodyId: "water-office" } }))
      .isRefused("body-not-below");
  });
});

describe("a return where each body has but one handler", () => {
  const supervisor = staffOf("supervisor", "county");
  const returnedBelow = [...below, onTask(2, housingOffice, "returnTask")];
  const override = (taskId: number, actor: Actor) => onTask(taskId, actor, "overrideReturn");

  it("is reviewed by the head of the body that handed it down, or by the desk above it", () => {
    for (const reviewer of [housingHead, dispatcher, secondDispatcher])
      givenResident(...returnedBelow)
        .when(override(2, reviewer))
        .makes("return-overridden", { tasks: [{ state: "assigned" }, { designated: true }] });
  });

  it("is reviewed one level above where it was handed down twice, and by nobody beside", () => {
    const county = staffOf("handler", "county");
    const twice = [
      ...accepted,
      dispatchTo("county"),
      onTask(1, county, "signIn"),
      onTask(1, county, "assignDown", { input: { bodyId: "housing" } }),
      onTask(2, housing, "signIn"),
      onTask(2, housing, "assignDown", { input: { bodyId: "housing-office" } }),
      onTask(3, housingOffice, "returnTask"),
    ];
    for (const reviewer of [housingHead, county, staffOf("head", "county")])
      givenResident(...twice)
        .when(override(3, reviewer))
        .makes("return-overridden");
    for (const other of [water, housingOffice, housingOfficeHead, staffOf("head", "water")])
      givenResident(...twice)
        .when(override(3, other))
        .isRefused(other === water || other.post.bodyId === "water" ? "case-not-found" : "not-allowed");
  });

  it("to a desk with one dispatcher is reviewed by whoever supervises the desk", () => {
    givenResident(...working, told.returned)
      .when(override(1, supervisor))
      .makes("return-overridden", { tasks: [{ designated: true }] });
    givenResident(...working, told.returned)
      .when({ ...told.upheldForWater, actor: supervisor })
      .makes("return-upheld");
    givenResident(...working, told.returned)
      .when(override(1, staffOf("supervisor", "other-county")))
      .isRefused("case-not-found");
  });

  it("is not reviewed by a head who asked for it", () => {
    givenResident(...below, onTask(2, housingHead, "returnTask"))
      .when(override(2, housingHead))
      .isRefused("reviewer-returned-it");
  });

  it("stands in the queue of a post that may review it, be everybody the only one in theirs", () => {
    const stories = [
      [...working, told.returned],
      returnedBelow,
      [...below, onTask(2, housingHead, "returnTask")],
    ];
    for (const story of stories) {
      const { state } = givenResident(...story.slice(0, -1))
        .when(story.at(-1)!)
        .makes("return-asked");
      const duties = dutiesOf(residentRequest, state, exampleTree).filter(
        ({ step: state }) => state === "return-asked",
      );
      const posts = duties.flatMap(({ bodyId, roles, taskId }) =>
        roles.map((role) => ({ actor: staffOf(role, bodyId), taskId })),
      );
      const free = posts.filter(({ actor, taskId }) =>
        availableActions(residentRequest, state, exampleWorld(actor, state)).some(
          (each) => each.action === "overrideReturn" && each.taskId === taskId && !each.blockedBy,
        ),
      );
      expect(free.length).toBeGreaterThan(0);
    }
  });
});
