import { describe, expect, it } from "vitest";
import { dateOf, localDayOf, workingCalendar } from "./calendar.ts";
import { testCalendar, testFacts } from "./testing.ts";

const works = (date: string) => testCalendar.isWorkingDay(localDayOf(date));

describe("a working calendar", () => {
  it("works from Monday to Friday", () => {
    const week = ["2026-06-01", "2026-06-02", "2026-06-03", "2026-06-04", "2026-06-05"];
    expect(week.every(works)).toBe(true);
    expect(works("2026-06-06")).toBe(false);
    expect(works("2026-06-07")).toBe(false);
  });

  it("rests on a weekday off and works on a make-up weekend day", () => {
    expect(works("2026-10-07")).toBe(false);
    expect(works("2026-10-10")).toBe(true);
  });

  it("keeps summer hours from 1 May and winter hours from 1 October to the end of April", () => {
    const closing = (date: string) => testCalendar.officeHours(localDayOf(date)).at(-1)?.[1];
    expect(closing("2026-01-01")).toBe(19 * 60 + 30);
    expect(closing("2026-04-30")).toBe(19 * 60 + 30);
    expect(closing("2026-05-01")).toBe(20 * 60);
    expect(closing("2026-09-30")).toBe(20 * 60);
    expect(closing("2026-10-01")).toBe(19 * 60 + 30);
  });

  it("knows which years were published", () => {
    expect(testCalendar.isPublished(localDayOf("2026-12-31"))).toBe(true);
    expect(testCalendar.isPublished(localDayOf("2027-01-01"))).toBe(false);
  });

  it("cannot be made without office hours", () => {
    expect(() => workingCalendar({ ...testFacts, seasons: [] })).toThrow("office hours");
  });
});

describe("a local day", () => {
  it("reads back as it was written", () => {
    for (const date of ["1969-12-31", "1970-01-01", "2024-02-29", "2026-12-31"]) {
      expect(dateOf(localDayOf(date))).toBe(date);
    }
  });

  it.each(["2026-02-30", "2026-13-01", "2026-1-1", "soon", ""])("is not %j", (text) => {
    expect(() => localDayOf(text)).toThrow("Not a date");
  });
});
