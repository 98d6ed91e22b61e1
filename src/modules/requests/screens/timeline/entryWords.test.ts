import { describe, expect, it } from "vitest";
import { bodyIndexOf } from "#modules/organisations/screens/index.ts";
import type { Entry } from "../caseFacts/facts.ts";
import { choicesOf } from "./entryWords.ts";
import { useTimelineWords } from "./words.ts";

const reader = {
  t: useTimelineWords.inLanguage("zh"),
  wordsOf: (words: { zh: string }) => words.zh,
  day: (date: string) => date,
  index: bodyIndexOf([
    { id: "housing", kind: "department", name: { zh: "住建局", en: "" }, active: true },
    { id: "urban", kind: "department", name: { zh: "城管局", en: "" }, active: true },
  ]),
};

function choices(action: string, fields: Entry["fields"], more: Partial<Entry> = {}): string {
  const entry = {
    version: 2,
    at: "",
    action,
    does: { zh: "", en: "" },
    by: { kind: "staff" },
    fields,
    ...more,
  } as const;
  return choicesOf(entry, reader).join(" | ");
}

it("says what was corrected with what stood there before, and whom a case is about after all", () => {
  const corrected: Entry["corrected"] = [
    { what: "kind", from: "help", to: "complaint" },
    { what: "matter", from: "gone", to: "urban" },
    { what: "about", from: ["housing"], to: [] },
    { what: "about", from: [], to: ["housing", "urban"] },
  ];
  expect(choices("correct", {}, { corrected })).toBe(
    [
      "类别由求助改为投诉",
      "地点由gone改为城管局",
      "反映的单位由住建局改为无",
      "反映的单位由无改为住建局、城管局",
    ].join(" | "),
  );
});

describe("what was chosen with a step", () => {
  it.each<[string, Entry["fields"], string]>([
    ["dispatch", { leadId: "housing", coHandlerIds: ["urban"] }, "主办 住建局 | 协办 城管局"],
    ["dispatch", { leadId: "housing", coHandlerIds: [] }, "主办 住建局"],
    ["dispatch", { leadId: "gone" }, "主办 gone"],
    [
      "returnTask",
      { ground: "not-our-area", betterBodyId: "urban" },
      "不属于本单位管辖区域 | 应由城管局办理",
    ],
    ["decline", { ground: "emergency", explanation: "说明" }, "属于应急救援事项"],
    ["contact", { way: "phone", reached: false }, "电话 | 没有联系上"],
    ["recordCallback", { result: "answered", solved: true, satisfied: false }, "已接通 | 已解决 | 不满意"],
    ["confirm", { satisfied: true, rating: 5 }, "满意 | 5 星"],
    ["signIn", {}, ""],
    ["askExtension", { workingDays: 3, reason: "等配件" }, "3 个工作日"],
    ["askPause", { ground: "season", until: "2026-05-01" }, "受季节、气候等自然条件限制 | 到 2026-05-01"],
    ["askCarry", { ground: "needs-budget", until: "2026-09-01" }, "需要列入预算或项目计划 | 到 2026-09-01"],
    ["reassign", { leadId: "urban", ground: "wrongly-sent" }, "派单有误 | 主办 城管局"],
    ["addCoHandler", { bodyId: "urban" }, "协办 城管局"],
    ["convene", { partyIds: ["housing", "urban"] }, "请 住建局、城管局 提意见"],
    ["issueOrder", { bodyId: "urban", replyBy: "2026-05-01" }, "由城管局答复 | 2026-05-01 前答复"],
    ["handOver", { ground: "superior", receiver: "某师" }, "应由上级机关或垂直管理部门办理 | 交给 某师"],
    ["transferEmergency", { service: "119" }, "119 消防救援"],
    ["closeAfterReview", { route: "court" }, "依法提起诉讼"],
    [
      "solveOnTheSpot",
      {
        words: "可以办",
        article: { id: "00000000-0000-4000-8000-000000000012", version: 3 },
        articleTitle: "水管维修",
      },
      "依据知识库《水管维修》第 3 版",
    ],
  ])("%s %j", (action, fields, words) => {
    expect(choices(action, fields)).toBe(words);
  });
});
