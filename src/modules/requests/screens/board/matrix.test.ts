import { describe, expect, it } from "vitest";
import { matrixOf } from "./matrix.ts";

const place = (id: string) => ({ id, name: { zh: id, en: id } });

describe("the matrix of what waits", () => {
  it("adds up by place and by kind, the places with the most on top", () => {
    const matrix = matrixOf([
      { place: place("b"), kind: "complaint", count: 2 },
      { place: place("a"), kind: "complaint", count: 1 },
      { place: place("a"), kind: "help", count: 4 },
      { kind: "help", count: 1 },
    ]);
    expect(matrix.kinds).toEqual(["help", "complaint"]);
    expect(matrix.rows.map((row) => [row.place?.id, row.counts, row.total])).toEqual([
      ["a", [4, 1], 5],
      ["b", [0, 2], 2],
      [undefined, [1, 0], 1],
    ]);
    expect(matrix).toMatchObject({ totals: [5, 3], total: 8 });
  });

  it("is empty where nothing waits", () => {
    expect(matrixOf([])).toEqual({ kinds: [], rows: [], totals: [], total: 0 });
  });
});
