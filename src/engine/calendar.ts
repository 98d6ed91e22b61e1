/** A civil day in the calendar's zone, counted from 1970-01-01. */
export type LocalDay = number;

/** An office-hours span, in minutes since local midnight. */
export type OfficeSpan = readonly [from: number, until: number];

/** The facts a working calendar is made of. */
export interface CalendarFacts {
  /** Changes whenever a fact does; pinned on every clock. */
  version: string;
  /** Offset of civil time from UTC in minutes; Asia/Shanghai has been +480 all year round since 1992. */
  offsetMinutes: number;
  /** Office hours from a day of the year (`MM-DD`) until the next season's. */
  seasons: readonly { from: string; hours: readonly OfficeSpan[] }[];
  /** Weekdays that are free (`YYYY-MM-DD`). */
  daysOff: readonly string[];
  /** Weekend days that are worked instead (调休). */
  workedWeekendDays: readonly string[];
  /** Years whose holidays are published. A due time that touches another year is provisional. */
  publishedYears: readonly number[];
}

/** A calendar ready to count with. */
export interface WorkingCalendar {
  readonly version: string;
  readonly offsetMinutes: number;
  isWorkingDay(day: LocalDay): boolean;
  /** Office hours of a day, whether or not it is worked. */
  officeHours(day: LocalDay): readonly OfficeSpan[];
  isPublished(day: LocalDay): boolean;
}

/** Milliseconds in a civil day; the zone has no summer time. */
export const dayMillis = 86_400_000;

/** The {@link LocalDay} of a date written `YYYY-MM-DD`. */
export function localDayOf(date: string): LocalDay {
  const day = Date.parse(`${date}T00:00:00.000Z`) / dayMillis;
  // JavaScript takes 30 February for 2 March: a date is one only if it reads back as it was written.
  if (Number.isNaN(day) || dateOf(day) !== date) throw new Error(`Not a date: ${date}`);
  return day;
}

/** The `YYYY-MM-DD` of a {@link LocalDay}. */
export function dateOf(day: LocalDay): string {
  return new Date(day * dayMillis).toISOString().slice(0, 10);
}

/** Makes a {@link WorkingCalendar} from facts; weeks are Monday to Friday but for what the facts say. */
export function workingCalendar(facts: CalendarFacts): WorkingCalendar {
  const off = new Set(facts.daysOff.map(localDayOf));
  const worked = new Set(facts.workedWeekendDays.map(localDayOf));
  const published = new Set(facts.publishedYears);
  const seasons = facts.seasons.toSorted((a, b) => a.from.localeCompare(b.from));
  const last = seasons.at(-1);
  if (!last) throw new Error("A calendar needs office hours");

  return {
    version: facts.version,
    offsetMinutes: facts.offsetMinutes,
    isWorkingDay(day) {
      const weekday = (((day + 4) % 7) + 7) % 7; // 1970-01-01 was a Thursday.
      const weekend = weekday === 0 || weekday === 6;
      return weekend ? worked.has(day) : !off.has(day);
    },
    officeHours(day) {
      const monthDay = dateOf(day).slice(5);
      const season = seasons.findLast((each) => each.from <= monthDay) ?? last; // before the first: last year's
      return season.hours;
    },
    isPublished: (day) => published.has(Number(dateOf(day).slice(0, 4))),
  };
}
