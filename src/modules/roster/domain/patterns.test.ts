import { describe, expect, it } from "vitest";
import { localDayOf } from "#engine/calendar.ts";
import { nextCallAt } from "./callPlan.ts";
import { mayBeOnDuty, mayDo } from "./mayDo.ts";
import { shiftsOfLastWeek, shiftsOfPattern, weekdayOf } from "./patterns.ts";
import { slotsOverlap } from "./slotsOverlap.ts";
import { beijing, calendar, shiftAt, tree } from "./testing.ts";

const night = { weekday: 1, fromMinute: 1_200, untilMinute: 600, a: "anna", b: "bek" };

describe("a weekly pattern", () => {
  it("gives a shift for each of its weekdays; one that ends no later than it begins ends on the next day", () => {
    const shifts = shiftsOfPattern([night], localDayOf("2025-03-01"), localDayOf("2025-03-10"), calendar);
    expect(shifts.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual([
      [beijing("2025-03-03 20:00"), beijing("2025-03-04 10:00")],
      [beijing("2025-03-10 20:00"), beijing("2025-03-11 10:00")],
    ]);
  });

  it("has no overlapping shifts, Sunday's night and Monday among them", () => {
    const sunday = { ...night, weekday: 7 };
    expect(slotsOverlap([night, sunday])).toBe(false);
    expect(slotsOverlap([sunday, { ...night, fromMinute: 540, untilMinute: 700 }])).toBe(true);
    expect(slotsOverlap([night, { ...night, weekday: 2, fromMinute: 540, untilMinute: 700 }])).toBe(true);
    expect(slotsOverlap([{ ...night, fromMinute: 600 }])).toBe(false);
  });

  it("counts weekdays from Monday", () => {
    expect(weekdayOf(localDayOf("2025-03-03"))).toBe(1);
    expect(weekdayOf(localDayOf("2025-03-09"))).toBe(7);
    expect(weekdayOf(localDayOf("1969-12-29"))).toBe(1);
  });
});

it("copies the shifts that begin in the week before, and no others", () => {
  const shifts = [
    shiftAt("2025-03-02 20:00", "2025-03-03 10:00"),
    shiftAt("2025-03-09 20:00", "2025-03-10 10:00"),
    shiftAt("2025-03-10 20:00", "2025-03-11 10:00"),
  ];
  const copies = shiftsOfLastWeek(shifts, localDayOf("2025-03-10"), 2, calendar);
  expect(copies.map(({ startsAt }) => startsAt)).toEqual([
    beijing("2025-03-16 20:00"),
    beijing("2025-03-23 20:00"),
  ]);
});

it("leaves everybody who is called half of the time that is left, and at least some minutes", () => {
  const due = beijing("2025-03-04 03:30");
  expect(nextCallAt(beijing("2025-03-04 03:00"), due)).toBe(beijing("2025-03-04 03:15"));
  expect(nextCallAt(beijing("2025-03-04 03:29"), due)).toBe(beijing("2025-03-04 03:32"));
  expect(nextCallAt(beijing("2025-03-04 05:00"), due)).toBe(beijing("2025-03-04 05:03"));
});

describe("who may", () => {
  it("be on duty: A can sign in at the body, B may be a head; posts beside or below do not count", () => {
    const fits = (role: "handler" | "head" | "supervisor" | "clerk", bodyId: string, as: "A" | "B") =>
      mayBeOnDuty([{ role, bodyId }], "d", as, tree);
    expect(fits("handler", "d", "A")).toBe(true);
    expect(fits("handler", "c", "A")).toBe(true);
    expect(fits("head", "d", "A")).toBe(false);
    expect(fits("head", "c", "B")).toBe(true);
    expect(fits("handler", "o", "B")).toBe(false);
    expect(fits("handler", "c-desk", "A")).toBe(false);
    expect(fits("supervisor", "c", "B")).toBe(false);
    expect(fits("clerk", "d", "B")).toBe(false);
  });

  it("keep a roster: a desk's post counts over its government's bodies, a department's not beside it", () => {
    const edits = (role: "head" | "dispatcher" | "handler", bodyId: string, of: string) =>
      mayDo(
        { kind: "staff", personId: "x", post: { role, bodyId }, bodies: [bodyId] },
        { does: "edit", bodyId: of },
        tree,
      );
    expect(edits("dispatcher", "c-desk", "d")).toBe(true);
    expect(edits("dispatcher", "c-desk", "p-desk")).toBe(false);
    expect(edits("head", "d", "o")).toBe(true);
    expect(edits("head", "d", "c")).toBe(false);
    expect(edits("handler", "d", "d")).toBe(false);
    expect(mayDo({ kind: "reporter", reporterId: "r" }, { does: "read" }, tree)).toBe(false);
    expect(mayDo({ kind: "system" }, { does: "edit", bodyId: "d" }, tree)).toBe(true);
  });
});
