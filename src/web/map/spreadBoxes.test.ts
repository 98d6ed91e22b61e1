import { expect, it } from "vitest";
import { spreadBoxes } from "./spreadBoxes.ts";

const apart = (spots: readonly { x: number; y: number }[], width: number, height: number) =>
  spots.every((one, index) =>
    spots
      .slice(index + 1)
      .every((other) => Math.abs(one.x - other.x) >= width - 1 || Math.abs(one.y - other.y) >= height - 1),
  );

it("leaves boxes where they are that do not touch", () => {
  const spots = [
    { x: 0, y: 0 },
    { x: 200, y: 10 },
  ];
  expect(spreadBoxes(spots, 80, 50)).toEqual(spots);
});

it("moves boxes apart that lie on each other, even at one point", () => {
  const same = Array.from({ length: 6 }, () => ({ x: 10, y: 10 }));
  expect(apart(spreadBoxes(same, 80, 50), 80, 50)).toBe(true);
  const row = [0, 12, 26, 30, 200].map((x) => ({ x, y: x / 3 }));
  expect(apart(spreadBoxes(row, 80, 50), 80, 50)).toBe(true);
});
