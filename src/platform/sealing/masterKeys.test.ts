import { describe, expect, it } from "vitest";
import { makeMasterKeys } from "./masterKeys.ts";

const one = { id: 1, key: Buffer.alloc(32, 1) };
const two = { id: 2, key: Buffer.alloc(32, 2) };
const ten = { id: 10, key: Buffer.alloc(32, 10) };

describe("master keys", () => {
  it("are current by the highest number, in whatever order they are listed", () => {
    const turned = { currentId: 10, olderIds: [2, 1], firstId: 1 };
    expect(makeMasterKeys([ten, two, one])).toMatchObject(turned);
    expect(makeMasterKeys([two, ten, one])).toMatchObject(turned);
    expect(makeMasterKeys([one])).toMatchObject({ currentId: 1, olderIds: [], firstId: 1 });
  });

  it("derive from a number what they derived when it was the only one", () => {
    const before = makeMasterKeys([one]).derive("blind-index");
    expect(makeMasterKeys([two, one]).derive("blind-index", 1).equals(before)).toBe(true);
  });

  it("give every purpose and every number a key of its own", () => {
    const keys = makeMasterKeys([two, one]);
    expect(keys.derive("blind-index").equals(keys.derive("one-time-code"))).toBe(false);
    expect(keys.derive("blind-index").equals(keys.derive("blind-index", 1))).toBe(false);
  });

  it("derive nothing from a number that is not listed", () => {
    expect(() => makeMasterKeys([two]).derive("subject-key-wrap", 1)).toThrow(/must still list it/);
  });

  it("have each number once, and there is at least one", () => {
    expect(() => makeMasterKeys([one, { ...two, id: 1 }])).toThrow(/each number once/);
    expect(() => makeMasterKeys([])).toThrow(/must be given/);
  });
});
