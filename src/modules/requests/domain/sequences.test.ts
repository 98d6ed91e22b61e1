import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { availableActions } from "#engine/availableActions.ts";
import type { Case } from "#engine/case.ts";
import { decide } from "#engine/decide.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import { readCounts, rememberedActions, reviewedAtOnce } from "./exampleExploration.ts";
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
];

const named = requestProcesses.map((process) => ({ id: process.id, process: process as ProcessDeclaration }));

describe.each(named)("whatever happens to a $id", ({ process }) => {
  // The seed is fixed, since what the stories meet is asserted too; the long suite throws new dice each time.
  it("every case keeps the rules, and its events make it again", () => {
    const runs = { numRuns: 500, seed: 20_261_121 };
    const met = [playStories(process, runs), playStories(reviewedAtOnce(process), runs)];
    const all = (pick: (each: Met) => ReadonlySet<string>) => [
      ...new Set(met.flatMap((each) => [...pick(each)])),
    ];
    // Dice meet nearly all there is; the exploration meets all of it.
    const mostUnmet = 3;
    const unmet = (names: object, found: readonly string[]) =>
      Object.keys(names).filter((name) => !found.includes(name)).length;
    expect(
      unmet(
        process.states,
        all(({ states }) => states),
      ),
    ).toBeLessThanOrEqual(mostUnmet);
    expect(
      unmet(
        process.actions,
        all(({ actions }) => actions),
      ),
    ).toBeLessThanOrEqual(mostUnmet);
    expect(all(({ refusals }) => refusals)).toEqual(expect.arrayContaining(metRefusals));
  });

  it("no rule reads of the past what the exploration forgets", () => {
    const readDid = new Set<string>();
    const readCounted = new Set<string>();
    const spied = (state: Case): Case => ({
      ...state,
      did: spy(state.did, readDid),
      counts: spy(state.counts, readCounted),
    });
    const call = { caseId: "random", action: "recordCallback", input: { result: "no-answer" } };
    fc.assert(
      fc.property(stories, ([report, dice]) => {
        playStory(process, dice, report, (state) => {
          for (const actor of actors) {
            const world = exampleWorld(actor, state);
            availableActions(process, spied(state), world);
            decide(process, spied(state), call, world);
          }
        });
      }),
      { numRuns: 60, seed: 20_261_121 },
    );
    expect([...readDid].filter((action) => !rememberedActions.includes(action))).toEqual([]);
    expect([...readCounted].filter((count) => !readCounts.includes(count))).toEqual([]);
    expect(readDid.size).toBeGreaterThan(4);
    expect(readCounted.size).toBeGreaterThan(1);
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
