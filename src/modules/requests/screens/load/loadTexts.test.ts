import { describe, expect, it } from "vitest";
import { formatPercent } from "#web/words/formats.ts";
import { loadNote, noLoad, pastText } from "./loadTexts.ts";
import { useLoadWords } from "./words.ts";

const t = useLoadWords.inLanguage("zh");
const formats = { percent: (share: number) => formatPercent(share, "zh") };
const past = (load: object) => pastText({ ...noLoad("b"), ...load }, 30, t, formats);

describe("the load of a body", () => {
  it("says what is open, and what of it is late where something is", () => {
    expect(loadNote({ ...noLoad("b"), open: 12 }, t)).toBe("在办 12");
    expect(loadNote({ ...noLoad("b"), open: 12, overdue: 2 }, t)).toBe("在办 12 · 超期 2");
  });

  it("gives each share with what it is a share of", () => {
    const ratios = {
      inTime: { numerator: 45, denominator: 50 },
      returnedShare: { numerator: 2, denominator: 52 },
    };
    expect(past({ answered: 50, returned: 2, ...ratios })).toBe(
      "近 30 天：按时办结 45/50（90%） · 退单 2/52（3.8%）",
    );
  });

  it("gives no share of a few, but how many there were", () => {
    expect(past({ answered: 3, returned: 1 })).toBe("近 30 天：办结 3、退单 1，太少不算比率");
    expect(past({})).toBe("近 30 天：没有办结");
  });

  it("says all of all alone", () => {
    expect(past({ answered: 5000, inTime: { numerator: 4999, denominator: 5000 } })).toContain("99.9%");
    expect(past({ answered: 20, inTime: { numerator: 20, denominator: 20 } })).toContain("100%");
  });
});
