import { expect, it } from "vitest";
import { leastLikeness, likenessOf, sharedRuns, tellingTerms, weighTerms } from "./likeness.ts";

/** How alike a request is to a ruling, among rulings on these. */
function likeness(asked: string, ruled: string, others: readonly string[] = []): number {
  const terms = tellingTerms(asked);
  const rulings = [ruled, ...others].map((text) => new Set(tellingTerms(text)));
  const having = new Map(terms.map((term) => [term, rulings.filter((each) => each.has(term)).length]));
  const weight = weighTerms(having, rulings.length)
    .filter(({ term }) => rulings[0]?.has(term))
    .reduce((sum, each) => sum + each.weight, 0);
  return likenessOf(weight, terms.length, rulings[0]?.size ?? 0);
}

const lamps = "小区路灯坏了半个月，晚上老人出门不方便。";
const lampsToo = "我们楼前的路灯坏了，晚上出门看不见路，请尽快修好。";
const garbage = "小区门口的垃圾好几天没有人清运，夏天气味很大。";

it("says of a request what it is about, without what any request says", () => {
  expect(tellingTerms("尊敬的领导：我们小区的路灯坏了，请尽快处理，谢谢！")).toEqual(["路灯", "灯坏"]);
  expect(tellingTerms("12路 BUS 不来")).toEqual(["不来", "bus"]);
  expect(tellingTerms("谢谢！")).toEqual([]);
});

it("keeps no more of a history than enough to know it by", () => {
  const long = Array.from({ length: 3_000 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join("");
  expect(tellingTerms(long)).toHaveLength(200);
});

it("weighs a term the less the more rulings have it, and gives the rarest first", () => {
  const weighed = weighTerms(
    new Map([
      ["路灯", 50],
      ["灯坏", 1],
      ["垃圾", 0],
      ["晚上", 99],
    ]),
    99,
  );
  expect(weighed.map(({ term }) => term)).toEqual(["灯坏", "路灯", "晚上"]);
  expect(weighed[0]?.weight).toBeCloseTo(1);
  expect(weighed[2]?.weight).toBeLessThan(0.2);
});

it("finds the same matter in other words, and nothing in two that only come from the same place", () => {
  expect(likeness(lamps, lamps)).toBeCloseTo(1);
  expect(likeness(lamps, lampsToo)).toBeGreaterThan(leastLikeness);
  expect(likeness(lamps, garbage)).toBeLessThan(leastLikeness);
  expect(likeness(garbage, lamps)).toBeLessThan(leastLikeness);
});

it("finds two the less alike the more others say what they share", () => {
  const crowd = Array.from({ length: 40 }, (_, index) => `路灯坏了${"春夏秋冬"[index % 4]}，晚上出门`);
  expect(likeness(lamps, lampsToo, crowd)).toBeLessThan(likeness(lamps, lampsToo));
});

it("counts what a short request shares with a long one", () => {
  const long = `${lampsToo}${garbage}另外电梯维修基金怎么申请，要准备哪些材料？`;
  const short = "路灯坏了晚上出门看不见";
  expect(likeness(short, long)).toBeGreaterThan(leastLikeness);
  expect(likeness(short, long)).toBeLessThan(likeness(short, lampsToo));
});

it("is nothing where one of them says nothing", () => {
  expect(likenessOf(0, 0, 12)).toBe(0);
  expect(likenessOf(3, 12, 0)).toBe(0);
});

it("shows shared pairs as the runs of text they make, in the order they stand", () => {
  const shared = tellingTerms(lamps).filter((term) => new Set(tellingTerms(lampsToo)).has(term));
  expect(sharedRuns(lamps, new Set(shared))).toEqual(["路灯坏", "晚上", "出门"]);
  expect(sharedRuns("修12路bus站BUS", new Set(["bus"]))).toEqual(["bus"]);
  expect(sharedRuns(lamps, new Set())).toEqual([]);
});
