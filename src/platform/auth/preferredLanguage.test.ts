import { expect, it } from "vitest";
import { preferredLanguage } from "./preferredLanguage.ts";

it.each([
  [undefined, "zh"],
  ["", "zh"],
  ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
  ["en-GB,en;q=0.9", "en"],
  ["zh;q=0.5, en", "en"],
  ["fr, de;q=0.5", "zh"],
  ["fr, en;q=0.1", "en"],
  ["en;q=0, zh;q=0.1", "zh"],
  ["EN", "en"],
] as const)("reads %s as %s", (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});
