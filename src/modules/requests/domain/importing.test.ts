import { describe, expect, it } from "vitest";
import { availableActions } from "#engine/availableActions.ts";
import { decide } from "#engine/decide.ts";
import { dutiesOf } from "#engine/duties.ts";
import { evolve } from "#engine/evolve.ts";
import { brokenRules } from "#engine/invariants.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import { isRefusal } from "#engine/refusal.ts";
import { exampleImport } from "./exampleInputs.ts";
import { exampleActors, exampleStart, exampleTree, exampleWorld } from "./exampleWorld.ts";
import { requestProcesses } from "./processes.ts";

const named = requestProcesses.map((process) => ({ id: process.id, process: process as ProcessDeclaration }));
const { answer, answeredAt, ...unanswered } = exampleImport;

function imported(process: ProcessDeclaration, input: unknown, now: string) {
  const command = { caseId: "old", action: "importRecord", input };
  const decision = decide(process, undefined, command, exampleWorld(exampleActors.system, undefined, now));
  if (isRefusal(decision)) throw new Error(decision.refused);
  return { decision, state: evolve(undefined, decision.event) };
}

describe.each(named)("a $id of another system", ({ process }) => {
  it("that was answered there is closed: its own times, no clock, no duty, nothing left to do", () => {
    const { state } = imported(process, exampleImport, exampleImport.reportedAt);
    expect(state).toMatchObject({
      state: "imported",
      openedAt: exampleImport.reportedAt,
      closedAt: answeredAt,
      clocks: [],
      tasks: [],
      facts: { importedFrom: "old-hotline", importedAt: exampleStart },
    });
    expect(brokenRules(process, state)).toEqual([]);
    expect(dutiesOf(process, state, exampleTree)).toEqual([]);
    for (const actor of Object.values(exampleActors))
      expect(availableActions(process, state, exampleWorld(actor, state))).toEqual([]);
  });

  it("that was closed without an answer closed, as far as anyone knows, when it was asked", () => {
    const { state } = imported(process, unanswered, exampleImport.reportedAt);
    expect(state).toMatchObject({ state: "imported", closedAt: exampleImport.reportedAt });
  });

  it("keeps what was said and answered apart, to be sealed", () => {
    const { decision } = imported(process, exampleImport, exampleImport.reportedAt);
    const { subject, words } = exampleImport;
    expect(decision.sealed).toEqual({ subject, words, answer });
    const open = JSON.stringify(decision.event);
    for (const text of [subject, words, answer]) expect(open).not.toContain(text);
  });

  it("that is open begins now, with the clock of any report, and goes on like one", () => {
    const open = { ...unanswered, closed: false };
    const { state } = imported(process, open, exampleStart);
    expect(state).toMatchObject({ state: "reported", openedAt: exampleStart });
    expect(state.clocks.map(({ kind, startedAt }) => [kind, startedAt])).toEqual([["accept", exampleStart]]);
    expect(brokenRules(process, state)).toEqual([]);
    expect(dutiesOf(process, state, exampleTree)).toHaveLength(1);
    const { township, dispatcher } = exampleActors;
    const may = [township, dispatcher].flatMap((actor) =>
      availableActions(process, state, exampleWorld(actor, state)).map(({ action }) => action),
    );
    expect(may).toEqual(expect.arrayContaining(["decline", "solveOnTheSpot"]));
  });

  it("has no part in any rate where it was over before it came, and in all where it was open", () => {
    expect(process.states["imported"]?.outsideRates).toBe(true);
    expect(process.states["reported"]?.outsideRates).toBeUndefined();
  });
});
