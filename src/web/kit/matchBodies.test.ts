import { describe, expect, it } from "vitest";
import { type BodyOption, matchBodies } from "./matchBodies.ts";

const bodies: BodyOption[] = [
  { id: "fk-market", name: "市场监督管理局", path: ["昌吉州", "阜康市"] },
  { id: "fk-city", name: "城市管理局", path: ["昌吉州", "阜康市"] },
  { id: "qt-market", name: "市场监督管理局", path: ["昌吉州", "奇台县"] },
  { id: "qt", name: "奇台县", path: ["昌吉州"] },
  { id: "qt-town", name: "奇台镇", path: ["昌吉州", "奇台县"] },
];
const found = (query: string) => matchBodies(bodies, query, 10).shown.map(({ id }) => id);

describe("finding a body", () => {
  it("takes the usual short name, whose characters stand in the full one in this order", () => {
    expect(found("市监局")).toEqual(["fk-market", "qt-market"]);
  });

  it("takes words in any order, naming what lies above", () => {
    expect(found("市监 奇台")).toEqual(["qt-market"]);
    expect(found("奇台 市监")).toEqual(["qt-market"]);
  });

  it("takes place and short name written together", () => {
    expect(found("阜康市监局")).toEqual(["fk-market"]);
  });

  it("puts the name itself before names that begin with it, and these before what lies below", () => {
    expect(found("奇台")).toEqual(["qt", "qt-town", "qt-market"]);
    expect(found("奇台县")[0]).toBe("qt");
  });

  it("keeps the order given among those that fit alike, though one stands higher", () => {
    const prefecture = { id: "cj-market", name: "市场监督管理局", path: ["昌吉州"] };
    expect(matchBodies([...bodies, prefecture], "市监局", 10).shown.at(-1)?.id).toBe("cj-market");
  });

  it("shows the tree as it is while nothing is typed", () => {
    expect(found("  ")).toEqual(bodies.map(({ id }) => id));
  });

  it("finds nothing rather than something else", () => {
    expect(found("公安局")).toEqual([]);
  });

  it("says how many more there are", () => {
    expect(matchBodies(bodies, "", 2)).toMatchObject({
      shown: [{ id: "fk-market" }, { id: "fk-city" }],
      more: 3,
    });
  });
});
