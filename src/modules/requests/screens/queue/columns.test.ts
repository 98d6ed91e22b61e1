import { describe, expect, it } from "vitest";
import { memoryStorage } from "#web/draft/browserStorage.ts";
import { facts, gridOf, keepLook, plainLook, readLook } from "./columns.ts";

describe("what a line shows", () => {
  it("is everything until somebody chooses, and then theirs alone", () => {
    const storage = memoryStorage();
    expect(readLook(storage, "one")).toEqual(plainLook);
    keepLook(storage, "one", { shown: new Set(["clock", "number"]), dense: true });
    expect(readLook(storage, "one")).toEqual({ shown: new Set(["clock", "number"]), dense: true });
    expect(readLook(storage, "another")).toEqual(plainLook);
  });

  it("falls back to everything where what was kept cannot be read", () => {
    const storage = memoryStorage();
    for (const text of ["", "{", "[]", '{"hidden":"all"}', "7"]) {
      storage.setItem("shiliu.lines:one", text);
      expect(readLook(storage, "one"), text).toEqual(plainLook);
    }
  });

  it("leaves no column without a fact in it", () => {
    expect(gridOf(plainLook, false).split("rem")).toHaveLength(5);
    expect(gridOf({ shown: new Set(), dense: false }, false)).toBe("minmax(0, 1fr)");
    expect(gridOf({ shown: new Set(["lead"]), dense: false }, true)).toBe("1.5rem minmax(0, 1fr) 8.75rem");
    expect(facts).toHaveLength(8);
  });
});
