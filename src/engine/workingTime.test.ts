import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDayOf, workingCalendar } from "./calendar.ts";
import { fromMillis, type Instant, shift, toMillis } from "./instant.ts";
import { parseLimit } from "./limit.ts";
import { beijing, testCalendar, testFacts } from "./testing.ts";
import {
  addWorkingDays,
  addWorkingMillis,
  closeOfDay,
  closesBetween,
  dayOf,
  dueTime,
  workingMillisBetween,
} from "./workingTime.ts";

const minute = 60_000;
const hour = 60 * minute;

function due(from: string, limit: string): string {
  const { dueAt } = dueTime(testCalendar, beijing(from), parseLimit(limit));
  return new Date(toMillis(dueAt) + 8 * hour).toISOString().slice(0, 16).replace("T", " ");
}

describe("limits in working days", () => {
  it.each([
    ["do not count the day they start on", "2026-06-01 10:00", "1wd", "2026-06-02 20:00"],
    ["count nothing for the hour of the day", "2026-06-01 23:59", "1wd", "2026-06-02 20:00"],
    ["pass over a weekend", "2026-06-05 10:00", "1wd", "2026-06-08 20:00"],
    [
      "begin on Monday where the day they start on is a Saturday",
      "2026-06-06 10:00",
      "1wd",
      "2026-06-08 20:00",
    ],
    ["pass over days off and count the make-up day", "2026-09-30 10:00", "3wd", "2026-10-10 19:30"],
    ["end at the close of business of the season they end in", "2026-04-30 10:00", "1wd", "2026-05-01 20:00"],
    ["begin the day after local midnight", "2026-06-02 00:00", "1wd", "2026-06-03 20:00"],
  ])("%s", (_, from, limit, expected) => {
    expect(due(from, limit)).toBe(expected);
  });
});

describe("limits in working hours", () => {
  it.each([
    ["run in office time", "2026-06-01 10:30", "2wh", "2026-06-01 12:30"],
    ["end exactly where the office closes for lunch", "2026-06-01 12:00", "2wh", "2026-06-01 14:00"],
    ["stand still in the lunch break", "2026-06-01 13:00", "2wh", "2026-06-01 17:00"],
    ["begin after lunch where they are given in it", "2026-06-01 15:00", "1wh", "2026-06-01 17:00"],
    ["begin at opening where they are given at night", "2026-06-01 22:00", "1wh", "2026-06-02 11:00"],
    ["begin on Monday where they are given on a Sunday", "2026-06-07 12:00", "1wh", "2026-06-08 11:00"],
    ["go on the next working day", "2026-06-05 19:00", "4wh", "2026-06-08 13:00"],
    ["are given at closing and begin next morning", "2026-06-05 20:00", "1wh", "2026-06-08 11:00"],
    ["follow each day's own season", "2026-09-30 19:00", "5wh", "2026-10-08 14:00"],
  ])("%s", (_, from, limit, expected) => {
    expect(due(from, limit)).toBe(expected);
  });

  it("may be as long as a limit can be written", () => {
    const { dueAt } = dueTime(testCalendar, beijing("2026-06-01 10:00"), parseLimit("9999wh"));
    expect(workingMillisBetween(testCalendar, beijing("2026-06-01 10:00"), dueAt)).toBe(9_999 * hour);
  });
});

describe("limits in natural days", () => {
  it.each([
    ["do not count the day they start on", "2026-06-01 10:00", "3d", "2026-06-04 20:00"],
    ["count days off", "2026-06-05 10:00", "3d", "2026-06-08 20:00"],
    ["roll over a weekend they end on", "2026-06-01 10:00", "5d", "2026-06-08 20:00"],
    ["roll over a holiday they end on", "2026-09-29 10:00", "3d", "2026-10-08 19:30"],
    ["end on a make-up Saturday, which is worked", "2026-10-08 10:00", "2d", "2026-10-10 19:30"],
  ])("%s", (_, from, limit, expected) => {
    expect(due(from, limit)).toBe(expected);
  });
});

describe("limits in elapsed time", () => {
  it.each([
    ["run at night", "2026-06-01 23:30", "2h", "2026-06-02 01:30"],
    ["run on days off", "2026-10-03 10:00", "45m", "2026-10-03 10:45"],
    ["are never provisional", "2026-12-31 23:00", "24h", "2027-01-01 23:00"],
  ])("%s", (_, from, limit, expected) => {
    expect(due(from, limit)).toBe(expected);
    expect(dueTime(testCalendar, beijing(from), parseLimit(limit)).provisional).toBe(false);
  });
});

describe("a due time is provisional", () => {
  const provisional = (from: string, limit: string) =>
    dueTime(testCalendar, beijing(from), parseLimit(limit)).provisional;

  it("where it reaches into a year that is not published", () => {
    expect(provisional("2026-12-30 10:00", "1wd")).toBe(false);
    expect(provisional("2026-12-31 10:00", "1wd")).toBe(true);
    expect(provisional("2026-12-31 19:00", "1wh")).toBe(true);
    expect(provisional("2026-12-30 10:00", "5d")).toBe(true);
  });

  it("where it begins in one", () => {
    expect(provisional("2024-12-31 10:00", "1wd")).toBe(true);
  });
});

describe("a calendar without working days", () => {
  it("is refused rather than searched for ever", () => {
    const idle = { ...testCalendar, isWorkingDay: () => false };
    expect(() => dueTime(idle, beijing("2026-06-01 10:00"), parseLimit("1wd"))).toThrow("no working day");
    expect(() => dueTime(idle, beijing("2026-06-01 10:00"), parseLimit("1wh"))).toThrow("no working time");
  });
});

const instants = fc
  .integer({ min: toMillis("2025-01-01T00:00:00.000Z"), max: toMillis("2026-12-01T00:00:00.000Z") })
  .map(fromMillis);
const spans = fc.integer({ min: 0, max: 200 * hour });

function isOpen(millis: number): boolean {
  const local = new Date(millis + 8 * hour);
  const date = local.toISOString().slice(0, 10);
  const weekend = [0, 6].includes(local.getUTCDay());
  if (weekend ? !testFacts.workedWeekendDays.includes(date) : testFacts.daysOff.includes(date)) return false;
  const summer = date.slice(5) >= "05-01" && date.slice(5) < "10-01";
  const at = local.getUTCHours() * 60 + local.getUTCMinutes();
  const afternoon = summer ? [960, 1_200] : [930, 1_170];
  return (at >= 600 && at < 840) || (at >= afternoon[0]! && at < afternoon[1]!);
}

function openMinutes(from: Instant, until: Instant): number {
  let open = 0;
  for (let at = toMillis(from); at < toMillis(until); at += minute) if (isOpen(at)) open++;
  return open;
}

describe("working time, whatever the moment", () => {
  it("is what a minute-by-minute count finds", () => {
    const wholeMinutes = instants.map((at) => fromMillis(Math.floor(toMillis(at) / minute) * minute));
    fc.assert(
      fc.property(wholeMinutes, fc.integer({ min: 0, max: 20_000 }), (from, minutes) => {
        const until = shift(from, minutes * minute);
        expect(workingMillisBetween(testCalendar, from, until)).toBe(openMinutes(from, until) * minute);
      }),
      { numRuns: 40 },
    );
  });

  it("measures back what was added", () => {
    fc.assert(
      fc.property(instants, spans, (from, span) => {
        const until = addWorkingMillis(testCalendar, from, span);
        expect(workingMillisBetween(testCalendar, from, until)).toBe(span);
      }),
    );
  });

  it("adds up: a span and then another is both at once", () => {
    fc.assert(
      fc.property(instants, spans, spans, (from, first, second) => {
        const inTwo = addWorkingMillis(testCalendar, addWorkingMillis(testCalendar, from, first), second);
        const atOnce = addWorkingMillis(testCalendar, from, first + second);
        // Where the first span ends at closing and nothing follows, "at closing" and "at opening" are one office moment.
        expect(workingMillisBetween(testCalendar, atOnce, inTwo)).toBe(0);
        if (second > 0) expect(inTwo).toBe(atOnce);
      }),
    );
  });

  it("is the sum of its parts", () => {
    fc.assert(
      fc.property(instants, spans, spans, (from, first, second) => {
        const middle = shift(from, first);
        const until = shift(middle, second);
        const sum =
          workingMillisBetween(testCalendar, from, middle) +
          workingMillisBetween(testCalendar, middle, until);
        expect(workingMillisBetween(testCalendar, from, until)).toBe(sum);
      }),
    );
  });

  it("never runs backwards", () => {
    fc.assert(
      fc.property(instants, spans, (until, span) => {
        expect(workingMillisBetween(testCalendar, shift(until, span), until)).toBe(0);
      }),
    );
  });

  it("counts back as many working days as were added, and ends on one", () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const day = dayOf(testCalendar, from);
        const last = addWorkingDays(testCalendar, day, count);
        expect(testCalendar.isWorkingDay(last)).toBe(true);
        const due = closeOfDay(testCalendar, last, false);
        const workedFromTomorrow = (each: number) => each > day && testCalendar.isWorkingDay(each);
        expect(closesBetween(testCalendar, from, due, workedFromTomorrow)).toBe(count);
      }),
    );
  });
});

describe("a due time, whatever the limit", () => {
  const limits = fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom("m", "h", "wh", "wd", "d"))
    .map(([amount, unit]) => parseLimit(`${amount}${unit}`));

  it("comes after its start", () => {
    fc.assert(
      fc.property(instants, limits, (from, limit) => {
        expect(dueTime(testCalendar, from, limit).dueAt > from).toBe(true);
      }),
    );
  });

  it("is no earlier for a later start, nor for a longer limit", () => {
    fc.assert(
      fc.property(instants, spans, limits, (from, later, limit) => {
        const { dueAt } = dueTime(testCalendar, from, limit);
        expect(dueTime(testCalendar, shift(from, later), limit).dueAt >= dueAt).toBe(true);
        const longer = { ...limit, amount: limit.amount + 1 };
        expect(dueTime(testCalendar, from, longer).dueAt >= dueAt).toBe(true);
      }),
    );
  });

  it("in days falls on a working day, at the close of business", () => {
    fc.assert(
      fc.property(instants, fc.constantFrom("wd", "d"), fc.integer({ min: 1, max: 40 }), (from, unit, n) => {
        const { dueAt } = dueTime(testCalendar, from, parseLimit(`${n}${unit}`));
        expect(isOpen(toMillis(dueAt) - minute)).toBe(true);
        expect(workingMillisBetween(testCalendar, dueAt, shift(dueAt, 12 * hour))).toBe(0);
      }),
    );
  });

  it("is the same on every day of a calendar that says the same of the days it touches", () => {
    const renamed = workingCalendar({
      ...testFacts,
      version: "test-2",
      daysOff: [...testFacts.daysOff, "2030-01-01"],
    });
    fc.assert(
      fc.property(instants, limits, (from, limit) => {
        expect(dueTime(renamed, from, limit).dueAt).toBe(dueTime(testCalendar, from, limit).dueAt);
      }),
    );
  });
});

it("a day begins at midnight in the calendar's zone", () => {
  expect(dayOf(testCalendar, "2026-05-31T16:00:00.000Z")).toBe(localDayOf("2026-06-01"));
  expect(dayOf(testCalendar, "2026-05-31T15:59:59.999Z")).toBe(localDayOf("2026-05-31"));
});
