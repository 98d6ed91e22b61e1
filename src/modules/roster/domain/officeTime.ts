import { dayMillis, type LocalDay, type WorkingCalendar } from "#engine/calendar.ts";
import { fromMillis, type Instant, toMillis } from "#engine/instant.ts";
import { dayOf } from "#engine/workingTime.ts";
import { covers, type Span, without } from "./roster.ts";

const minuteMillis = 60_000;

/** The instant at so many minutes after the midnight that begins a civil day; more than a day's minutes lead beyond it. */
export function instantOf(calendar: WorkingCalendar, day: LocalDay, minute: number): Instant {
  return fromMillis(day * dayMillis + (minute - calendar.offsetMinutes) * minuteMillis);
}

/** Office hours of a day; none where it is not worked. */
function officeSpans(calendar: WorkingCalendar, day: LocalDay): Span[] {
  if (!calendar.isWorkingDay(day)) return [];
  return calendar.officeHours(day).map(([from, until]) => ({
    startsAt: instantOf(calendar, day, from),
    endsAt: instantOf(calendar, day, until),
  }));
}

function officeSpansBetween(calendar: WorkingCalendar, { startsAt, endsAt }: Span): Span[] {
  const spans: Span[] = [];
  for (let day = dayOf(calendar, startsAt); day <= dayOf(calendar, endsAt); day++)
    spans.push(...officeSpans(calendar, day));
  return spans;
}

/** Whether offices are open. */
export function isOfficeTime(calendar: WorkingCalendar, at: Instant): boolean {
  return officeSpans(calendar, dayOf(calendar, at)).some((span) => covers(span, at));
}

/** The stretches of a span in which no office is open: nights, midday breaks and days off. */
export function outsideOfficeTime(calendar: WorkingCalendar, span: Span): Span[] {
  return without([span], officeSpansBetween(calendar, span));
}

/**
 * From when somebody on duty must be called for what is to be taken in hand until a due time: at once outside office
 * hours; as the office closes where that comes before the due time; never where it is due while the office is open.
 */
export function firstCallAt(calendar: WorkingCalendar, from: Instant, dueAt: Instant): Instant | undefined {
  if (!isOfficeTime(calendar, from)) return from;
  if (toMillis(dueAt) <= toMillis(from)) return undefined;
  return outsideOfficeTime(calendar, { startsAt: from, endsAt: dueAt })[0]?.startsAt;
}
