import { describe, expect, it } from "vitest";
import { bodyIndexOf, type TreeLine } from "#modules/organisations/screens/index.ts";
import { bodiesBelow, bodyChoices } from "./bodyChoices.ts";

function body(id: string, kind: TreeLine["kind"], parentId?: string): TreeLine {
  const line = { id, kind, name: { zh: id, en: id }, active: true };
  return parentId === undefined ? line : { ...line, parentId };
}

const index = bodyIndexOf([
  body("州", "prefecture"),
  body("甲县", "county", "州"),
  body("乙市", "county", "州"),
  body("甲县住建局", "department", "甲县"),
  body("乙市住建局", "department", "乙市"),
  body("乙市派单台", "desk", "乙市"),
  body("物业科", "office", "乙市住建局"),
  body("街道", "street", "乙市"),
  body("农场", "outside", "乙市"),
]);

function choices(aboutIds: string[] = []) {
  return bodyChoices({
    index,
    wordsOf: (words) => words.zh,
    aboutIds,
    placeId: "街道",
    says: { outside: "兵团", about: "被反映" },
  });
}

describe("the bodies that a case can be sent to", () => {
  it("are those of its own county first, and never a government itself", () => {
    const names = choices().map(({ id }) => id);
    expect(names).not.toContain("乙市");
    expect(names.indexOf("乙市住建局")).toBeLessThan(names.indexOf("甲县住建局"));
  });

  it("say why they may not have it, and then stand last", () => {
    const found = choices(["乙市住建局"]);
    const reasonOf = (id: string) => found.find((option) => option.id === id)?.unavailable;
    expect([reasonOf("农场"), reasonOf("乙市住建局"), reasonOf("物业科"), reasonOf("街道")]).toEqual([
      "兵团",
      "被反映",
      "被反映",
      undefined,
    ]);
    expect(found.slice(-3).every(({ unavailable }) => unavailable !== undefined)).toBe(true);
  });

  it("lie below whoever hands down; a desk hands down to its government's bodies", () => {
    const below = (id: string) => bodiesBelow(index, choices(), id).map((option) => option.id);
    expect(below("乙市住建局")).toEqual(["物业科"]);
    expect(below("乙市派单台")).toContain("乙市住建局");
    expect(below("乙市派单台")).not.toContain("甲县住建局");
    expect(below("物业科")).toEqual([]);
  });
});
