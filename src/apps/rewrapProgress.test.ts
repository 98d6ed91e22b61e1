import { describe, expect, it } from "vitest";
import { keysLeft, progressOfKeys, unlistedKeys } from "./rewrapProgress.ts";

describe("the turning of the master key", () => {
  it("says how many are done and how many are left, never fewer than none", () => {
    expect(progressOfKeys({ done: 12_500, total: 40_000 })).toBe("12,500 keys wrapped anew, 27,500 left");
    expect(progressOfKeys({ done: 12, total: 10 })).toBe("12 keys wrapped anew, 0 left");
  });

  it("says at the end whether it must be run again", () => {
    expect(keysLeft(0, { currentId: 2, wrapped: 1_200 })).toBe("0 left: master key 2 wraps 1,200 keys.\n");
    expect(keysLeft(3, { currentId: 2, wrapped: 1_200 })).toContain("3 left");
  });

  it("says which master key is missing", () => {
    expect(unlistedKeys(2, 7)).toBe(
      "7 keys are wrapped by master key 2, which SHILIU_MASTER_KEY does not list: list it again.\n",
    );
  });
});
