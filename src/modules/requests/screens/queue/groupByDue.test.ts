import { expect, it } from "vitest";
import { groupByDue } from "./groupByDue.ts";

const nowMs = Date.parse("2026-03-02T02:00:00.000Z");

it("puts what is late on top, then what is due within a day, then the rest, then what stands still", () => {
  const lines = [
    { id: "late", dueAt: "2026-03-02T01:59:59.000Z" },
    { id: "soon", dueAt: "2026-03-03T01:59:59.000Z" },
    { id: "later", dueAt: "2026-03-03T02:00:00.000Z" },
    { id: "paused" },
  ];
  expect(
    groupByDue(lines.toReversed(), nowMs).map(({ group, lines: found }) => [group, found[0]?.id]),
  ).toEqual([
    ["overdue", "late"],
    ["today", "soon"],
    ["later", "later"],
    ["still", "paused"],
  ]);
});

it("keeps the order in which lines came, and leaves out groups that are empty", () => {
  const dueAt = "2026-03-02T01:00:00.000Z";
  const groups = groupByDue(
    [
      { id: "b", dueAt },
      { id: "a", dueAt },
    ],
    nowMs,
  );
  expect(groups).toHaveLength(1);
  expect(groups[0]?.lines.map(({ id }) => id)).toEqual(["b", "a"]);
});
