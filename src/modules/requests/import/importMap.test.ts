import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findColumnProblems, readImportMap } from "./importMap.ts";
import { head, mapWith } from "./testing.ts";

function problemsOf(map: unknown): readonly string[] {
  const read = readImportMap(typeof map === "string" ? map : JSON.stringify(map));
  return "problems" in read ? read.problems : [];
}

const least = {
  source: "old-hotline",
  process: "resident-request",
  columns: { id: "id", words: "body", reportedAt: "time" },
  constants: { kind: "complaint" },
  time: { formats: ["YYYY/M/D H:mm:ss"] },
};

describe("a map", () => {
  it("needs to say little: the rest has its usual values", () => {
    expect(readImportMap(`\uFEFF${JSON.stringify(least)}`)).toMatchObject({
      constants: { kind: "complaint", urgency: "normal" },
      time: { zone: "Asia/Shanghai" },
      withoutAnswer: "closed",
      kinds: {},
      places: {},
    });
  });

  it.each(["messages", "replies", "hotline"])("is shown by the example %s", (name) => {
    const path = new URL(`../../../../docs/import/${name}.map.json`, import.meta.url);
    expect(problemsOf(readFileSync(path, "utf8"))).toEqual([]);
  });

  it.each<[string, unknown, RegExp]>([
    ["is no JSON", "{", /^is no JSON: /],
    ["lacks columns", { ...least, columns: { id: "id", reportedAt: "time" } }, /^columns\.words: /],
    ["has a column that means nothing", { ...least, columns: { ...least.columns, name: "n" } }, /name/],
    ["names no kind at all", { ...least, constants: {} }, /^constants\.kind: is missing/],
    ["names a kind that is none", { ...least, constants: { kind: "rant" } }, /^constants\.kind: /],
    ["names a process that is none", { ...least, process: "wishes" }, /^process: /],
    [
      "has no way to read a time",
      { ...least, time: { formats: ["H:mm"] } },
      /^time\.formats\.0: has no year$/,
    ],
    ["names no zone", { ...least, time: { ...least.time, zone: "Peking" } }, /^time\.zone: is no time zone$/],
    ["has a source with a slash", { ...least, source: "a/b" }, /^source: may have letters/],
    ["has a word of its own", { ...least, extra: 1 }, /^map: .*extra/],
  ])("that %s is refused with the place", (_what, map, problem) => {
    expect(problemsOf(map)).toEqual([expect.stringMatching(problem)]);
  });

  it("says everything that is wrong at once", () => {
    const columns = { id: "id", words: "body" };
    expect(problemsOf({ ...least, columns, process: "wishes", withoutAnswer: "maybe" })).toHaveLength(3);
  });
});

describe("a map beside a file", () => {
  it("fits where each column is there once", () => {
    expect(findColumnProblems(mapWith(), head)).toEqual([]);
  });

  it("names the columns that are missing, and those that are there twice", () => {
    const other = [...head.filter((name) => name !== "time"), "body"];
    expect(findColumnProblems(mapWith(), other)).toEqual([
      "columns.words: body is there twice",
      "columns.reportedAt: there is no column time",
    ]);
  });
});
