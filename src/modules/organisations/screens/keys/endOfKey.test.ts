import { expect, it } from "vitest";
import { earliestDay, endOfKey } from "./endOfKey.ts";

// Five in the morning of the 4th in Beijing, and still the 3rd in Greenwich.
const now = Date.parse("2025-03-03T21:00:00Z");

it("a key lasts to the end of its last day in Beijing time", () => {
  expect(endOfKey("day", "2025-03-04", now)).toBe("2025-03-04T16:00:00.000Z");
  expect(endOfKey("days90", "", now)).toBe("2025-06-02T16:00:00.000Z");
  expect(endOfKey("year", "", now)).toBe("2026-03-04T16:00:00.000Z");
});

it("a key without a last day has none", () => {
  expect(endOfKey("forever", "2025-03-04", now)).toBeUndefined();
});

it("the same form sent twice asks for the same end", () => {
  expect(endOfKey("year", "", now + 60_000)).toBe(endOfKey("year", "", now));
});

it("today in Beijing is the first day that a key may end on", () => {
  expect(earliestDay(now)).toBe("2025-03-04");
});
