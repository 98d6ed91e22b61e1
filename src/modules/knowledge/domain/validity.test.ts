import { expect, it } from "vitest";
import { checkDates, dateOf, isExpired, lateSince, soonUntil, whyUnusable } from "./validity.ts";

// Past midnight in Beijing, the day before elsewhere.
const now = new Date("2026-05-05T16:30:00.000Z");

it("counts days as Beijing does", () => {
  expect(dateOf(now)).toBe("2026-05-06");
  expect(soonUntil(now)).toBe("2026-06-05");
  expect(lateSince(now).toISOString()).toBe("2026-04-05T16:30:00.000Z");
});

it("holds on the last day, and no longer", () => {
  expect(isExpired({ validUntil: "2026-05-06" }, now)).toBe(false);
  expect(isExpired({ validUntil: "2026-05-05" }, now)).toBe(true);
});

it("takes dates from today to three years on, and a look at it before the end", () => {
  expect(checkDates({ validUntil: "2026-05-06" }, now)).toBeUndefined();
  expect(checkDates({ validUntil: "2026-05-05" }, now)).toEqual({ refused: "article-validity" });
  expect(checkDates({ validUntil: "2029-06-01" }, now)).toEqual({ refused: "article-validity" });
  expect(checkDates({ validUntil: "2026-06-06", reviewOn: "2026-06-07" }, now)).toEqual({
    refused: "article-review-late",
  });
});

it("gives as an answer only the version in force, of an article that is not over", () => {
  const article = { publishedVersion: 2, newestVersion: 3, withdrawnAt: undefined, validUntil: "2026-05-06" };
  const why = (version: number, more: object = {}) =>
    whyUnusable({ ...article, ...more }, version, now)?.refused;
  expect(why(2)).toBeUndefined();
  expect(why(1)).toBe("article-superseded");
  expect(why(3)).toBe("article-not-found");
  expect(why(4)).toBe("article-not-found");
  expect(why(2, { validUntil: "2026-05-05" })).toBe("article-expired");
  expect(why(2, { publishedVersion: undefined, withdrawnAt: now })).toBe("article-withdrawn");
  expect(why(1, { publishedVersion: undefined })).toBe("article-not-found");
  expect(whyUnusable(undefined, 1, now)?.refused).toBe("article-not-found");
});
