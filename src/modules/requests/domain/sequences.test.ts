import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { availableActions } from "#engine/availableActions.ts";
import type { Case } from "#engine/case.ts";
import { decide } from "#engine/decide.ts";
import { exploreSteps } from "#engine/explore.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import { explorationByKind, readCounts, rememberedActions, reviewedAtOnce } from "./exampleExploration.ts";
import { exampleActors, exampleWorld } from "./exampleWorld.ts";
import { requestProcesses } from "./processes.ts";
import { type Met, playStories, playStory, stories } from "./walk/testing.ts";

const actors = Object.values(exampleActors);
/** Refusals that the dice must have met, or the stories would say little. */
const metRefusals = [
  "not-allowed",
  "case-not-found",
  "wrong-state",
  "wrong-task-state",
  "task-not-found",
  "clock-not-due",
  "body-is-subject",
  "body-outside-jurisdiction",
  "body-named-twice",
  "body-not-below",
  "new-lead-missing",
  "designated-may-not-return",
  "reviewer-sent-it",
  "co-handlers-open",
  "drafter-may-not-sign",
  "checker-handled-it",
  "reviewer-returned-it",
];

/** What so few dice need not meet; the exploration meets every action there is. */
const leftToTheExploration = new Set([
  "resume",
  "refusePause",
  "endPause",
  "refusedElsewhere",
  "passUp",
  "passDown",
  "askAppeal",
  "grantAppeal",
  "refuseAppeal",
  // Only another case brings these about.
  "openPart",
  "heedParent",
  "hearOfMain",
  "shareAnswer",
  "goOnAlone",
  "linkBack",
  "unlinkBack",
]);

const named = requestProcesses.map((process) => ({ id: process.id, process: process as ProcessDeclaration }));

describe.each(named)("whatever happens to a $id", ({ process }) => {
  // The seed is fixed, since what the stories meet is asserted too; the long suite throws new dice each time.
  it("every case keeps the rules, and its events make it again", () => {
    const runs = { numRuns: 1_000, seed: 20_261_133 };
    const met = [playStories(process, runs), playStories(reviewedAtOnce(process), runs)];
    const all = (pick: (each: Met) => ReadonlySet<string>) => [
      ...new Set(met.flatMap((each) => [...pick(each)])),
    ];
    const states = all((each) => each.states);
    const actions = all((each) => each.actions);
    expect(states.toSorted()).toEqual(Object.keys(process.states).toSorted());
    const unmet = Object.keys(process.actions).filter((name) => !actions.includes(name));
    expect(unmet.filter((name) => !leftToTheExploration.has(name))).toEqual([]);
    expect(all(({ refusals }) => refusals)).toEqual(expect.arrayContaining(metRefusals));
  }, 300_000);

  it("no rule reads of the past what the exploration forgets", () => {
    const readDid = new Set<string>();
    const readCounted = new Set<string>();
    const spied = (state: Case): Case => ({
      ...state,
      did: spy(state.did, readDid),
      counts: spy(state.counts, readCounted),
    });
    const call = { caseId: "random", action: "recordCallback", input: { result: "no-answer" } };
    // Who decides an appeal may have done nothing else at all: only kinds of cases are told apart there.
    const { grantAppeal: _granted, refuseAppeal: _refused, ...others } = process.actions;
    const withoutAppeals = { ...process, actions: others };
    const watch = (state: Case): void => {
      for (const actor of actors) {
        const world = exampleWorld(actor, state);
        availableActions(withoutAppeals, spied(state), world);
        decide(process, spied(state), call, world);
      }
    };
    fc.assert(
      fc.property(stories, ([report, dice]) => void playStory(process, dice, report, watch)),
      { numRuns: 60, seed: 20_261_133 },
    );
    // What is beside the trunk, the dice of so few stories need not meet.
    for (const { state, isNew } of exploreSteps(reviewedAtOnce(process), explorationByKind(process, 9)))
      if (isNew) watch(state);
    expect([...readDid].toSorted()).toEqual([...rememberedActions].toSorted());
    // How often it was disputed is read where a dispute leads, which copies every other count as well.
    expect([...readCounted, "disputes"].toSorted()).toEqual([...readCounts].toSorted());
  });
});

function spy<Value>(
  record: Readonly<Record<string, Value>>,
  read: Set<string>,
): Readonly<Record<string, Value>> {
  return new Proxy(record, {
    get(target, name) {
      if (typeof name === "string") read.add(name);
      return Reflect.get(target, name) as Value;
    },
  });
}
