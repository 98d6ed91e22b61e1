import { expect } from "vitest";
import type { Caller, TestSystem } from "../testing.ts";

/** What a filed report gives. */
export interface Filed {
  caseId: string;
  receiptCode: string;
  number: string;
}

/** A resident's report, as a form says it. */
export const residentReport = {
  process: "resident-request",
  kind: "help",
  words: "小区路灯坏了半个月，晚上老人出门不方便。",
  placeId: "652301001-C-sample1",
};

/** A report for a business in the high-tech park. */
export const businessReport = {
  process: "business-difficulty",
  kind: "help",
  words: "企业用电增容申请交了二十天没有答复，新生产线不能投产。",
  placeId: "652301402",
  contact: { kind: "business", name: "昌吉示例机械有限公司", phone: "13999990001" },
};

/** An answer of the length that answers have. */
export const answerWords = "已现场处理完毕并恢复正常，请您放心，如有问题随时联系。";

/** Files a report; fails the test where it is refused. */
export async function file(who: Caller, form: object, key?: string): Promise<Filed> {
  const { status, body } = await who.post("/requests", form, key);
  expect(body).toMatchObject({ receiptCode: expect.any(String) });
  expect(status).toBe(201);
  return body as Filed;
}

/** Takes a step on a case; fails the test where it is refused, and gives the case as its taker sees it. */
export async function step(who: Caller, caseId: string, action: string, input: object = {}, taskId?: number) {
  const done = await who.act(caseId, action, input, taskId === undefined ? {} : { taskId });
  expect(done, `${action}: ${JSON.stringify(done.body)}`).toMatchObject({ status: 200 });
  return done.body.case;
}

/** A resident's case that a body of Changji city works on alone; task 1 is its. */
export async function inHand(shiliu: TestSystem, form: object = residentReport): Promise<Filed> {
  const filed = await file(shiliu.stranger(), form);
  const desk = await shiliu.staff("demo.dispatcher");
  await step(desk, filed.caseId, "accept");
  await step(desk, filed.caseId, "dispatch", { leadId: "652301-D-housing", coHandlerIds: [] });
  await step(await shiliu.staff("demo.housing"), filed.caseId, "signIn", {}, 1);
  return filed;
}

/** Takes the lead's case on to where the reporter has the answer. */
export async function answered(shiliu: TestSystem, { caseId }: Filed, files?: readonly string[]) {
  const [housing, head, desk] = await Promise.all([
    shiliu.staff("demo.housing"),
    shiliu.staff("demo.housing.head"),
    shiliu.staff("demo.dispatcher"),
  ]);
  await step(
    housing,
    caseId,
    "draftAnswer",
    { words: answerWords, outcome: "solved", ...(files ? { files } : {}) },
    1,
  );
  await step(head, caseId, "signOff", {}, 1);
  return step(desk, caseId, "passCheck");
}

const reason = "情况已核实，理由如下。";
/** An article that every installation with demo people has in force for half a year. */
const demoArticle = { id: "d3300000-0000-4000-8000-c00000000001", version: 1 };

const dayMs = 86_400_000;
const beijingMs = 8 * 3_600_000;

/** The date in Beijing so many days after a moment, before it where they are negative. */
export function dayAfter(moment: Date, days: number): string {
  return new Date(moment.getTime() + beijingMs + days * dayMs).toISOString().slice(0, 10);
}

/** The date so many days from now. */
export function dateIn(days: number): string {
  return dayAfter(new Date(), days);
}

/** What may be said with each act that people take; fit to be taken where nothing else stands in the way. */
export const actInputs: Readonly<Record<string, object>> = {
  supplement: { words: reason },
  urge: {},
  withdraw: { reason },
  collect: {},
  accept: {},
  solveOnTheSpot: { words: answerWords, article: demoArticle },
  decline: { ground: "outside-duties", explanation: answerWords },
  forward: { reason },
  dispatch: { leadId: "652301-D-housing", coHandlerIds: [] },
  signIn: {},
  assignDown: { bodyId: "652301-D-housing-O-property" },
  returnTask: { ground: "not-our-duty", reason, betterBodyId: "652301-D-urban" },
  upholdReturn: { reason, bodyId: "652301-D-urban" },
  overrideReturn: { reason },
  releaseCoHandler: { reason },
  contact: { way: "phone", reached: true },
  reportResult: { words: answerWords },
  draftAnswer: { words: answerWords, outcome: "solved" },
  signOff: {},
  rejectDraft: { reason },
  passCheck: {},
  failCheck: { reason },
  recordCallback: { result: "no-answer" },
  confirm: { satisfied: true, rating: 5 },
  dispute: { reason },
  rate: { rating: 4 },
  reHandle: { reason },
  takeBack: { reason },
  reassign: { leadId: "652301-D-urban", ground: "wrongly-sent", reason },
  addCoHandler: { bodyId: "652301-D-market" },
  correct: { urgency: "urgent", reason },
  convene: { partyIds: ["652301-D-housing", "652301-D-urban"], question: reason },
  giveOpinion: { words: reason },
  concludeConsultation: { minutes: answerWords, leadId: "652301-D-urban", coHandlerIds: [] },
  askExtension: { workingDays: 5, reason },
  grantExtension: { reason },
  refuseExtension: { reason },
  askPause: { ground: "lawful-procedure", until: dateIn(20), reason },
  grantPause: { reason },
  refusePause: { reason },
  resume: {},
  askCarry: { ground: "needs-season", until: dateIn(90), plan: answerWords },
  approveCarry: { plan: answerWords },
  refuseCarry: { reason },
  replyInterim: { words: answerWords },
  takeUpAgain: {},
  closeAfterReview: { words: answerWords, route: "review" },
  proposeCarry: { ground: "left-by-history", until: dateIn(90), plan: answerWords },
  handOver: { ground: "other-jurisdiction", receiver: "第六师五家渠市", words: answerWords },
  recordReceipt: { receiptNumber: "2026-0001", receivedBy: "值班室" },
  refusedElsewhere: { reason },
  transferEmergency: { service: "119" },
  acknowledgeTransfer: { answeredBy: "119 指挥中心", reference: "A-17" },
  issueOrder: { bodyId: "652301-D-housing", replyBy: dateIn(5), words: reason },
  answerOrder: { words: answerWords },
  addNote: { bodyId: "652301-D-housing", replyBy: dateIn(5), words: reason, leader: "分管副市长" },
  answerNote: { words: answerWords },
  split: {
    parts: [{ kind: "complaint", words: "小区门口的垃圾也好几天没人清运。" }],
    remains: "本件只办路灯不亮。",
  },
  merge: { number: "SL00000001", reason },
  separate: { reason },
  link: { number: "SL00000001" },
  unlink: { number: "SL00000001" },
  passUp: { ground: "exceeds-powers", reason },
  passDown: { deskId: "652301-desk-12345", reason },
  askAppeal: { measure: "timeliness", ground: "force-majeure", reason },
  grantAppeal: { reason },
  refuseAppeal: { reason },
};
