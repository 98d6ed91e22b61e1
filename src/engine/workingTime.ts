import { dayMillis, type LocalDay, type WorkingCalendar } from "./calendar.ts";
import { fromMillis, type Instant, toMillis } from "./instant.ts";
import type { Limit } from "./limit.ts";

const minuteMillis = 60_000;
/** No notice, closure or holiday stops work for this long: past it, the calendar is broken. */
const searchDays = 1_000;

/** When a limit ends, and whether an unpublished year had a say in it. */
export interface DueTime {
  dueAt: Instant;
  provisional: boolean;
}

/** The civil day an instant falls on. */
export function dayOf(calendar: WorkingCalendar, instant: Instant): LocalDay {
  return Math.floor((toMillis(instant) + calendar.offsetMinutes * minuteMillis) / dayMillis);
}

function instantAt(calendar: WorkingCalendar, day: LocalDay, minute: number): Instant {
  return fromMillis(day * dayMillis + (minute - calendar.offsetMinutes) * minuteMillis);
}

function closingMinute(calendar: WorkingCalendar, day: LocalDay): number {
  return calendar.officeHours(day).at(-1)?.[1] ?? 24 * 60;
}

function nextWorkingDay(calendar: WorkingCalendar, from: LocalDay): LocalDay {
  for (let day = from; day < from + searchDays; day++) if (calendar.isWorkingDay(day)) return day;
  throw new Error(`The calendar ${calendar.version} has no working day after ${from}`);
}

/** The day `count` working days after `day`; `day` itself is not counted (Civil Code art. 201). */
export function addWorkingDays(calendar: WorkingCalendar, day: LocalDay, count: number): LocalDay {
  let found = day;
  for (let left = count; left > 0; left--) found = nextWorkingDay(calendar, found + 1);
  return found;
}

/** The instant at which so many milliseconds of office time have passed since `from`. */
export function addWorkingMillis(calendar: WorkingCalendar, from: Instant, millis: number): Instant {
  let left = millis;
  let day = dayOf(calendar, from);
  for (let idle = 0; idle < searchDays; idle++, day++) {
    if (!calendar.isWorkingDay(day)) continue;
    for (const [opens, closes] of calendar.officeHours(day)) {
      const begins = Math.max(toMillis(from), toMillis(instantAt(calendar, day, opens)));
      const span = toMillis(instantAt(calendar, day, closes)) - begins;
      if (span <= 0) continue;
      if (left <= span) return fromMillis(begins + left);
      left -= span;
      idle = 0;
    }
  }
  throw new Error(`The calendar ${calendar.version} has no working time after ${from}`);
}

/** Milliseconds of office time between two instants; zero where `until` is not after `from`. */
export function workingMillisBetween(calendar: WorkingCalendar, from: Instant, until: Instant): number {
  let sum = 0;
  for (let day = dayOf(calendar, from); day <= dayOf(calendar, until); day++) {
    if (!calendar.isWorkingDay(day)) continue;
    for (const [opens, closes] of calendar.officeHours(day)) {
      const begins = Math.max(toMillis(from), toMillis(instantAt(calendar, day, opens)));
      const ends = Math.min(toMillis(until), toMillis(instantAt(calendar, day, closes)));
      if (ends > begins) sum += ends - begins;
    }
  }
  return sum;
}

/** On how many days that count business closes after `from` and not after `until`. */
export function closesBetween(
  calendar: WorkingCalendar,
  from: Instant,
  until: Instant,
  counts: (day: LocalDay) => boolean,
): number {
  let count = 0;
  for (let day = dayOf(calendar, from); day <= dayOf(calendar, until); day++) {
    const close = instantAt(calendar, day, closingMinute(calendar, day));
    if (counts(day) && close > from && close <= until) count++;
  }
  return count;
}

/** When business closes on the day a limit in days ends: natural days roll over a day off (Civil Code art. 203). */
export function closeOfDay(calendar: WorkingCalendar, day: LocalDay, rollOver: boolean): Instant {
  const last = rollOver ? nextWorkingDay(calendar, day) : day;
  return instantAt(calendar, last, closingMinute(calendar, last));
}

function dueInstant(calendar: WorkingCalendar, from: Instant, limit: Limit): Instant {
  switch (limit.unit) {
    case "minutes":
      return fromMillis(toMillis(from) + limit.amount * minuteMillis);
    case "hours":
      return fromMillis(toMillis(from) + limit.amount * 60 * minuteMillis);
    case "workingHours":
      return addWorkingMillis(calendar, from, limit.amount * 60 * minuteMillis);
    case "workingDays":
      return closeOfDay(calendar, addWorkingDays(calendar, dayOf(calendar, from), limit.amount), false);
    case "days":
      return closeOfDay(calendar, dayOf(calendar, from) + limit.amount, true);
  }
}

/**
 * When a limit that starts at `from` ends. Days do not count the day they start on and end when business closes
 * (Civil Code arts. 201, 203). The result is provisional where the span touches a year not yet published.
 */
export function dueTime(calendar: WorkingCalendar, from: Instant, limit: Limit): DueTime {
  const dueAt = dueInstant(calendar, from, limit);
  return { dueAt, provisional: touchesUnpublished(calendar, from, dueAt, limit) };
}

/** Whether a limit in office time counts a day of a year whose holidays are not published. */
export function touchesUnpublished(
  calendar: WorkingCalendar,
  from: Instant,
  until: Instant,
  limit: Limit,
): boolean {
  if (limit.unit === "minutes" || limit.unit === "hours") return false;
  const last = dayOf(calendar, until);
  for (let day = dayOf(calendar, from); day <= last; day++) if (!calendar.isPublished(day)) return true;
  return false;
}
