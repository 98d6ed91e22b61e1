import { type CalendarFacts, workingCalendar } from "#engine/calendar.ts";

const morning = [10 * 60, 14 * 60] as const;

/**
 * Plain weeks with Xinjiang's office hours (Beijing time) and no holidays. No year is called published, so that every
 * due time in working days says that it is provisional.
 */
const plainWeeks: CalendarFacts = {
  version: "plain-weeks@1",
  offsetMinutes: 480,
  seasons: [
    { from: "05-01", hours: [morning, [16 * 60, 20 * 60]] },
    { from: "10-01", hours: [morning, [15 * 60 + 30, 19 * 60 + 30]] },
  ],
  daysOff: [],
  workedWeekendDays: [],
  publishedYears: [],
};

/** The calendar in force. */
export const calendarInForce = workingCalendar(plainWeeks);
