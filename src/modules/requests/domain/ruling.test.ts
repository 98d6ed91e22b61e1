import { expect, it } from "vitest";
import type { CaseEvent, Change } from "#engine/event.ts";
import { findRuling } from "./ruling.ts";

const at = (version: number) => `2026-03-0${version}T02:00:00.000Z`;

function event(version: number, type: string, changes: Change[], data: CaseEvent["data"] = {}): CaseEvent {
  const actor = { kind: "system" } as const;
  return { caseId: "case", version, action: type, type, at: at(version), actor, data, changes };
}

const lead = (id: number, bodyId: string, state = "working"): Change => ({
  change: "task",
  task: { id, role: "lead", bodyId, state, designated: true, returns: 0, sentAt: at(1) },
});
const opened = event(1, "reported", [
  {
    change: "opened",
    opened: {
      processId: "resident-request",
      processVersion: 1,
      reporter: { anonymous: true, reachable: false },
      aboutIds: [],
      places: { desk: "desk", matter: "street" },
      facts: { kind: "help" },
    },
  },
]);
const ruled = (version: number, leadId: string, id = version) =>
  event(version, "consultation-concluded", [lead(id, leadId)], { leadId, coHandlerIds: ["other"] });
const fact = (version: number, name: string, value: string | null) =>
  event(version, "something", [{ change: "fact", name, value }]);
const state = (version: number, name: string, closed = false) =>
  event(version, "something", [{ change: "state", state: name, ...(closed ? { closed } : {}) }]);
const stands = (...more: CaseEvent[]) => findRuling([opened, ruled(2, "urban"), ...more])?.stands;

it("says who ruled, when, and whom it named", () => {
  expect(findRuling([opened])).toBeUndefined();
  expect(findRuling([opened, ruled(2, "urban")])).toEqual({
    caseId: "case",
    version: 2,
    ruledAt: at(2),
    deskId: "desk",
    leadId: "urban",
    coHandlerIds: ["other"],
    process: "resident-request",
    kind: "help",
    placeId: "street",
    stands: true,
  });
});

it("is the latest of a case, by the desk that had it then, with its kind as corrected since", () => {
  const passed = event(3, "passed-up", [{ change: "place", name: "desk", bodyId: "desk above" }]);
  expect(findRuling([opened, ruled(2, "urban"), passed, fact(4, "kind", "complaint")])).toMatchObject({
    deskId: "desk",
    kind: "complaint",
  });
  expect(findRuling([opened, ruled(2, "urban"), passed, ruled(4, "housing")])).toMatchObject({
    version: 4,
    deskId: "desk above",
    leadId: "housing",
  });
});

it("stands however its case ended, heard or unheard", () => {
  for (const end of ["closed", "unconfirmed", "withdrawn", "closedAfterReview"])
    expect(stands(state(3, end, true)), end).toBe(true);
});

it("stands only where the case is led by whom it named", () => {
  const sent = event(3, "reassigned", [lead(2, "urban", "released"), lead(3, "market", "sent")]);
  expect(stands(sent)).toBe(false);
  expect(stands(sent, event(4, "reassigned", [lead(4, "urban", "sent")]))).toBe(true);
});

it("does not stand while its case is merged into another, answered with it, or gone elsewhere", () => {
  expect(stands(fact(3, "mergedInto", "main"))).toBe(false);
  expect(stands(fact(3, "mergedInto", "main"), fact(4, "mergedInto", null))).toBe(true);
  expect(stands(fact(3, "answeredWith", "main"))).toBe(false);
  for (const gone of ["handingOver", "handedOver", "transferring", "transferred"])
    expect(stands(state(3, gone)), gone).toBe(false);
});
