import { describe, expect, it } from "vitest";
import { addressOf, isAlike, readAddress } from "./conditions.ts";

describe("the address of a list", () => {
  it("says its conditions and order, and is read back as it was written", () => {
    const conditions = { kind: "help", urgency: "urgent", clock: "overdue", step: "accepted" } as const;
    expect(readAddress(addressOf(conditions, "oldest"), "queue")).toEqual({
      conditions,
      sort: "oldest",
      everything: false,
    });
  });

  it("may be read by the router as numbers and booleans", () => {
    expect(readAddress({ placeId: 652_301_001, open: false }, "cases").conditions).toEqual({
      placeId: "652301001",
      open: "false",
    });
  });

  it("passes over what there is not, and what the other list has", () => {
    const search = {
      kind: "weather",
      urgency: ["urgent"],
      clock: "soon",
      sort: "loud",
      open: "true",
      step: "a b",
    };
    expect(readAddress(search, "queue")).toEqual({ conditions: {}, everything: false });
    expect(readAddress({ step: "accepted" }, "cases").conditions).toEqual({});
  });

  it("says that everything is wanted where nothing narrows, so that a kept filter does not come back", () => {
    expect(addressOf({}, undefined)).toEqual({ view: "all" });
    expect(readAddress({ view: "all" }, "queue").everything).toBe(true);
  });

  it("does not name the order that a list has by itself", () => {
    expect(readAddress({ sort: "due" }, "queue").sort).toBeUndefined();
    expect(readAddress({ sort: "due" }, "cases").sort).toBe("due");
  });
});

it("lists are alike where they have the same conditions and order, whatever came first", () => {
  expect(isAlike({ kind: "help", clock: "today" }, { clock: "today", kind: "help" })).toBe(true);
  expect(isAlike({ kind: "help" }, { kind: "help", sort: "oldest" })).toBe(false);
});
