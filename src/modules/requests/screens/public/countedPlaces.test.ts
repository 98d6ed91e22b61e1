import { describe, expect, it } from "vitest";
import { countedPlaces, marksOf, shadesOf, shortOf } from "./countedPlaces.ts";

const place = (id: string, centre?: { latitude: number; longitude: number }) => ({
  id,
  parentId: "P",
  kind: "county" as const,
  active: true,
  name: { zh: `县${id}`, en: id },
  ...(centre ? { centre } : {}),
});
const counts = {
  places: [
    { placeId: "A", cases: 3 },
    { placeId: "B", cases: 12 },
    { placeId: "elsewhere", cases: 9 },
  ],
  total: 15,
  countedAt: "2025-03-04T02:00:00.000Z",
};
const area = {
  placeId: "C",
  polygons: [
    [
      [
        [87, 44],
        [88, 44],
        [88, 45],
        [87, 44],
      ] as [number, number][],
    ],
  ],
};
const shown = [place("A", { latitude: 44, longitude: 87 }), place("B"), place("C")];
const places = countedPlaces(shown, counts, { areas: [area], wordsOf: ({ zh }) => zh });

describe("places on the public map", () => {
  it("are those that are shown, most cases first, none left out for want of a point or a case", () => {
    expect(places.map(({ id, cases }) => [id, cases])).toEqual([
      ["B", 12],
      ["A", 3],
      ["C", 0],
    ]);
  });

  it("have a mark where their centre or boundary is known, with a figure where there are cases", () => {
    const marks = marksOf(places, (name, cases) => `${name} ${cases}`);
    expect(marks.map(({ id, figure, says }) => [id, figure, says])).toEqual([
      ["A", "3", "县A 3"],
      ["C", undefined, "县C 0"],
    ]);
  });

  it("are shaded by their share of the most cases", () => {
    expect(shadesOf(places, [area]).map(({ placeId, share }) => [placeId, share])).toEqual([["C", 0]]);
  });

  it("have figures that fit into a mark", () => {
    expect([9, 9_999, 12_345, 1_234_567].map(shortOf)).toEqual(["9", "9999", "12k", "1M"]);
  });
});
