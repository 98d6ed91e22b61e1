import { dayMillis, type WorkingCalendar } from "#engine/calendar.ts";
import type { ClockSpan } from "../domain/listTerms.ts";

/** A stretch of due times: from `from` on, and before `until`. */
export interface DueSpan {
  from?: Date;
  until: Date;
}

const minuteMillis = 60_000;
const daysAWeek = 7;

/** The due times that a condition on the clock stands for; a day is the calendar's, a week ends with Sunday. */
export function dueSpanOf(
  span: ClockSpan,
  now: Date,
  { offsetMinutes }: Pick<WorkingCalendar, "offsetMinutes">,
): DueSpan {
  if (span === "overdue") return { until: now };
  const day = Math.floor((now.getTime() + offsetMinutes * minuteMillis) / dayMillis);
  const sinceMonday = (day + 3) % daysAWeek; // 1970-01-01 was a Thursday.
  const days = span === "today" ? 1 : daysAWeek - sinceMonday;
  return { from: now, until: new Date((day + days) * dayMillis - offsetMinutes * minuteMillis) };
}
