import type { Words } from "#engine/words.ts";
import { findChoiceWords } from "../domain/choiceWords.ts";
import type { PaperReader } from "./reader.ts";
import type { Step } from "./steps.ts";

/** What a step may say, in the order in which it is read, each field with its name. */
const labels: Readonly<Record<string, Words>> = {
  leadId: { zh: "主办", en: "Lead" },
  coHandlerIds: { zh: "协办", en: "Co-handlers" },
  partyIds: { zh: "会商单位", en: "Consulted" },
  bodyId: { zh: "单位", en: "Body" },
  betterBodyId: { zh: "应由其办理", en: "Better body" },
  aboutIds: { zh: "反映的单位", en: "About" },
  placeId: { zh: "地点", en: "Place" },
  ground: { zh: "依据", en: "Ground" },
  outcome: { zh: "结果", en: "Outcome" },
  result: { zh: "回访结果", en: "Callback" },
  measure: { zh: "考核指标", en: "Measure" },
  way: { zh: "方式", en: "By" },
  news: { zh: "主件进展", en: "Main case" },
  missed: { zh: "没有联系上", en: "Not reached" },
  service: { zh: "转接", en: "Service" },
  route: { zh: "途径", en: "Route" },
  kind: { zh: "类别", en: "Kind" },
  urgency: { zh: "紧急程度", en: "Urgency" },
  reached: { zh: "联系上", en: "Reached" },
  solved: { zh: "已解决", en: "Solved" },
  satisfied: { zh: "满意", en: "Satisfied" },
  rating: { zh: "评分", en: "Rating" },
  workingDays: { zh: "工作日", en: "Working days" },
  until: { zh: "至", en: "Until" },
  replyBy: { zh: "反馈期限", en: "Reply by" },
  dueAt: { zh: "时限调整为", en: "New limit" },
  notAfter: { zh: "原诉求的时限", en: "Limit of its origin" },
  leader: { zh: "批示人", en: "Leader" },
  receiver: { zh: "接收单位", en: "Receiver" },
  receivedBy: { zh: "接收人", en: "Received by" },
  answeredBy: { zh: "接听人", en: "Answered by" },
  receiptNumber: { zh: "回执编号", en: "Receipt number" },
  reference: { zh: "编号", en: "Reference" },
  number: { zh: "编号", en: "Number" },
  message: { zh: "上级平台消息编号", en: "Superior platform's message" },
  deskId: { zh: "派单台", en: "Desk" },
  words: { zh: "内容", en: "Words" },
  answer: { zh: "答复", en: "Answer" },
  question: { zh: "要定的问题", en: "Question" },
  minutes: { zh: "会商纪要", en: "Minutes" },
  plan: { zh: "解决计划", en: "Plan" },
  articleTitle: { zh: "依据知识库", en: "From the article" },
  remains: { zh: "本件继续办的", en: "Goes on here" },
  reason: { zh: "理由", en: "Reason" },
  explanation: { zh: "说明", en: "Explanation" },
  note: { zh: "备注", en: "Note" },
};

const days: ReadonlySet<string> = new Set(["until", "replyBy"]);

const moments: ReadonlySet<string> = new Set(["dueAt", "notAfter"]);

/** What was said and chosen with a step, as far as its viewer was shown it, a line for each. */
export function saidIn(step: Step, reader: PaperReader): string {
  return Object.entries(labels)
    .flatMap(([field, label]) => {
      const value = valueOf(step, field, reader);
      return value === undefined || value === "" ? [] : [`${reader.words(label)}：${value}`];
    })
    .join("\n");
}

function valueOf(step: Step, field: string, reader: PaperReader): string | undefined {
  const value = step.fields[field];
  if (typeof value === "boolean") return reader.say(value ? "yes" : "no");
  if (typeof value === "number") return String(value);
  if (Array.isArray(value))
    return value
      .map(reader.body)
      .filter((name) => name !== undefined)
      .join(reader.say("between"));
  if (typeof value !== "string") return undefined;
  if (field.endsWith("Id")) return reader.body(value);
  if (days.has(field)) return reader.formDay(value);
  if (moments.has(field)) return reader.minute(value);
  const words = findChoiceWords(step.action, field, value);
  return words ? reader.words(words) : value;
}
