import { type CalendarFacts, workingCalendar } from "#engine/calendar.ts";
import { treeOf } from "#engine/tree.ts";
import type { Shift, Substitute } from "./roster.ts";

/** Xinjiang's office hours, with a holiday on a Wednesday and the Saturday after it worked. */
const facts: CalendarFacts = {
  version: "test@1",
  offsetMinutes: 480,
  seasons: [
    {
      from: "05-01",
      hours: [
        [600, 840],
        [960, 1_200],
      ],
    },
    {
      from: "10-01",
      hours: [
        [600, 840],
        [930, 1_170],
      ],
    },
  ],
  daysOff: ["2025-03-05"],
  workedWeekendDays: ["2025-03-08"],
  publishedYears: [2025],
};

/** The calendar of these tests. */
export const calendar = workingCalendar(facts);

/** An instant in Beijing time: `beijing("2025-03-04 03:00")`. */
export function beijing(text: string): string {
  return new Date(`${text.replace(" ", "T")}:00+08:00`).toISOString();
}

/** A prefecture with a desk, a county with a desk and a department with an office. */
export const bodies = [
  { id: "p", parentId: undefined, kind: "prefecture", active: true },
  { id: "p-desk", parentId: "p", kind: "desk", active: true },
  { id: "c", parentId: "p", kind: "county", active: true },
  { id: "c-desk", parentId: "c", kind: "desk", active: true },
  { id: "d", parentId: "c", kind: "department", active: true },
  { id: "o", parentId: "d", kind: "office", active: true },
] as const;

/** {@link bodies} as a tree. */
export const tree = treeOf(bodies);

/** A shift of `d` by Anna and Bek. */
export function shiftAt(from: string, until: string, more: Partial<Shift> = {}): Shift {
  const span = { startsAt: beijing(from), endsAt: beijing(until) };
  return { id: from, bodyId: "d", a: "anna", b: "bek", note: undefined, ...span, ...more };
}

/** Somebody who stands in at `d`. */
export function standIn(absentId: string, standInId: string, from: string, until: string): Substitute {
  const span = { startsAt: beijing(from), endsAt: beijing(until) };
  return {
    id: `${absentId} ${from}`,
    bodyId: "d",
    absentId,
    standInId,
    reason: "leave",
    enteredBy: undefined,
    ...span,
  };
}
