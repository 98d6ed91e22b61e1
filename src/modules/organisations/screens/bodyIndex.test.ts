import { expect, it } from "vitest";
import { bodyIndexOf, bodyOptionsOf, isWithin, type TreeLine } from "./bodyIndex.ts";

const line = (id: string, parentId: string | undefined, more: Partial<TreeLine> = {}): TreeLine => ({
  id,
  parentId,
  kind: "department",
  name: { zh: `名${id}`, en: `Name ${id}` },
  active: true,
  ...more,
});
const index = bodyIndexOf([
  line("P", undefined),
  line("A", "P"),
  line("A1", "A"),
  line("A2", "A", { active: false }),
]);

it("walks the tree down and up", () => {
  expect(index.roots.map((body) => body.id)).toEqual(["P"]);
  expect(index.childrenOf("A").map((body) => body.id)).toEqual(["A1", "A2"]);
  expect(index.above("A1").map((body) => body.id)).toEqual(["P", "A"]);
  expect(index.above("unknown")).toEqual([]);
  expect(isWithin(index, "A1", "P")).toBe(true);
  expect(isWithin(index, "P", "A1")).toBe(false);
});

it("puts a body at the top whose parent is not shown", () => {
  expect(bodyIndexOf([line("A", "P")]).roots.map((body) => body.id)).toEqual(["A"]);
});

it("offers active bodies that fit, with the names above them", () => {
  const options = bodyOptionsOf(
    index,
    (words) => words.zh,
    (body) => body.id !== "P",
  );
  expect(options).toEqual([
    { id: "A", name: "名A", path: ["名P"] },
    { id: "A1", name: "名A1", path: ["名P", "名A"] },
  ]);
});

it("lists places before departments, each in the order of their codes", () => {
  const mixed = [
    line("P", undefined),
    line("B-dept", "P"),
    line("D", "P", { kind: "county" }),
    line("C", "P", { kind: "county" }),
  ];
  expect(
    bodyIndexOf(mixed)
      .childrenOf("P")
      .map((body) => body.id),
  ).toEqual(["C", "D", "B-dept"]);
});
