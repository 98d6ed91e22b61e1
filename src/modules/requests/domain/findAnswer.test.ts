import { describe, expect, it } from "vitest";
import type { Case, Task } from "#engine/case.ts";
import type { CaseEvent } from "#engine/event.ts";
import { unopenedCase } from "#engine/evolve.ts";
import { findAnswer } from "./findAnswer.ts";

const at = "2026-06-01T02:00:00.000Z";
const lead: Task = {
  id: 1,
  role: "lead",
  bodyId: "housing",
  state: "working",
  designated: false,
  returns: 0,
  sentAt: at,
};
const state: Case = {
  ...unopenedCase("case", at),
  tasks: [lead, { ...lead, id: 2, bodyId: "housing-office", parentId: 1 }],
};

function events(...steps: (string | [action: string, taskId: number])[]): CaseEvent[] {
  return steps.map((step, index) => {
    const [action, taskId] = typeof step === "string" ? [step, undefined] : step;
    const actor = { kind: "system" } as const;
    const event = {
      caseId: "case",
      version: index + 1,
      action,
      type: action,
      at,
      actor,
      data: {},
      changes: [],
    };
    return taskId === undefined ? event : { ...event, taskId };
  });
}

const versionsOf = (...steps: Parameters<typeof events>) => {
  const found = findAnswer(state, events(...steps));
  return found && [found.said.version, found.given.version];
};

describe("the answer that a reporter was given", () => {
  it("is the lead's last draft once the desk has passed it, and nothing before", () => {
    expect(versionsOf("report", ["draftAnswer", 1], ["signOff", 1])).toBeUndefined();
    const sentBack = ["report", ["draftAnswer", 1], ["rejectDraft", 1], ["draftAnswer", 1]] as const;
    expect(versionsOf(...(sentBack as unknown as Parameters<typeof events>), "passCheck")).toEqual([4, 5]);
  });

  it("is never what a level below wrote for its own superior", () => {
    expect(versionsOf("report", ["draftAnswer", 1], ["draftAnswer", 2], "passCheck")).toEqual([2, 4]);
  });

  it("stays the one that was given while a new one is being written", () => {
    const again = [["draftAnswer", 1], "passCheck", "dispute", "reHandle", ["draftAnswer", 1]];
    expect(versionsOf(...(again as Parameters<typeof events>))).toEqual([1, 2]);
  });

  it("is what was said on the spot", () => {
    expect(versionsOf("report", "solveOnTheSpot")).toEqual([2, 2]);
  });
});
