import { describe, expect, it } from "vitest";
import { type Area, middleOf, placeAt } from "./areas.ts";

const square = (x: number, y: number, side: number): [number, number][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const county: Area = { placeId: "county", polygons: [[square(80, 40, 10), square(88, 48, 1)]] };
const township: Area = { placeId: "township", polygons: [[square(82, 42, 1)], [square(84, 44, 1)]] };
const areas = [county, township];
const at = (longitude: number, latitude: number) => placeAt(areas, { latitude, longitude });

describe("the place at a point", () => {
  it("is the narrowest whose boundary holds it", () => {
    expect(at(82.5, 42.5)).toBe("township");
    expect(at(84.5, 44.5)).toBe("township");
    expect(at(81, 41)).toBe("county");
  });

  it("is none in a hole or beyond all boundaries", () => {
    expect(at(88.5, 48.5)).toBeUndefined();
    expect(at(79, 41)).toBeUndefined();
    expect(placeAt([], { latitude: 44, longitude: 87 })).toBeUndefined();
  });
});

it("the middle of an area lies in its largest polygon", () => {
  const middle = middleOf({ placeId: "x", polygons: [[square(10, 10, 1)], [square(80, 40, 10)]] });
  expect(middle?.longitude).toBeCloseTo(85);
  expect(middle?.latitude).toBeCloseTo(45);
  expect(middleOf({ placeId: "x", polygons: [] })).toBeUndefined();
});
