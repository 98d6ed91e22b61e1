import { expect, it } from "vitest";
import { useCaseWords } from "../case/words.ts";
import { limitWords } from "./limitWords.ts";

it.each([
  ["5wd", "5 个工作日"],
  ["4wh", "4 个工作小时"],
  ["10d", "10 天"],
  ["24h", "24 小时"],
  ["15m", "15 分钟"],
  ["until-noon", "until-noon"],
])("says %s as %s", (limit, words) => {
  expect(limitWords(limit, useCaseWords.inLanguage("zh"))).toBe(words);
});
