import { expect, it } from "vitest";
import { type CaseFacts, fillBlanks, findBlank, listBlanks } from "./blanks.ts";

const facts: CaseFacts = {
  number: "SL00000001",
  kind: { zh: "咨询", en: "Question" },
  date: "2026-05-06",
  reportedOn: "2026-05-01",
  place: { zh: "昌吉市", en: "Changji" },
  body: { zh: "住建局", en: "Housing" },
};

it("fills a blank in the language of its name, with either width of brace", () => {
  expect(fillBlanks("{编号} ｛类别｝ {{反映日期}} { 日期 } {机构} {地点}", facts)).toBe(
    "SL00000001 咨询 2026年5月1日 2026年5月6日 住建局 昌吉市",
  );
  expect(fillBlanks("{number} {kind} {reported} {date} {body} {place}", facts)).toBe(
    "SL00000001 Question 2026-05-01 2026-05-06 Housing Changji",
  );
});

it("leaves what only the handler knows, and what the case does not have, and names it", () => {
  const filled = fillBlanks("{编号}：{处理措施}，{地点}，{处理措施}", {
    ...facts,
    place: { zh: "", en: "" },
  });
  expect(filled).toBe("SL00000001：{处理措施}，{地点}，{处理措施}");
  expect(listBlanks(filled)).toEqual(["{处理措施}", "{地点}"]);
  expect(findBlank(filled)).toBe("{处理措施}");
  expect(findBlank("没有空格")).toBeUndefined();
});

it("takes nothing for a blank that every object has, nor a brace over two lines", () => {
  expect(fillBlanks("{constructor} {__proto__}", facts)).toBe("{constructor} {__proto__}");
  expect(listBlanks("{一\n二} {}")).toEqual([]);
});

it("fills only once: what a case says is never taken for a blank", () => {
  expect(fillBlanks("{编号}", { ...facts, number: "{机构}" })).toBe("{机构}");
});
