import type { Actor } from "#engine/actor.ts";
import { type Case, countOf, type Task } from "#engine/case.ts";
import { practicePeople } from "./practiceWorld.ts";
import type { PracticeProcess } from "./tours.ts";

const { reporter, township, dispatcher, caller, handlerAt, headAt } = practicePeople;

/** A step somebody takes in practice. */
export interface PracticeStep {
  actor: Actor;
  action: string;
  taskId?: number | undefined;
  input: unknown;
}

/** What a practice case is about, and what is said in it. */
export const practiceWords = {
  "resident-request": "【练习】小区门口的路灯坏了三天，晚上看不清路，老人不敢出门，请派人来修。",
  "business-difficulty": "【练习】厂门口的路积水，货车进不来，请帮忙协调排水。",
  answer: "【练习】已派人到现场更换灯具，今晚恢复照明，并与诉求人当面确认。",
  result: "【练习】已配合主办单位到现场，没有其他问题。",
  reason: "【练习】超出本街道的职责，需要市里的部门办理。",
  better: "【练习】补上了更换时间和现场联系人，请再审。",
  more: "【练习】刚才又有一盏不亮了，在东门。",
} as const;

/** A report of practice; `more` says who wrote it down. */
export function practiceReport(process: PracticeProcess, more: object = {}): Record<string, unknown> {
  return {
    kind: "help",
    urgency: "normal",
    words: practiceWords[process],
    nameHidden: false,
    anonymous: false,
    reachable: true,
    reporterId: "practice-reporter",
    aboutIds: [],
    places: { matter: "practice-community", township: "practice-street", desk: "practice-desk" },
    ...more,
  };
}

/** Who would do what next, where everything goes its ordinary way; undefined at the end. */
export function ordinaryStep(process: PracticeProcess, state: Case | undefined): PracticeStep | undefined {
  if (!state) return { actor: reporter, action: "report", input: practiceReport(process) };
  switch (state.state) {
    case "reported":
      return process === "resident-request"
        ? { actor: dispatcher, action: "accept", input: {} }
        : { actor: township, action: "collect", input: {} };
    case "collected":
      return { actor: township, action: "forward", input: { reason: practiceWords.reason } };
    case "accepted":
    case "forwarded":
      return {
        actor: dispatcher,
        action: "dispatch",
        input: { leadId: "practice-housing", coHandlerIds: [] },
      };
    case "dispatched":
    case "handling":
      return handling(state);
    case "answered":
      return { actor: dispatcher, action: "passCheck", input: {} };
    case "callback":
      return {
        actor: caller,
        action: "recordCallback",
        input: { result: "answered", solved: true, satisfied: true },
      };
    default:
      return undefined;
  }
}

/** Each task on its way: signed in, co-handlers first to their result, then the lead's answer and its signature. */
function handling(state: Case): PracticeStep | undefined {
  const open = state.tasks.filter(({ role }) => role !== "side");
  const waiting = open.find((task) => task.state === "sent");
  if (waiting) return onTask(waiting, "signIn", {});
  const helping = open.find((task) => task.role === "co" && task.state === "working");
  if (helping) return onTask(helping, "reportResult", { words: practiceWords.result });
  const lead = open.find((task) => task.role === "lead");
  if (lead?.state === "drafted")
    return { actor: headAt(lead.bodyId), action: "signOff", taskId: lead.id, input: {} };
  if (lead?.state !== "working") return undefined;
  return countOf(state, "contacts") === 0
    ? onTask(lead, "contact", { way: "phone", reached: true })
    : onTask(lead, "draftAnswer", { words: practiceWords.answer, outcome: "solved" });
}

function onTask({ id, bodyId }: Task, action: string, input: object): PracticeStep {
  return { actor: handlerAt(bodyId), action, taskId: id, input };
}
