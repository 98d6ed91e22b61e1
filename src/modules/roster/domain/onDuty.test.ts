import { describe, expect, it } from "vitest";
import { dutyAt, dutyChain, findOnDuty } from "./onDuty.ts";
import { beijing, bodies, shiftAt, standIn, tree } from "./testing.ts";

const night = shiftAt("2025-03-04 20:00", "2025-03-05 10:00");
const everybody = () => true;
const threeAm = beijing("2025-03-05 03:00");
const peopleOf = (found: ReturnType<typeof dutyAt>) => found?.people.map(({ personId }) => personId);

describe("who is on duty", () => {
  it("is A, with B behind, across midnight, from the beginning up to the end", () => {
    const at = (time: string) =>
      peopleOf(dutyAt("d", { shifts: [night], substitutes: [] }, beijing(time), everybody));
    expect(at("2025-03-04 20:00")).toEqual(["anna", "bek"]);
    expect(at("2025-03-05 03:00")).toEqual(["anna", "bek"]);
    expect(at("2025-03-05 10:00")).toBeUndefined();
    expect(at("2025-03-04 19:59")).toBeUndefined();
  });

  it("is whoever stands in, for as long as they do, however often that was passed on", () => {
    const substitutes = [
      standIn("anna", "cem", "2025-03-05 00:00", "2025-03-06 00:00"),
      standIn("cem", "dina", "2025-03-05 02:00", "2025-03-05 04:00"),
    ];
    const at = (time: string) =>
      peopleOf(dutyAt("d", { shifts: [night], substitutes }, beijing(time), everybody));
    expect(at("2025-03-04 23:59")).toEqual(["anna", "bek"]);
    expect(at("2025-03-05 01:00")).toEqual(["cem", "bek"]);
    expect(at("2025-03-05 03:00")).toEqual(["dina", "bek"]);
  });

  it("is one person where B stands in for A, and no ring of stand-ins runs for ever", () => {
    const forA = [standIn("anna", "bek", "2025-03-04 00:00", "2025-03-06 00:00")];
    const duty = dutyAt("d", { shifts: [night], substitutes: forA }, threeAm, everybody);
    expect(duty?.people).toEqual([{ post: "A", personId: "bek", insteadOf: "anna" }]);
    const ring = [...forA, standIn("bek", "anna", "2025-03-04 00:00", "2025-03-06 00:00")];
    expect(dutyAt("d", { shifts: [night], substitutes: ring }, threeAm, everybody)?.people).toHaveLength(2);
  });

  it("is nobody who has left: then B, and where both have, nobody", () => {
    const roster = { shifts: [night], substitutes: [] };
    expect(peopleOf(dutyAt("d", roster, threeAm, (id) => id !== "anna"))).toEqual(["bek"]);
    expect(dutyAt("d", roster, threeAm, () => false)).toBeUndefined();
  });

  it("does not take another body's stand-in", () => {
    const elsewhere = { ...standIn("anna", "cem", "2025-03-04 00:00", "2025-03-06 00:00"), bodyId: "c" };
    const roster = { shifts: [night], substitutes: [elsewhere] };
    expect(peopleOf(dutyAt("d", roster, threeAm, everybody))).toEqual(["anna", "bek"]);
  });
});

describe("climbing", () => {
  const desks = bodies.filter(({ kind }) => kind === "desk");

  it("asks the body, those above it and their desks, up to the prefecture's", () => {
    expect(dutyChain("o", tree, desks)).toEqual(["o", "d", "c", "c-desk", "p", "p-desk"]);
    expect(dutyChain("c-desk", tree, desks)).toEqual(["c-desk", "c", "p", "p-desk"]);
  });

  it("leaves out whom a case is about, with everything below", () => {
    expect(dutyChain("o", tree, desks, ["c"])).toEqual(["p", "p-desk"]);
  });

  it("ends where somebody is on duty, and says how they were found and who was asked before", () => {
    const chain = dutyChain("o", tree, desks);
    const found = (onDutyAt: string) =>
      findOnDuty("o", chain, tree, (id) =>
        id === onDutyAt ? { shift: night, people: [{ post: "A", personId: "anna" }] } : undefined,
      );
    expect(found("o")).toMatchObject({ by: "own", passed: [] });
    expect(found("d")).toMatchObject({ by: "above", bodyId: "d", passed: ["o"] });
    expect(found("p-desk")).toMatchObject({ by: "desk", passed: ["o", "d", "c", "c-desk", "p"] });
    expect(found("nobody")).toBeUndefined();
  });
});
