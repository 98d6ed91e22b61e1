import { describe, expect, it } from "vitest";
import type { Case } from "#engine/case.ts";
import type { CaseEvent } from "#engine/event.ts";
import { fold } from "#engine/evolve.ts";
import { treeOf } from "#engine/tree.ts";
import { requestProcesses } from "#modules/requests/index.ts";
import { type Evidence, lostCases, troublesOf } from "./verdict.ts";

const [process] = requestProcesses;
const now = new Date("2026-12-01T04:00:00.000Z");
const tree = treeOf([{ id: "desk", parentId: undefined, kind: "desk", active: true }]);
const clock = {
  id: "1-accept",
  kind: "accept",
  startedAt: "2026-12-01T02:00:00.000Z",
  dueAt: "2026-12-01T06:00:00.000Z",
  limit: "4wh",
  limitVersion: "declared",
  calendarVersion: "plain-weeks@1",
} as const;

const reported: CaseEvent = {
  caseId: "case",
  version: 1,
  action: "report",
  type: "reported",
  at: "2026-12-01T02:00:00.000Z",
  actor: { kind: "anonymous" },
  data: {},
  changes: [
    {
      change: "opened",
      opened: {
        processId: process.id,
        processVersion: 1,
        reporter: { reporterId: "reporter", anonymous: false, reachable: true },
        aboutIds: [],
        places: { desk: "desk", township: "desk", matter: "desk" },
        facts: { kind: "help", urgency: "normal" },
      },
    },
    { change: "state", state: "reported" },
    { change: "clock", clock },
  ],
};

const declined: CaseEvent = {
  caseId: "case",
  version: 2,
  action: "decline",
  type: "declined",
  at: "2026-12-01T03:00:00.000Z",
  actor: { kind: "staff", personId: "person", role: "dispatcher", bodyId: "desk" },
  data: { ground: "secret" },
  changes: [
    { change: "state", state: "declined", closed: true },
    { change: "clock", clock: { ...clock, stoppedAt: "2026-12-01T03:00:00.000Z", outcome: "met" } },
  ],
};

function evidenceOf(events: readonly CaseEvent[], doctored: Partial<Case> = {}): Evidence {
  const stored = { ...(JSON.parse(JSON.stringify(fold(events))) as Case), ...doctored };
  return { stored, events, process, reporterId: "reporter" };
}

const troubles = (evidence: Evidence, inTree = tree) => troublesOf(evidence, { tree: inTree, now });

describe("the verdict on a case", () => {
  it("is good where it is open with a holder and a clock, or closed on a ground", () => {
    expect(troubles(evidenceOf([reported]))).toEqual([]);
    expect(troubles(evidenceOf([reported, declined]))).toEqual([]);
  });

  it("finds one that nobody holds", () => {
    expect(troubles(evidenceOf([reported]), treeOf([]))).toContain("open and held by nobody");
  });

  it("finds one whose clock stopped", () => {
    const stopped = { ...clock, stoppedAt: "2026-12-01T03:00:00.000Z", outcome: "met" } as const;
    expect(troubles(evidenceOf([reported], { clocks: [stopped] }))).toContain("open without a clock");
  });

  it("finds one that was closed on no ground", () => {
    const groundless = { ...declined, data: {} };
    expect(troubles(evidenceOf([reported, groundless]))).toEqual(["closed without a word or a ground"]);
  });

  it("finds one that is stored otherwise than its events say", () => {
    expect(troubles(evidenceOf([reported], { counts: { urgings: 1 } }))).toEqual([
      "the stored case is not the fold of its events",
    ]);
    const whole = evidenceOf([reported, declined]);
    expect(troubles({ ...whole, events: [reported, { ...declined, version: 3 }] })).toContain(
      "events with a gap",
    );
  });

  it("finds one whose promised day passed without waking it", () => {
    const promise = { ...clock, kind: "promise", dueAt: "2026-12-01T03:00:00.000Z" };
    expect(troubles(evidenceOf([reported], { clocks: [clock, promise] }))).toContain(
      "the clock promise ran out, and nothing followed",
    );
  });

  it("finds one that its reporter no longer has", () => {
    expect(troubles({ ...evidenceOf([reported]), reporterId: "another" })).toEqual([
      "its reporter does not find it in their list",
    ]);
  });
});

describe("the count of cases", () => {
  it("finds what was lost, doubled or never reported", () => {
    expect(lostCases(["a", "b"], ["a", "b"])).toEqual([]);
    expect(lostCases(["a", "b"], ["a"])).toHaveLength(1);
    expect(lostCases(["a"], ["a", "b"])).toHaveLength(1);
    expect(lostCases(["a", "a"], ["a"])).toHaveLength(1);
    expect(lostCases(["a"], ["a", "a"])).toHaveLength(1);
  });
});
