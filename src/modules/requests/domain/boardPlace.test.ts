import { expect, it } from "vitest";
import { treeOf } from "#engine/tree.ts";
import { boardPlaceOf, placesCountedAt } from "./boardPlace.ts";

const tree = treeOf([
  { id: "county", parentId: undefined, kind: "county", active: true },
  { id: "street", parentId: "county", kind: "street", active: true },
  { id: "community", parentId: "street", kind: "community", active: true },
  { id: "bureau", parentId: "county", kind: "department", active: true },
]);
const ids = ["county", "street", "community", "bureau"];

it("counts a matter at its township, and at the very place where it lies in none", () => {
  expect(ids.map((id) => boardPlaceOf(tree, id))).toEqual(["county", "street", "street", "bureau"]);
});

it("narrows to just what it counts at a place", () => {
  expect(placesCountedAt(tree, ids, "street")).toEqual(["street", "community"]);
  // What lies in a street is not counted at the county.
  expect(placesCountedAt(tree, ids, "county")).toEqual(["county"]);
  for (const id of ids)
    expect(ids.filter((place) => placesCountedAt(tree, ids, place).includes(id))).toHaveLength(1);
});
