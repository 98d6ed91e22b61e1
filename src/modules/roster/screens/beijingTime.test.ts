import { expect, it } from "vitest";
import { dateAt, instantAt, spanOf, weekdayOf } from "./beijingTime.ts";

it("reads times of a day in Beijing, the day's end among them", () => {
  expect(instantAt("2025-03-04", "03:00")).toBe("2025-03-03T19:00:00.000Z");
  expect(instantAt("2025-03-04", "9：30")).toBe("2025-03-04T01:30:00.000Z");
  expect(instantAt("2025-03-04", "24:00")).toBe("2025-03-04T16:00:00.000Z");
  for (const none of ["", "24:01", "9", "25:00", "12:60", "noon"])
    expect(instantAt("2025-03-04", none)).toBeUndefined();
  expect(dateAt("2025-03-03T19:00:00.000Z")).toBe("2025-03-04");
  expect(weekdayOf("2025-03-04")).toBe(2);
});

it("ends on the next day where the end is no later than the beginning", () => {
  expect(spanOf("2025-03-04", "20:00", "10:00")).toEqual({
    startsAt: "2025-03-04T12:00:00.000Z",
    endsAt: "2025-03-05T02:00:00.000Z",
  });
  expect(spanOf("2025-03-04", "10:00", "10:00")?.endsAt).toBe("2025-03-05T02:00:00.000Z");
  expect(spanOf("2025-03-04", "10:00", "14:00")?.endsAt).toBe("2025-03-04T06:00:00.000Z");
  expect(spanOf("2025-03-04", "10", "14:00")).toBeUndefined();
});
