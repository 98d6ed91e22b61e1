import { describe, expect, it } from "vitest";
import { firstCallAt, isOfficeTime, outsideOfficeTime } from "./officeTime.ts";
import { beijing, calendar, shiftAt, standIn } from "./testing.ts";
import { uncoveredHours } from "./uncoveredHours.ts";

const span = (from: string, until: string) => ({ startsAt: beijing(from), endsAt: beijing(until) });
const everybody = () => true;

describe("office time", () => {
  it("is the working day but for the midday break; a holiday has none, a worked Saturday has", () => {
    expect(isOfficeTime(calendar, beijing("2025-03-04 10:00"))).toBe(true);
    expect(isOfficeTime(calendar, beijing("2025-03-04 14:00"))).toBe(false);
    expect(isOfficeTime(calendar, beijing("2025-03-05 11:00"))).toBe(false);
    expect(isOfficeTime(calendar, beijing("2025-03-08 11:00"))).toBe(true);
    expect(isOfficeTime(calendar, beijing("2025-03-09 11:00"))).toBe(false);
  });

  it("changes with the season: from 1 May the afternoon begins at 16:00", () => {
    expect(isOfficeTime(calendar, beijing("2025-04-30 15:45"))).toBe(true);
    expect(isOfficeTime(calendar, beijing("2025-05-01 15:45"))).toBe(false);
    expect(isOfficeTime(calendar, beijing("2025-05-01 19:45"))).toBe(true);
  });

  it("leaves a whole holiday outside, joined with the nights around it", () => {
    expect(outsideOfficeTime(calendar, span("2025-03-04 19:00", "2025-03-06 11:00"))).toEqual([
      span("2025-03-04 19:30", "2025-03-06 10:00"),
    ]);
  });
});

describe("somebody on duty is called", () => {
  it("at once outside office hours, as the office closes where it is due after that, else never", () => {
    const first = (from: string, due: string) => firstCallAt(calendar, beijing(from), beijing(due));
    expect(first("2025-03-04 03:00", "2025-03-04 03:30")).toBe(beijing("2025-03-04 03:00"));
    expect(first("2025-03-04 13:50", "2025-03-04 14:20")).toBe(beijing("2025-03-04 14:00"));
    expect(first("2025-03-04 11:00", "2025-03-04 11:30")).toBeUndefined();
    expect(first("2025-03-04 11:00", "2025-03-04 14:00")).toBeUndefined();
    expect(first("2025-03-04 11:00", "2025-03-04 11:00")).toBeUndefined();
  });
});

describe("uncovered hours", () => {
  const day = span("2025-03-04 00:00", "2025-03-05 00:00");

  it("are those outside office hours without a shift", () => {
    expect(uncoveredHours("d", { shifts: [], substitutes: [] }, day, calendar, everybody)).toEqual([
      span("2025-03-04 00:00", "2025-03-04 10:00"),
      span("2025-03-04 14:00", "2025-03-04 15:30"),
      span("2025-03-04 19:30", "2025-03-05 00:00"),
    ]);
  });

  it("end and begin with the shifts, also across midnight", () => {
    const shifts = [
      shiftAt("2025-03-03 19:30", "2025-03-04 08:00"),
      shiftAt("2025-03-04 13:00", "2025-03-04 16:00"),
      shiftAt("2025-03-04 21:00", "2025-03-05 10:00"),
    ];
    expect(uncoveredHours("d", { shifts, substitutes: [] }, day, calendar, everybody)).toEqual([
      span("2025-03-04 08:00", "2025-03-04 10:00"),
      span("2025-03-04 19:30", "2025-03-04 21:00"),
    ]);
  });

  it("are those of people who have left, unless somebody stands in", () => {
    const shifts = [shiftAt("2025-03-04 00:00", "2025-03-05 00:00")];
    const fit = (personId: string) => personId === "cem";
    const substitutes = [standIn("anna", "cem", "2025-03-04 02:00", "2025-03-04 23:00")];
    expect(uncoveredHours("d", { shifts, substitutes }, day, calendar, fit)).toEqual([
      span("2025-03-04 00:00", "2025-03-04 02:00"),
      span("2025-03-04 23:00", "2025-03-05 00:00"),
    ]);
  });
});
