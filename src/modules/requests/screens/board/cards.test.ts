import { describe, expect, it } from "vitest";
import type { BoardLine } from "../../contract.ts";
import { groupCards, neighbourOf } from "./cards.ts";

const line = (id: string, kind: string, placeId?: string) =>
  ({
    id,
    kind,
    ...(placeId === undefined ? {} : { place: { id: placeId, name: { zh: "", en: "" } } }),
  }) as BoardLine;
const grouped = (lines: BoardLine[], by: "none" | "place" | "kind") =>
  groupCards(lines, by).map(({ key, lines: some }) => `${key}:${some.map(({ id }) => id).join("")}`);

describe("cards", () => {
  const lines = [line("1", "help", "b"), line("2", "praise", "a"), line("3", "help", "a"), line("4", "help")];

  it("stand together by place or kind, the group on top that is due first", () => {
    expect(grouped(lines, "none")).toEqual([":1234"]);
    expect(grouped(lines, "place")).toEqual(["b:1", "a:23", ":4"]);
    expect(grouped(lines, "kind")).toEqual(["help:134", "praise:2"]);
    expect(grouped([], "none")).toEqual([]);
  });

  it("are gone on with at the next one that is still there, else at the last before", () => {
    const before = ["a", "b", "c", "d"];
    expect(neighbourOf(before, "b", new Set(["a", "c", "d"]))).toBe("c");
    expect(neighbourOf(before, "b", new Set(["a", "d"]))).toBe("d");
    expect(neighbourOf(before, "d", new Set(["a", "b"]))).toBe("b");
    expect(neighbourOf(before, "a", new Set())).toBeUndefined();
    expect(neighbourOf(before, "x", new Set(["a"]))).toBe("a");
  });
});
