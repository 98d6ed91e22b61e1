import { expect, it } from "vitest";
import { excerptOf, markHits } from "./marks.ts";

const textOf = (pieces: readonly { text: string }[]) => pieces.map(({ text }) => text).join("");

it("marks what was searched for, whatever its width or case, and loses no letter", () => {
  expect(markHits("暖气不热，ＢＵＳ 12", ["暖气", "bus"])).toEqual([
    { text: "暖气", hit: true },
    { text: "不热，", hit: false },
    { text: "ＢＵＳ", hit: true },
    { text: " 12", hit: false },
  ]);
  expect(markHits("", ["暖气"])).toEqual([]);
  const odd = "𠮷ﷺ暖气İ";
  expect(textOf(markHits(odd, ["暖气"]))).toBe(odd);
});

it("shows the part where most of what was searched for stands, on one line", () => {
  const text = `${"前".repeat(300)}\n\n暖气不热${"后".repeat(300)}`;
  const shown = textOf(excerptOf(text, ["暖气", "不热"]));
  expect(shown).toMatch(/^…前+ 暖气不热后+…$/);
  expect([...shown].length).toBeLessThanOrEqual(112);
});

it("shows a short text whole, and the beginning of one without a hit", () => {
  expect(textOf(excerptOf("暖气不热", ["暖气"]))).toBe("暖气不热");
  expect(textOf(excerptOf("前".repeat(200), ["暖气"]))).toBe(`${"前".repeat(110)}…`);
});
