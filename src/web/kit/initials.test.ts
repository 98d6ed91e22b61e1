import { describe, expect, it } from "vitest";
import { initialsOf, soundOf } from "./initials.ts";
import { matchBodies } from "./matchBodies.ts";

it.each([
  ["市场监督管理局", "scjdglj"],
  ["住房和城乡建设局", "zfhcxjsj"],
  ["乌鲁木齐路街道", "wlmqljd"],
  ["木垒哈萨克自治县", "mlhskzzx"],
  ["人力资源和社会保障局", "rlzyhshbzj"],
  ["二六工镇", "elgz"],
  ["日月乳业", "ryry"],
  ["12345 派单台", "12345 pdt"],
  ["Housing", "Housing"],
])("knows %s by %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

describe("finding a body by its sounds", () => {
  const bodies = [
    { id: "fk-market", name: "市场监督管理局", path: ["昌吉州", "阜康市"] },
    { id: "fk-city", name: "城市管理局", path: ["昌吉州", "阜康市"] },
    { id: "qt-market", name: "市场监督管理局", path: ["昌吉州", "奇台县"] },
  ].map((body) => ({ ...body, soundsLike: soundOf(body.name, body.path) }));
  const found = (query: string) => matchBodies(bodies, query, 10).shown.map(({ id }) => id);

  it("takes the initials, of the name and of what lies above", () => {
    expect(found("scjd")).toEqual(["fk-market", "qt-market"]);
    expect(found("sjj")).toEqual(["fk-market", "qt-market"]);
    expect(found("QTSC")).toEqual(["qt-market"]);
    expect(found("csgl")).toEqual(["fk-city"]);
    expect(found("xyz")).toEqual([]);
  });

  it("takes characters before sounds", () => {
    const letters = { id: "letters", name: "sc 中心", path: [], soundsLike: soundOf("sc 中心", []) };
    expect(matchBodies([...bodies, letters], "sc", 10).shown[0]?.id).toBe("letters");
  });
});
