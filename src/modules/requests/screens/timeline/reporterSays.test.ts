import { describe, expect, it } from "vitest";
import type { CaseView } from "../../contract.ts";
import { requestActions } from "../../domain/processes.ts";
import type { Entry } from "../caseFacts/facts.ts";
import { reporterSays, type Teller } from "./reporterSays.ts";
import { useTimelineWords } from "./words.ts";

const teller: Teller = {
  t: useTimelineWords.inLanguage("zh"),
  wordsOf: (words) => words.zh,
  day: (date) => date.slice(0, 10),
  bodyName: (id) => ({ housing: "住建局", urban: "城管局" })[id],
};
const view = {
  clocks: [{ kind: "promise", startedAt: "2026-03-02T02:00:00.000Z", dueAt: "2026-09-01T12:00:00.000Z" }],
} as unknown as CaseView;
const desk = { kind: "staff", body: { zh: "昌吉市 12345", en: "" } } as const;

function entry(action: string, parts: Partial<Entry> = {}): Entry {
  return {
    version: 1,
    at: "2026-03-02T02:00:00.000Z",
    action,
    does: { zh: "办公室的说法", en: "" },
    by: { kind: "reporter" },
    fields: {},
    ...parts,
  };
}

describe("what a reporter reads", () => {
  it.each<[string, Entry, string]>([
    ["a report of their own", entry("report"), "您反映了这件事"],
    ["one written down for them", entry("report", { by: desk }), "昌吉市 12345替您登记了这件事"],
    ["who accepted it", entry("accept", { by: desk }), "昌吉市 12345受理了"],
    [
      "who handles it and who helps",
      entry("dispatch", { by: desk, fields: { leadId: "housing", coHandlerIds: ["urban"] } }),
      "交给住建局办理，城管局配合",
    ],
    [
      "a lead that has no name here",
      entry("dispatch", { by: desk, fields: { leadId: "gone" } }),
      "交给办理单位办理",
    ],
    [
      "solved and satisfied apart",
      entry("recordCallback", { fields: { result: "answered", solved: true, satisfied: false } }),
      "工作人员回访了您：您说已经解决，不满意",
    ],
    [
      "a call that nobody took",
      entry("recordCallback", { fields: { result: "no-answer" } }),
      "工作人员回访了您，无人接听",
    ],
    ["the day that was promised", entry("approveCarry"), "现在还办不了，承诺 2026-09-01 前解决"],
    [
      "no day that they are not shown",
      entry("approveCarry", { at: "2026-03-03T02:00:00.000Z" }),
      "现在还办不了，承诺了日期继续解决",
    ],
    ["a pause whose clock they are not shown", entry("grantPause"), "时限暂停"],
    [
      "who leads after a consultation",
      entry("concludeConsultation", { fields: { leadId: "urban", coHandlerIds: ["housing"] } }),
      "商定了：由城管局办理，住建局配合",
    ],
    ["who leads instead", entry("reassign", { fields: { leadId: "urban" } }), "改由城管局办理"],
    [
      "to whom it is handed over",
      entry("handOver", { fields: { receiver: "第六师信访局" } }),
      "正在移交给第六师信访局",
    ],
    [
      "what was corrected",
      entry("correct", {
        corrected: [
          { what: "kind", from: "complaint", to: "help" },
          { what: "urgency", from: "normal", to: "urgent" },
        ],
      }),
      "更正了登记：类别由投诉改为求助、紧急程度由普通改为紧急",
    ],
    [
      "until when it was extended",
      entry("grantExtension", { dueAt: "2026-05-08T10:00:00.000Z" }),
      "办理期限延长到 2026-05-08",
    ],
    [
      "that a body got more time inside the unchanged limit",
      entry("grantExtension"),
      "办理单位的时间延长了，答复您的期限不变",
    ],
    [
      "that the limit of its origin moved and its own did not",
      entry("heedParent"),
      "原来那件的期限变了，这件的不变",
    ],
    ["a rating", entry("rate", { fields: { rating: 4 } }), "您打了 4 星"],
  ])("%s", (_what, happened, sentence) => {
    expect(reporterSays(happened, view, teller)).toBe(sentence);
  });

  it("has a sentence of its own for everything a reporter may see", () => {
    const seen = Object.entries(requestActions).filter(([, { seenBy }]) => seenBy.includes("reporter"));
    const officeWords = seen.filter(([name]) => reporterSays(entry(name), view, teller) === "办公室的说法");
    expect(officeWords.map(([name]) => name)).toEqual([]);
  });
});
