import { expect, it } from "vitest";
import { findSearchQuery } from "#platform/search/terms.ts";
import { searchTermsOf, stretchDays, stretchOf, stretchStart } from "./searchTerms.ts";

const openedAt = new Date("2025-11-20T08:00:00.000Z");

it("finds a text by its pairs of characters, its other words, and the stretches of time it falls into", () => {
  expect(searchTermsOf("路灯坏了 Bus 12", openedAt)).toEqual([
    "路灯",
    "灯坏",
    "坏了",
    "bus",
    "12",
    "@8:2551",
    "@64:318",
  ]);
});

it("makes no stretch of anything that somebody types", () => {
  expect(findSearchQuery("@8:2551 路灯")).toEqual({ terms: ["路灯", "8", "2551"], runs: [] });
});

it("puts an instant into the stretch that has begun and not ended", () => {
  for (const days of stretchDays) {
    const stretch = stretchOf(days, openedAt);
    expect(stretchStart(days, stretch).getTime()).toBeLessThanOrEqual(openedAt.getTime());
    expect(stretchStart(days, stretch + 1).getTime()).toBeGreaterThan(openedAt.getTime());
    expect(stretchOf(days, stretchStart(days, stretch))).toBe(stretch);
    expect(stretchOf(days, new Date(stretchStart(days, stretch).getTime() - 1))).toBe(stretch - 1);
  }
});
