import { describe, expect, it } from "vitest";
import { bodyKinds } from "#engine/tree.ts";
import { smallSnapshot, smallTree } from "./testing.ts";
import { checkMove, checkNewBody, parentKinds } from "./treeRules.ts";

const { tree } = smallSnapshot();
const checkNew = (id: string, parentId: string | undefined, kind: (typeof bodyKinds)[number]) =>
  checkNewBody(tree, smallTree, { id, parentId, kind });

describe("a new body", () => {
  it("stands under a parent of a kind that may hold it", () => {
    expect(checkNew("A-street2", "A", "street")).toBeUndefined();
    expect(checkNew("A-community", "A-street", "community")).toBeUndefined();
    expect(checkNew("A-community", "A", "community")).toMatchObject({ refused: "kind-not-allowed-here" });
    expect(checkNew("x", "A-xpcc", "village")).toMatchObject({ refused: "kind-not-allowed-here" });
  });
  it("has a code nobody had before, dissolved bodies included", () => {
    expect(checkNew("A-dept", "A", "department")).toMatchObject({ refused: "body-exists" });
    expect(checkNew("A-gone", "A", "department")).toMatchObject({ refused: "body-exists" });
  });
  it("has a parent that exists and is active", () => {
    expect(checkNew("x", "nowhere", "department")).toMatchObject({ refused: "parent-not-found" });
    expect(checkNew("x", undefined, "department")).toMatchObject({ refused: "parent-not-found" });
    expect(checkNew("x", "A-gone", "office")).toMatchObject({ refused: "parent-inactive" });
  });
  it("is the prefecture only while there is none", () => {
    expect(checkNew("x", undefined, "prefecture")).toMatchObject({ refused: "root-exists" });
    expect(checkNew("x", "P", "prefecture")).toMatchObject({ refused: "root-exists" });
    const empty = { desks: [], find: () => undefined, chain: () => [], isWithin: () => false };
    expect(checkNewBody(empty, [], { id: "x", parentId: undefined, kind: "prefecture" })).toBeUndefined();
  });
});

describe("a move", () => {
  it("takes a body to another parent that may hold it", () => {
    expect(checkMove(tree, "A-dept", "B")).toBeUndefined();
    expect(checkMove(tree, "A-office", "B-dept")).toBeUndefined();
    expect(checkMove(tree, "A-street", "A-dept")).toMatchObject({ refused: "kind-not-allowed-here" });
  });
  it("never puts a body under itself or below itself", () => {
    expect(checkMove(tree, "A-dept", "A-dept")).toMatchObject({ refused: "tree-cycle" });
    expect(checkMove(tree, "A-dept", "A-office")).toMatchObject({ refused: "tree-cycle" });
  });
  it("leaves the prefecture and dissolved bodies where they are", () => {
    expect(checkMove(tree, "P", "A")).toMatchObject({ refused: "root-fixed" });
    expect(checkMove(tree, "A-gone", "B")).toMatchObject({ refused: "body-inactive" });
    expect(checkMove(tree, "nothing", "B")).toMatchObject({ refused: "body-not-found" });
  });
});

it("gives every kind but the prefecture a parent, and no two kinds each other", () => {
  for (const kind of bodyKinds) {
    expect(parentKinds[kind].length > 0).toBe(kind !== "prefecture");
    for (const parent of parentKinds[kind]) expect(parentKinds[parent]).not.toContain(kind);
  }
});
