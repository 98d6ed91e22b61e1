import { expect, it } from "vitest";
import { isCreditCode } from "./creditCode.ts";

it("takes a code whose last character checks the others", () => {
  expect(isCreditCode("91350100M000100Y43")).toBe(true);
});

it.each([
  ["a wrong check", "91350100M000100Y44"],
  ["two characters in each other's place", "91350100M000010Y43"],
  ["a letter that no code has", "91350100I000100Y43"],
  ["small letters", "91350100m000100y43"],
  ["too few", "91350100M000100Y4"],
])("refuses one with %s", (_what, code) => {
  expect(isCreditCode(code)).toBe(false);
});
