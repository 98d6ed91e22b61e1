import { expect, it } from "vitest";
import type { ActionField } from "#web/kit/actionFields.ts";
import type { CaseView } from "../../contract.ts";
import { findTaken, findTakes, isTaken } from "./takeRuling.ts";

const bodies = [
  { id: "urban", name: "城管局", path: [] },
  { id: "housing", name: "住建局", path: [] },
  { id: "far", name: "外县", path: [], unavailable: "不在本辖区" },
];
const fields: ActionField[] = [
  { kind: "body", name: "leadId", label: "主办", bodies },
  { kind: "bodies", name: "coHandlerIds", label: "协办", bodies },
  { kind: "text", name: "note", label: "附言" },
];
const both = { lead: "leadId", coHandlers: "coHandlerIds" };
const ruling = (lead: string, ...others: string[]) => ({
  lead: { bodyId: lead },
  coHandlers: others.map((bodyId) => ({ bodyId })),
});
const task = (role: string, parentId?: number) =>
  ({ tasks: [{ id: 7, role, parentId }] }) as unknown as Pick<CaseView, "tasks">;

it("fills the lead and those co-handlers that can be chosen here", () => {
  expect(findTaken(ruling("urban", "housing", "far", "gone"), both, fields)).toEqual({
    leadId: "urban",
    coHandlerIds: ["housing"],
  });
  expect(findTaken(ruling("urban", "housing"), { lead: "leadId" }, fields)).toEqual({ leadId: "urban" });
});

it("fills nothing where its lead cannot be chosen, or where the form names no lead", () => {
  expect(findTaken(ruling("far"), both, fields)).toBeUndefined();
  expect(findTaken(ruling("gone"), both, fields)).toBeUndefined();
  expect(findTaken(ruling("urban"), {}, fields)).toBeUndefined();
});

it("is taken while the form holds the same lead and co-handlers", () => {
  const taken = { leadId: "urban", coHandlerIds: ["housing"] };
  expect(isTaken(taken, { ...taken, note: "请核实" })).toBe(true);
  expect(isTaken(taken, { ...taken, leadId: "housing" })).toBe(false);
  expect(isTaken(taken, { leadId: "urban" })).toBe(false);
});

it("has a say in what a desk sends, and in the return of a lead of its own", () => {
  expect(findTakes({ tasks: [] }, "dispatch", undefined)).toEqual(both);
  expect(findTakes(task("lead"), "upholdReturn", 7)).toEqual({ lead: "bodyId" });
  expect(findTakes(task("lead", 3), "upholdReturn", 7)).toBeUndefined();
  expect(findTakes(task("co"), "upholdReturn", 7)).toBeUndefined();
  expect(findTakes({ tasks: [] }, "accept", undefined)).toBeUndefined();
});
