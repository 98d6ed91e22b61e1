import { describe, expect, it } from "vitest";
import { cellsOf } from "./cellsOf.ts";

describe("the cells of a narrowed list", () => {
  it("are none in particular where nothing is narrowed", () => {
    expect(cellsOf({})).toBeUndefined();
  });

  it("are one for an ending and a kind", () => {
    expect(cellsOf({ state: "declined", kind: "help" })).toEqual(["declined/help"]);
    expect(cellsOf({ open: true, kind: "help" })).toEqual(["open/help"]);
  });

  it("are those of open cases for every state that a case is not closed in", () => {
    expect(cellsOf({ state: "handling", kind: "help" })).toEqual(["open/help"]);
  });

  it("hold cases without a kind, unless one is asked for", () => {
    expect(cellsOf({ state: "declined" })).toContain("declined/");
  });

  it("are every way to end, for all that are closed", () => {
    expect(cellsOf({ open: false, kind: "praise" })?.toSorted()).toEqual(
      [
        "closed",
        "closedAfterReview",
        "declined",
        "handedOver",
        "imported",
        "recalled",
        "transferred",
        "unconfirmed",
        "withdrawn",
      ].map((state) => `${state}/praise`),
    );
  });

  it("are all there are for a process alone, which has an index of its own", () => {
    const all = [true, false].flatMap((open) => cellsOf({ open }) ?? []);
    expect(cellsOf({ process: "business-difficulty" })?.toSorted()).toEqual(all.toSorted());
  });

  it("are those of open cases where a clock is to run out, since no other has one", () => {
    const due = { until: new Date("2026-01-02T00:00:00Z") };
    expect(cellsOf({ due, kind: "help" })).toEqual(["open/help"]);
    expect(cellsOf({ due, open: false })).toEqual([]);
  });

  it("do not exist for a state that no process has, nor for one that contradicts the rest", () => {
    expect(cellsOf({ state: "no-such-state" })).toEqual([]);
    expect(cellsOf({ state: "declined", open: true })).toEqual([]);
  });
});
