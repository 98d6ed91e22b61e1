import { describe, expect, it } from "vitest";
import { findLimit, parseLimit } from "./limit.ts";

describe("a written limit", () => {
  it.each([
    ["30m", 30, "minutes"],
    ["2h", 2, "hours"],
    ["4wh", 4, "workingHours"],
    ["5wd", 5, "workingDays"],
    ["9999d", 9_999, "days"],
  ])("%s is %d %s", (text, amount, unit) => {
    expect(findLimit(text)).toEqual({ amount, unit });
  });

  it.each(["0d", "-1d", "1.5h", "10000d", "5", "wd", "5 wd", "5wd ", "5WD", "05d", "", "5y"])(
    "is not %j",
    (text) => {
      expect(findLimit(text)).toBeUndefined();
      expect(() => parseLimit(text)).toThrow("Not a limit");
    },
  );
});
