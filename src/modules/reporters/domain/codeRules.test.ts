import { describe, expect, it } from "vitest";
import { codeOf, isMobile, secondsUntilNextCode } from "./codeRules.ts";

describe("codeOf", () => {
  it("writes six digits, small numbers with zeros before them", () => {
    expect(codeOf(Uint8Array.of(0, 0, 0, 0, 0, 42))).toBe("000042");
    expect(codeOf(Uint8Array.of(255, 255, 255, 255, 255, 255))).toBe("710655");
  });
});

describe("isMobile", () => {
  it.each(["13812345678", "19912345678"])("takes %s", (phone) => expect(isMobile(phone)).toBe(true));
  it.each(["12812345678", "1381234567", "138123456789", "09942345678", "110"])("refuses %s", (phone) =>
    expect(isMobile(phone)).toBe(false),
  );
});

describe("secondsUntilNextCode", () => {
  const at = (minutes: number): Date => new Date(Date.UTC(2025, 2, 4, 0, minutes));

  it("waits for the rest of the minute", () => {
    expect(secondsUntilNextCode({ createdAt: at(0), dayBeganAt: at(0), sentInDay: 1 }, at(0))).toBe(60);
  });
  it("waits for the day to end after ten codes", () => {
    expect(secondsUntilNextCode({ createdAt: at(60), dayBeganAt: at(0), sentInDay: 10 }, at(120))).toBe(
      22 * 3600,
    );
  });
});
