import { describe, expect, it } from "vitest";
import { bodyIndexOf, type TreeLine } from "#modules/organisations/screens/index.ts";
import { placeLevels, placesAbove, standingOfPlace } from "./places.ts";

function body(id: string, kind: TreeLine["kind"], parentId?: string, active = true): TreeLine {
  return { id, kind, name: { zh: id, en: id }, active, ...(parentId === undefined ? {} : { parentId }) };
}

const index = bodyIndexOf([
  body("州", "prefecture"),
  body("市", "county", "州"),
  body("州直园区", "park", "州"),
  body("住建局", "department", "市"),
  body("街道", "street", "市"),
  body("撤销的镇", "township", "市", false),
  body("农场", "outside", "市"),
  body("社区", "community", "街道"),
  body("站", "station", "社区"),
]);

function idsOf(placeIds: string[]): string[][] {
  return placeLevels(index, placeIds).map(({ options }) => options.map(({ id }) => id));
}

describe("choosing a place", () => {
  it("begins with the counties and what lies beside them, and never offers a department", () => {
    expect(idsOf([])).toEqual([["市", "州直园区"]]);
    expect(idsOf(["市"])[1]).toEqual(["街道", "农场"]);
  });

  it("goes on as long as there is something below", () => {
    expect(idsOf(["市", "街道"])).toHaveLength(3);
    expect(idsOf(["市", "街道", "社区"])).toHaveLength(3);
    expect(idsOf(["州直园区"])).toHaveLength(1);
  });

  it("forgets a remembered place that is gone", () => {
    expect(placeLevels(index, ["市", "撤销的镇", "社区"]).map(({ chosenId }) => chosenId)).toEqual([
      "市",
      "",
    ]);
    expect(standingOfPlace(index, ["市", "撤销的镇"])).toBe("unchosen");
  });

  it.each([
    [[], "unchosen"],
    [["市"], "too-wide"],
    [["市", "农场"], "outside"],
    [["市", "街道"], "good"],
    [["市", "街道", "社区"], "good"],
    [["州直园区"], "good"],
  ])("takes %j for %s", (placeIds, standing) => {
    expect(standingOfPlace(index, placeIds)).toBe(standing);
  });

  it("begins for a clerk at the clerk's own place", () => {
    expect(placesAbove(index, "站")).toEqual(["市", "街道", "社区"]);
    expect(placesAbove(index, "住建局")).toEqual(["市"]);
  });
});
