import { expect, it } from "vitest";
import { file, inHand, residentReport } from "./cases/testing.ts";
import { testSystem } from "./testing.ts";

const shiliu = await testSystem();
const desk = await shiliu.staff("demo.dispatcher");

interface Line {
  id: string;
  summary: string;
  found?: { text: string; hit: boolean }[];
}

async function found(q: string): Promise<Line[]> {
  await shiliu.indexed();
  return (await desk.get(`/requests/search?q=${encodeURIComponent(q)}`)).body.lines;
}

const textOf = ({ found: pieces = [] }: Line): string => pieces.map(({ text }) => text).join("");
const hitsOf = ({ found: pieces = [] }: Line): string[] =>
  pieces.flatMap(({ text, hit }) => (hit ? [text] : []));

it("shows and marks what was searched for, wherever in a request it stands", async () => {
  const words = `${"我家住在老小区里面，".repeat(12)}楼下的槐柏泉井盖碎了，${"请尽快派人来看一看。".repeat(12)}`;
  const { caseId } = await file(desk, { ...residentReport, words });
  const [line, ...more] = await found("槐柏泉井盖");
  expect(more).toEqual([]);
  expect(line).toMatchObject({ id: caseId, summary: words.slice(0, 60) });
  expect(hitsOf(line!)).toEqual(["槐柏泉井盖"]);
  expect([...textOf(line!)].length).toBeLessThanOrEqual(92);
  // Words that stand apart are each marked, and nothing in between.
  expect(hitsOf((await found("槐柏泉 派人"))[0]!)).toContain("槐柏泉");
});

it("shows no number of a person around it, whoever may read the request itself", async () => {
  const words = "枫杏路口的信号灯坏了，请打13812345678联系我，身份证652301199001011234。";
  await file(shiliu.stranger(), { ...residentReport, words });
  const [line] = await found("枫杏路口");
  expect(hitsOf(line!)).toEqual(["枫杏路口"]);
  expect(textOf(line!)).toContain("请打○○联系我");
  expect(textOf(line!)).not.toMatch(/\d{7}/);
  expect(await found("13812345678")).toEqual([]);
});

it("marks nothing where a number was searched for, nor where the address alone has it", async () => {
  const { number, caseId } = await inHand(shiliu);
  const [byNumber] = await found(number);
  expect(byNumber).toMatchObject({ id: caseId });
  expect(byNumber).not.toHaveProperty("found");
  await file(shiliu.stranger(), { ...residentReport, words: "楼道里堆满了杂物。", address: "梨桐巷三号" });
  const [byAddress] = await found("梨桐巷");
  expect(textOf(byAddress!)).toBe("楼道里堆满了杂物。");
  expect(hitsOf(byAddress!)).toEqual([]);
});
