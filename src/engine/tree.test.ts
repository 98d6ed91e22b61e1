import { describe, expect, it } from "vitest";
import { testTree } from "./testing.ts";
import { treeOf } from "./tree.ts";

describe("the tree of bodies", () => {
  it("names a body and all above it, nearest first", () => {
    expect(testTree.chain("roads-office").map((body) => body.id)).toEqual([
      "roads-office",
      "roads",
      "town",
      "city",
    ]);
  });

  it("takes a body to lie within itself and within whatever is above it", () => {
    expect(testTree.isWithin("roads", "roads")).toBe(true);
    expect(testTree.isWithin("roads-office", "city")).toBe(true);
    expect(testTree.isWithin("roads", "roads-office")).toBe(false);
    expect(testTree.isWithin("roads", "parks")).toBe(false);
    expect(testTree.isWithin("roads", "next-town")).toBe(false);
  });

  it("knows nothing of a body it was not given", () => {
    expect(testTree.find("nobody")).toBeUndefined();
    expect(testTree.chain("nobody")).toEqual([]);
    expect(testTree.isWithin("nobody", "nobody")).toBe(false);
  });

  it("ends a chain at a missing parent, and at a ring", () => {
    const broken = treeOf([
      { id: "a", parentId: "b", kind: "office", active: true },
      { id: "b", parentId: "a", kind: "office", active: true },
      { id: "c", parentId: "gone", kind: "office", active: true },
    ]);
    expect(broken.chain("a").map((body) => body.id)).toEqual(["a", "b"]);
    expect(broken.chain("c").map((body) => body.id)).toEqual(["c"]);
  });
});
