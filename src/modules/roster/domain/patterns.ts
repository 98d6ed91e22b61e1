import type { PersonId } from "#engine/actor.ts";
import { dayMillis, type LocalDay, type WorkingCalendar } from "#engine/calendar.ts";
import { fromMillis, toMillis } from "#engine/instant.ts";
import { dayOf } from "#engine/workingTime.ts";
import { instantOf } from "./officeTime.ts";
import type { Shift } from "./roster.ts";

/** One shift of a weekly pattern, in minutes of Beijing time; one that ends no later than it begins ends on the next day. */
export interface Slot {
  /** 1 Monday to 7 Sunday. */
  weekday: number;
  fromMinute: number;
  untilMinute: number;
  a: PersonId;
  b: PersonId;
}

/** A week that shifts are made from. */
export interface Pattern {
  id: string;
  bodyId: string;
  name: string;
  slots: readonly Slot[];
}

/** A shift before it has an id and a body. */
export type DraftShift = Pick<Shift, "startsAt" | "endsAt" | "a" | "b" | "note">;

const dayMinutes = 1_440;
const weekMillis = 7 * dayMillis;

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: LocalDay): number {
  return ((((day + 3) % 7) + 7) % 7) + 1; // 1970-01-01 was a Thursday.
}

/** The shifts that a pattern gives for the days from the first to the last. */
export function shiftsOfPattern(
  slots: readonly Slot[],
  first: LocalDay,
  last: LocalDay,
  calendar: WorkingCalendar,
): DraftShift[] {
  const shifts: DraftShift[] = [];
  for (let day = first; day <= last; day++) {
    for (const { weekday, fromMinute, untilMinute, a, b } of slots) {
      if (weekday !== weekdayOf(day)) continue;
      const until = untilMinute > fromMinute ? untilMinute : untilMinute + dayMinutes;
      const startsAt = instantOf(calendar, day, fromMinute);
      shifts.push({ startsAt, endsAt: instantOf(calendar, day, until), a, b, note: undefined });
    }
  }
  return shifts;
}

/** The shifts that begin in the week before a Monday, moved on by so many weeks. */
export function shiftsOfLastWeek(
  shifts: readonly Shift[],
  monday: LocalDay,
  weeks: number,
  calendar: WorkingCalendar,
): DraftShift[] {
  const before = shifts.filter(({ startsAt }) => {
    const day = dayOf(calendar, startsAt);
    return day >= monday - 7 && day < monday;
  });
  return Array.from({ length: weeks }, (_, week) => (week + 1) * weekMillis).flatMap((millis) =>
    before.map(({ startsAt, endsAt, a, b, note }) => ({
      startsAt: fromMillis(toMillis(startsAt) + millis),
      endsAt: fromMillis(toMillis(endsAt) + millis),
      a,
      b,
      note,
    })),
  );
}
