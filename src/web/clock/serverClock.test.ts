import { describe, expect, it } from "vitest";
import { offsetFrom } from "./serverClock.ts";

describe("the server's clock", () => {
  it("is half-way between asking and hearing, in the middle of its whole second", () => {
    const askedAtMs = Date.parse("2025-03-04T07:20:00.000Z");
    const offset = offsetFrom({
      serverDate: "Tue, 04 Mar 2025 07:25:00 GMT",
      askedAtMs,
      heardAtMs: askedAtMs + 1_000,
    });
    expect(offset).toBe(300_000);
  });

  it("is not guessed from a header that is no date", () => {
    expect(offsetFrom({ serverDate: "soon", askedAtMs: 0, heardAtMs: 1 })).toBeUndefined();
  });
});
