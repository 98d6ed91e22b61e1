import { describe, expect, it } from "vitest";
import { memoryStorage } from "#web/draft/browserStorage.ts";
import { forgetSearches, keepSearch, recentSearches } from "./recentSearches.ts";

describe("recent searches", () => {
  it("are a few, the newest first, each once", () => {
    const memory = memoryStorage();
    for (const text of ["路灯", "暖气", "垃圾", "井盖", "积水", "噪声", "暖气", "停水"])
      keepSearch(memory, "p1", text);
    expect(recentSearches(memory, "p1")).toEqual(["停水", "暖气", "噪声", "积水", "井盖", "垃圾"]);
  });

  it("are one person's in one post: whoever comes next finds nothing, nor does the first again", () => {
    const memory = memoryStorage();
    keepSearch(memory, "p1", "路灯");
    expect(recentSearches(memory, "p2")).toEqual([]);
    expect(recentSearches(memory, "p1")).toEqual([]);
  });

  it("are forgotten as one signs out, and what nobody can read is none", () => {
    const memory = memoryStorage();
    keepSearch(memory, "p1", "路灯");
    forgetSearches(memory);
    expect(recentSearches(memory, "p1")).toEqual([]);
    memory.setItem("shiliu.searched", '{"owner":"p1","texts":"路灯"}');
    expect(recentSearches(memory, "p1")).toEqual([]);
    memory.setItem("shiliu.searched", "{");
    expect(recentSearches(memory, "p1")).toEqual([]);
  });
});
