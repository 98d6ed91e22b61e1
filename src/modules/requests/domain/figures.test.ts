import { describe, expect, it } from "vitest";
import { type AlikeCases, figuresOf } from "./figures.ts";

const good: AlikeCases = {
  cases: 6,
  onTime: true,
  solved: true,
  satisfied: true,
  wentBack: false,
  excluded: [],
};
const late: AlikeCases = { ...good, cases: 3, onTime: false };
const excused: AlikeCases = { ...late, cases: 1, excluded: ["timeliness"] };
const unheard: AlikeCases = { ...good, cases: 2, onTime: undefined, solved: undefined, satisfied: undefined };

describe("figures of closed cases", () => {
  const { cases, measures, heard } = figuresOf([good, late, excused, unheard]);
  const of = (measure: string) => measures.find((each) => each.measure === measure);

  it("stand beside each other with all cases, and with excluded ones out of numerator and denominator", () => {
    expect(of("timeliness")).toEqual({
      measure: "timeliness",
      all: { numerator: 6, denominator: 10 },
      withoutExcluded: { numerator: 6, denominator: 9 },
      excluded: 1,
    });
  });

  it("leave a case out of the measure alone that was granted", () => {
    expect(of("satisfaction")).toMatchObject({ all: { denominator: 10 }, excluded: 0 });
  });

  it("count a reporter who said nothing neither for nor against, and say how many were heard", () => {
    expect(of("resolution")?.all).toEqual({ numerator: 10, denominator: 10 });
    expect([cases, heard]).toEqual([12, { numerator: 10, denominator: 12 }]);
  });

  it("count what was sent back, of all", () => {
    const { reopened } = figuresOf([good, { ...good, cases: 2, wentBack: true }]);
    expect(reopened).toEqual({ numerator: 2, denominator: 8 });
  });

  it("are nothing of nothing", () => {
    expect(figuresOf([])).toMatchObject({ cases: 0, heard: { numerator: 0, denominator: 0 } });
  });
});
