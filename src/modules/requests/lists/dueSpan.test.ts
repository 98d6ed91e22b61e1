import { describe, expect, it } from "vitest";
import { dueSpanOf } from "./dueSpan.ts";

const beijing = { offsetMinutes: 480 };
const at = (text: string) => new Date(text);

describe("a condition on the clock", () => {
  it("takes as overdue whatever ran out before now", () => {
    expect(dueSpanOf("overdue", at("2025-11-28T08:00:00.000Z"), beijing)).toEqual({
      until: at("2025-11-28T08:00:00.000Z"),
    });
  });

  it("ends today at midnight in Beijing, not in Greenwich", () => {
    // 23:30 on the 28th and 00:30 on the 29th, in Beijing.
    expect(dueSpanOf("today", at("2025-11-28T15:30:00.000Z"), beijing).until).toEqual(
      at("2025-11-28T16:00:00.000Z"),
    );
    expect(dueSpanOf("today", at("2025-11-28T16:30:00.000Z"), beijing).until).toEqual(
      at("2025-11-29T16:00:00.000Z"),
    );
  });

  it("ends the week with Sunday, be it Monday or Sunday now", () => {
    const endOfSunday = at("2025-11-30T16:00:00.000Z");
    for (const now of ["2025-11-24T01:00:00.000Z", "2025-11-28T08:00:00.000Z", "2025-11-30T15:59:00.000Z"])
      expect(dueSpanOf("week", at(now), beijing)).toEqual({ from: at(now), until: endOfSunday });
  });
});
