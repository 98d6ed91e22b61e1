import { describe, expect, it } from "vitest";
import type { Case } from "./case.ts";
import { availableActions } from "./availableActions.ts";
import { audiencesOf, isAbout, isReporter, mayAct } from "./standing.ts";
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
import type { Actor } from "./actor.ts";

const asked: StoryStep = { actor: people.asker, action: "ask", input: { words: "a lamp is out" } };
const askedAboutParks: StoryStep = { ...asked, input: { words: "a tree fell", aboutIds: ["parks"] } };
const sent: StoryStep = { actor: people.dispatcher, action: "send", input: { leadId: "roads" } };

const { state } = given(asked).when(sent).makes("sent");
const aboutParks = given().when(askedAboutParks).makes("asked").state;

function may(action: string, actor: Actor, of: Case = state): boolean {
  return mayAct(errand.actions[action as "send"], of, of.tasks[0], actor, testTree);
}

describe("a role held at a place", () => {
  it("is held over everything below it", () => {
    expect(may("send", staffAt("dispatcher", "town"))).toBe(true);
    expect(may("send", staffAt("dispatcher", "city"))).toBe(true);
    expect(may("finish", staffAt("handler", "town"))).toBe(true);
  });

  it("is held neither above, nor beside, nor elsewhere", () => {
    expect(may("finish", staffAt("handler", "roads-office"))).toBe(false);
    expect(may("finish", staffAt("handler", "parks"))).toBe(false);
    expect(may("send", staffAt("dispatcher", "next-town"))).toBe(false);
  });

  it("is held in one post at a time: another post lends it nothing", () => {
    expect(may("finish", staffAt("handler", "parks", { bodies: ["parks", "roads"] }))).toBe(false);
  });
});

describe("the one who asked", () => {
  it("is known by their id", () => {
    expect(isReporter(state, people.asker)).toBe(true);
    expect(isReporter(state, { kind: "reporter", reporterId: "other" })).toBe(false);
    expect(isReporter(state, staffAt("handler", "roads", { personId: "asker" }))).toBe(false);
  });

  it("opens with a receipt code this case and no other", () => {
    expect(isReporter(state, { ...people.asker, onlyCaseId: "case-1" })).toBe(true);
    expect(isReporter(state, { ...people.asker, onlyCaseId: "case-2" })).toBe(false);
  });

  it("is never taken for nobody: a case without a reporter has none", () => {
    const { reporterId: _, ...reporter } = state.reporter;
    expect(isReporter({ ...state, reporter }, { kind: "anonymous" })).toBe(false);
  });
});

describe("a body that a case is about", () => {
  it("is met in any post of its staff, and below it", () => {
    expect(isAbout(aboutParks, people.parks, testTree)).toBe(true);
    expect(isAbout(aboutParks, staffAt("dispatcher", "desk", { bodies: ["desk", "parks"] }), testTree)).toBe(
      true,
    );
    expect(isAbout(aboutParks, people.dispatcher, testTree)).toBe(false);
    expect(isAbout(aboutParks, staffAt("supervisor", "town"), testTree)).toBe(false);
    expect(isAbout(state, people.parks, testTree)).toBe(false);
  });

  it("sees nothing and may do nothing, whatever its staff's other posts", () => {
    const both = staffAt("dispatcher", "desk", { bodies: ["desk", "parks"] });
    expect(may("send", both, aboutParks)).toBe(false);
    expect(audiencesOf(aboutParks, both, testTree)).toEqual([]);
    given(askedAboutParks)
      .when({ ...sent, actor: both })
      .isRefused("case-not-found");
  });
});

describe("audiences", () => {
  it.each([
    ["the desk", people.dispatcher, ["desk"]],
    ["whoever dispatches above the desk", staffAt("dispatcher", "town"), ["desk", "handling"]],
    ["the handler", people.roads, ["handling"]],
    ["the handler's head", staffAt("head", "roads"), ["handling"]],
    ["a supervisor above", staffAt("supervisor", "town"), ["supervisor"]],
    ["an auditor above", staffAt("auditor", "city"), ["auditor"]],
    ["whoever wrote it down", people.clerk, ["registrar"]],
    ["the one who asked", people.asker, ["reporter"]],
    ["another handler", people.parks, []],
    ["an administrator", staffAt("systemAdmin", "city"), []],
    ["a supervisor elsewhere", staffAt("supervisor", "next-town"), []],
    ["nobody in particular", { kind: "anonymous" } as const, []],
    ["the system", people.system, []],
  ])("of a case: %s", (_, actor, expected) => {
    expect(audiencesOf(state, actor, testTree)).toEqual(expected);
  });
});

describe("the actions somebody may take now", () => {
  const world = { now: beijing("2026-06-01 12:00"), calendar: testCalendar, tree: testTree };
  const shared = given(asked)
    .when({ ...sent, input: { leadId: "roads", coIds: ["parks"] } })
    .makes("sent").state;

  it("name the task they are taken on", () => {
    expect(availableActions(errand, state, { ...world, actor: people.roads })).toEqual([
      { action: "sendBack", taskId: 1 },
      { action: "finish", taskId: 1 },
    ]);
  });

  it("name the rule that stands in the way for now", () => {
    expect(availableActions(errand, shared, { ...world, actor: people.roads })).toContainEqual({
      action: "finish",
      taskId: 1,
      blockedBy: "others-at-work",
    });
  });

  it("are none on a task that is not theirs, and none for a stranger", () => {
    expect(availableActions(errand, shared, { ...world, actor: people.parks })).toEqual([]);
    expect(availableActions(errand, state, { ...world, actor: { kind: "anonymous" } })).toEqual([]);
  });
});
