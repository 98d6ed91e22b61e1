import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Clock,
  extendClock,
  isOverdue,
  isPaused,
  isRunning,
  pauseClock,
  resumeClock,
  startClock,
  stopClock,
} from "./clock.ts";
import { fromMillis, type Instant, shift, toMillis } from "./instant.ts";
import type { LimitText } from "./limit.ts";
import { beijing, testCalendar } from "./testing.ts";
import { closesBetween, dayOf, workingMillisBetween } from "./workingTime.ts";

const hour = 3_600_000;

function started(from: string, limit: LimitText, inside?: Clock): Clock {
  return startClock(
    { id: "1", kind: "whole", limit, limitVersion: "v7", inside },
    beijing(from),
    testCalendar,
  );
}

function resumed(clock: Clock, from: string, until: string): Clock {
  return resumeClock(pauseClock(clock, beijing(from), "weather"), beijing(until), testCalendar);
}

describe("a clock that starts", () => {
  it("pins the limit and the calendar it was counted by", () => {
    expect(started("2026-06-01 10:00", "5wd")).toEqual({
      id: "1",
      kind: "whole",
      startedAt: beijing("2026-06-01 10:00"),
      dueAt: beijing("2026-06-08 20:00"),
      limit: "5wd",
      limitVersion: "v7",
      calendarVersion: "test-1",
    });
  });

  it("says so where its due time is provisional", () => {
    expect(started("2026-12-31 10:00", "1wd").provisional).toBe(true);
  });

  it("is held by the clock it must stay inside", () => {
    const around = { ...started("2026-06-01 10:00", "1wd"), id: "0" };
    const child = started("2026-06-01 11:00", "5wd", around);
    expect(child).toMatchObject({ dueAt: around.dueAt, heldBy: "0", limit: "5wd" });
  });

  it("is not held by one that ends later, or has ended", () => {
    const around = { ...started("2026-06-01 10:00", "1wd"), id: "0" };
    expect(started("2026-06-01 11:00", "1h", around).heldBy).toBeUndefined();
    expect(
      started("2026-06-01 11:00", "5wd", stopClock(around, beijing("2026-06-01 10:30"))).heldBy,
    ).toBeUndefined();
  });

  it("is as provisional as the clock that holds it", () => {
    const around = { ...started("2026-12-30 10:00", "1wd"), id: "0" };
    expect(started("2026-12-30 11:00", "5wd", around).provisional).toBeUndefined();
  });
});

describe("a clock that ends", () => {
  const clock = started("2026-06-01 10:00", "1wd");

  it("is met up to its due time, and missed a millisecond after it", () => {
    expect(stopClock(clock, clock.dueAt).outcome).toBe("met");
    expect(stopClock(clock, shift(clock.dueAt, 1)).outcome).toBe("missed");
  });

  it("is neither where its duty fell away", () => {
    expect(stopClock(clock, shift(clock.dueAt, 1), true).outcome).toBe("released");
  });

  it("no longer runs, and stands still no longer", () => {
    const stopped = stopClock(
      pauseClock(clock, beijing("2026-06-01 11:00"), "weather"),
      beijing("2026-06-01 12:00"),
    );
    expect(isRunning(stopped)).toBe(false);
    expect(isPaused(stopped)).toBe(false);
    expect(stopped.pauses?.[0]?.until).toBe(beijing("2026-06-01 12:00"));
  });

  it("while it stood still is judged by when it was paused", () => {
    const paused = pauseClock(clock, beijing("2026-06-02 19:00"), "weather");
    expect(isOverdue(paused, beijing("2026-06-05 10:00"))).toBe(false);
    expect(stopClock(paused, beijing("2026-06-05 10:00")).outcome).toBe("met");
  });
});

describe("a clock that stands still", () => {
  const clock = started("2026-06-01 10:00", "5wd");

  it("is paused until it is resumed", () => {
    expect(isPaused(clock)).toBe(false);
    const paused = pauseClock(clock, beijing("2026-06-02 10:00"), "weather");
    expect(isPaused(paused)).toBe(true);
    expect(isRunning(paused)).toBe(true);
    expect(isPaused(resumeClock(paused, beijing("2026-06-02 11:00"), testCalendar))).toBe(false);
  });

  it("cannot be paused twice, nor after it ended", () => {
    const paused = pauseClock(clock, beijing("2026-06-02 10:00"), "weather");
    expect(pauseClock(paused, beijing("2026-06-02 11:00"), "weather")).toBe(paused);
    const stopped = stopClock(clock, beijing("2026-06-02 10:00"));
    expect(pauseClock(stopped, beijing("2026-06-02 11:00"), "weather")).toBe(stopped);
  });

  it("is left as it is by a resumption without a pause", () => {
    expect(resumeClock(clock, beijing("2026-06-02 10:00"), testCalendar)).toBe(clock);
  });

  it("keeps each pause with its ground", () => {
    const twice = resumed(
      resumed(clock, "2026-06-02 10:00", "2026-06-02 11:00"),
      "2026-06-03 10:00",
      "2026-06-04 10:00",
    );
    expect(twice.pauses).toEqual([
      { from: beijing("2026-06-02 10:00"), until: beijing("2026-06-02 11:00"), ground: "weather" },
      { from: beijing("2026-06-03 10:00"), until: beijing("2026-06-04 10:00"), ground: "weather" },
    ]);
  });

  it("stays overdue by as much where it was overdue when paused", () => {
    for (const limit of ["2h", "2wh", "1wd", "1d"] as const) {
      const late = started("2026-06-01 10:00", limit);
      expect(resumed(late, "2026-06-03 10:00", "2026-06-09 10:00").dueAt).toBe(late.dueAt);
    }
  });
});

describe("what a pause gives back", () => {
  it("in working days: one for every working day whose business closed during it", () => {
    const clock = started("2026-06-01 10:00", "5wd");
    expect(resumed(clock, "2026-06-02 10:00", "2026-06-02 19:00").dueAt).toBe(clock.dueAt);
    expect(resumed(clock, "2026-06-02 19:00", "2026-06-03 09:00").dueAt).toBe(beijing("2026-06-09 20:00"));
    expect(resumed(clock, "2026-06-05 10:00", "2026-06-08 10:00").dueAt).toBe(beijing("2026-06-09 20:00"));
    expect(resumed(clock, "2026-06-05 10:00", "2026-06-07 10:00").dueAt).toBe(beijing("2026-06-09 20:00"));
    expect(resumed(clock, "2026-06-05 21:00", "2026-06-07 10:00").dueAt).toBe(clock.dueAt);
  });

  it("in working days, paused on the last of them: the day after, not an overdue clock on a day off", () => {
    const clock = started("2026-06-04 10:00", "1wd");
    expect(clock.dueAt).toBe(beijing("2026-06-05 20:00"));
    expect(resumed(clock, "2026-06-05 12:00", "2026-06-06 10:00").dueAt).toBe(beijing("2026-06-08 20:00"));
  });

  it("in natural days: one for every day whose business closed during it, rolled over a day off", () => {
    const clock = started("2026-06-01 10:00", "3d");
    expect(resumed(clock, "2026-06-02 10:00", "2026-06-02 19:00").dueAt).toBe(clock.dueAt);
    expect(resumed(clock, "2026-06-02 10:00", "2026-06-03 00:00").dueAt).toBe(beijing("2026-06-05 20:00"));
    expect(resumed(clock, "2026-06-02 10:00", "2026-06-04 10:00").dueAt).toBe(beijing("2026-06-08 20:00"));
  });

  it("in working hours: the office time that passed, nothing in the lunch break", () => {
    const clock = started("2026-06-01 10:00", "5wh");
    expect(clock.dueAt).toBe(beijing("2026-06-01 17:00"));
    expect(resumed(clock, "2026-06-01 14:10", "2026-06-01 15:50").dueAt).toBe(clock.dueAt);
    expect(resumed(clock, "2026-06-01 13:30", "2026-06-01 16:30").dueAt).toBe(beijing("2026-06-01 18:00"));
    expect(resumed(clock, "2026-06-01 11:00", "2026-06-03 11:00").dueAt).toBe(beijing("2026-06-03 17:00"));
  });

  it("in elapsed time: all that passed, nights and days off too", () => {
    const clock = started("2026-06-05 19:00", "2h");
    expect(resumed(clock, "2026-06-05 20:00", "2026-06-08 10:00").dueAt).toBe(beijing("2026-06-08 11:00"));
  });

  it("may reach into a year that is not published, and says so", () => {
    const clock = started("2026-12-28 10:00", "2wd");
    expect(clock.provisional).toBeUndefined();
    expect(resumed(clock, "2026-12-29 10:00", "2026-12-31 10:00").provisional).toBe(true);
  });

  it("moves nothing within a day, even where another clock holds the due time at an odd hour", () => {
    const around = { ...started("2026-06-01 10:20", "24h"), id: "0" };
    const child = started("2026-06-01 11:00", "5wd", around);
    expect(resumed(child, "2026-06-01 12:00", "2026-06-01 13:00").dueAt).toBe(around.dueAt);
  });
});

describe("a clock that is extended", () => {
  it("counts on from its due time and remembers what it was", () => {
    const clock = started("2026-06-01 10:00", "5wd");
    const extended = extendClock(clock, "3wd", "parts ordered", beijing("2026-06-05 10:00"), testCalendar);
    expect(extended.dueAt).toBe(beijing("2026-06-11 20:00"));
    expect(extended.extensions).toEqual([
      { at: beijing("2026-06-05 10:00"), limit: "3wd", dueBefore: clock.dueAt, reason: "parts ordered" },
    ]);
  });

  it("can become provisional", () => {
    const clock = started("2026-12-28 10:00", "3wd");
    expect(extendClock(clock, "1wd", "snow", beijing("2026-12-29 10:00"), testCalendar).provisional).toBe(
      true,
    );
  });
});

const instants = fc
  .integer({ min: toMillis("2025-01-05T00:00:00.000Z"), max: toMillis("2026-09-01T00:00:00.000Z") })
  .map(fromMillis);
const pauses = fc.integer({ min: 0, max: 300 * hour });
const limits = fc
  .tuple(fc.integer({ min: 1, max: 30 }), fc.constantFrom("m", "h", "wh", "wd", "d"))
  .map(([amount, unit]): LimitText => `${amount}${unit}`);

function startedAt(from: Instant, limit: LimitText): Clock {
  return startClock({ id: "1", kind: "whole", limit, limitVersion: "1" }, from, testCalendar);
}

describe("clocks, whatever the moment", () => {
  it("extended by wd or wh twice are extended by the sum once", () => {
    const amounts = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(instants, fc.constantFrom("wd", "wh", "h", "m"), amounts, amounts, (from, unit, a, b) => {
        const limit = (amount: number) => `${amount}${unit}` as LimitText;
        const clock = startedAt(from, limit(a));
        const extended = extendClock(clock, limit(b), "", from, testCalendar);
        expect(extended.dueAt).toBe(startedAt(from, limit(a + b)).dueAt);
      }),
    );
  });

  it("never give back less than nothing, nor more than the pause took", () => {
    fc.assert(
      fc.property(instants, limits, pauses, pauses, (from, limit, before, length) => {
        const clock = startedAt(from, limit);
        const pausedAt = shift(from, before);
        const until = shift(pausedAt, length);
        const paused = pauseClock(clock, pausedAt, "weather");
        const { dueAt } = resumeClock(paused, until, testCalendar);
        expect(dueAt >= clock.dueAt).toBe(true);
        if (pausedAt > clock.dueAt) expect(dueAt).toBe(clock.dueAt);
        else expect(dueAt >= until || dayOf(testCalendar, dueAt) >= dayOf(testCalendar, until)).toBe(true);
      }),
    );
  });

  it("in working hours leave the same office time after a pause as before it", () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 40 }),
        pauses,
        pauses,
        (from, amount, before, length) => {
          const clock = startedAt(from, `${amount}wh`);
          const pausedAt = shift(from, before);
          fc.pre(pausedAt <= clock.dueAt);
          const until = shift(pausedAt, length);
          const resumed = resumeClock(pauseClock(clock, pausedAt, "weather"), until, testCalendar);
          expect(workingMillisBetween(testCalendar, until, resumed.dueAt)).toBe(
            workingMillisBetween(testCalendar, pausedAt, clock.dueAt),
          );
        },
      ),
    );
  });

  it("in working days leave as many of them after a pause as before it", () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 40 }),
        pauses,
        pauses,
        (from, amount, before, length) => {
          const clock = startedAt(from, `${amount}wd`);
          const pausedAt = shift(from, before);
          fc.pre(pausedAt <= clock.dueAt);
          const until = shift(pausedAt, length);
          const resumed = resumeClock(pauseClock(clock, pausedAt, "weather"), until, testCalendar);
          const left = (at: Instant, dueAt: Instant) =>
            closesBetween(testCalendar, at, dueAt, (day) => testCalendar.isWorkingDay(day));
          expect(left(until, resumed.dueAt)).toBe(left(pausedAt, clock.dueAt));
        },
      ),
    );
  });

  it("are no later due for an earlier resumption", () => {
    fc.assert(
      fc.property(instants, limits, pauses, pauses, pauses, (from, limit, before, length, more) => {
        const paused = pauseClock(startedAt(from, limit), shift(from, before), "weather");
        const until = shift(from, before + length);
        const early = resumeClock(paused, until, testCalendar);
        const late = resumeClock(paused, shift(until, more), testCalendar);
        expect(early.dueAt <= late.dueAt).toBe(true);
      }),
    );
  });
});
