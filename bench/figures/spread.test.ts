import { describe, expect, it } from "vitest";
import { percentile, ratioSpread, spreadOf } from "./spread.ts";

describe("figures", () => {
  it("takes the middle of an odd number of rounds, and between the two middles of an even one", () => {
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, least: 1, most: 3 });
    expect(spreadOf([4, 1, 2, 3]).median).toBe(2.5);
  });

  it("divides round by round, so that a slow round weighs on both sides", () => {
    expect(ratioSpread([100, 50], [200, 100])).toEqual({ median: 0.5, least: 0.5, most: 0.5 });
  });

  it("finds the value that a share of all stays below", () => {
    const values = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(percentile(values, 0.5)).toBe(51);
    expect(percentile(values, 0.99)).toBe(100);
  });
});
