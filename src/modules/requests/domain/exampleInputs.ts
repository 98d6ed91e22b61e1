import type { z } from "zod";
import { exampleActors, exampleStart } from "./exampleWorld.ts";
import type { importInput } from "./trunk/importing.ts";
import type { reportInput } from "./trunk/reporting.ts";

type Report = z.input<typeof reportInput>;

/** A reachable resident's request about a pipe in the village. */
export const exampleReport: Report = {
  kind: "help",
  urgency: "normal",
  words: "村口水管漏水三天了，请来看看。",
  nameHidden: false,
  anonymous: false,
  reachable: true,
  reporterId: exampleActors.reporter.reporterId,
  aboutIds: [],
  places: { matter: "village", township: "township", desk: "desk" },
};

/** A report without a name about the police department, in need of an answer within hours. */
export const exampleTipOff: Report = {
  ...exampleReport,
  kind: "tip-off",
  urgency: "urgent",
  anonymous: true,
  reachable: false,
  aboutIds: ["police"],
};

/** A request of another system that was answered there a month before. */
export const exampleImport: z.input<typeof importInput> = {
  kind: "help",
  urgency: "normal",
  subject: "村口水管漏水",
  words: "村口水管漏水三天了，请来看看。",
  answer: "已修。",
  source: "old-hotline",
  closed: true,
  reportedAt: "2026-04-01T02:00:00.000Z",
  answeredAt: "2026-05-01T02:00:00.000Z",
  importedAt: exampleStart,
  reporterId: exampleActors.reporter.reporterId,
  places: { matter: "village", township: "township", desk: "desk" },
};

/** An order of a superior platform, with a limit of its own. */
export const exampleOrder: Report = {
  ...exampleReport,
  superior: { platform: "superior-1", number: "XJ-2026-0001", dueAt: "2026-06-20T10:00:00.000Z" },
};

const reported: readonly Report[] = [
  exampleReport,
  exampleTipOff,
  {
    ...exampleReport,
    nameHidden: true,
    registrarId: exampleActors.registrar.personId,
    registrarBodyId: "village",
  },
];

const reason = "情况已核实，理由如下。";
const otherId = "another-case";
const answer = "已经派人到现场修好，恢复供水。";

const said: Readonly<Record<string, readonly unknown[]>> = {
  report: reported,
  supplement: [{ words: reason }],
  urge: [{}],
  withdraw: [{ reason }],
  superiorUrge: [{ message: "M-1" }],
  superiorSupplement: [{ message: "M-2", words: reason }],
  superiorWithdraw: [{ message: "M-3", words: reason }],
  superiorSetLimit: [
    { message: "M-4", dueAt: "2026-07-20T10:00:00.000Z" },
    { message: "M-5", dueAt: "2026-06-05T10:00:00.000Z" },
  ],
  collect: [{}],
  accept: [{}],
  solveOnTheSpot: [
    { words: answer },
    {
      words: answer,
      article: { id: "00000000-0000-4000-8000-000000000012", version: 3 },
      articleTitle: "水管维修",
    },
  ],
  decline: [{ ground: "outside-duties", explanation: answer }],
  forward: [{ reason }],
  dispatch: [
    { leadId: "housing", coHandlerIds: [] },
    { leadId: "housing", coHandlerIds: ["water"] },
    { leadId: "police", coHandlerIds: ["water"] },
    { leadId: "farm-office", coHandlerIds: [] },
    { leadId: "housing", coHandlerIds: ["housing"] },
  ],
  signIn: [{}],
  assignDown: [{ bodyId: "housing-office" }, { bodyId: "water-office" }],
  returnTask: [{ ground: "not-our-duty", reason, betterBodyId: "water" }],
  upholdReturn: [{ reason }, { reason, bodyId: "water" }, { reason, bodyId: "police-office" }],
  overrideReturn: [{ reason }],
  releaseCoHandler: [{ reason }],
  contact: [{ way: "phone", reached: true }, { way: "phone" }],
  reportResult: [{ words: answer }],
  draftAnswer: [{ words: answer, outcome: "solved" }],
  signOff: [{}],
  rejectDraft: [{ reason }],
  passCheck: [{}],
  failCheck: [{ reason }],
  recordCallback: [
    { result: "answered", solved: true, satisfied: true },
    { result: "answered", solved: true, satisfied: false },
    { result: "no-answer" },
  ],
  confirm: [
    { satisfied: true, rating: 5 },
    { satisfied: false, rating: 2 },
  ],
  dispute: [{ reason }],
  rate: [{ rating: 4 }],
  reHandle: [{ reason }],
  closeUnheard: [{}],
  importRecord: [exampleImport],
  missSignIn: [{}],
  takeBack: [{ reason }],
  reassign: [{ leadId: "water", ground: "wrongly-sent", reason }],
  addCoHandler: [{ bodyId: "water" }],
  correct: [
    { urgency: "urgent", reason },
    { kind: "consult", reason },
    { placeId: "other-county", reason },
    { aboutIds: ["police"], reason },
    { aboutIds: ["housing"], reason },
  ],
  convene: [{ partyIds: ["housing", "water"], question: reason }],
  giveOpinion: [{ words: reason }],
  concludeConsultation: [
    { minutes: answer, leadId: "water", coHandlerIds: [] },
    { minutes: answer, leadId: "housing", coHandlerIds: ["water"] },
  ],
  askExtension: [
    { workingDays: 5, reason },
    { workingDays: 60, reason },
  ],
  grantExtension: [{ reason }],
  refuseExtension: [{ reason }],
  askPause: [{ ground: "lawful-procedure", until: "2026-07-10", reason }],
  grantPause: [{ reason }],
  refusePause: [{ reason }],
  resume: [{}],
  endPause: [{}],
  askCarry: [{ ground: "needs-season", until: "2026-09-30", plan: answer }],
  approveCarry: [{ plan: answer }],
  refuseCarry: [{ reason }],
  replyInterim: [{ words: answer }],
  takeUpAgain: [{}],
  wake: [{}],
  closeAfterReview: [{ words: answer, route: "review" }],
  proposeCarry: [{ ground: "left-by-history", until: "2026-09-30", plan: answer }],
  handOver: [{ ground: "other-jurisdiction", receiver: "第六师五家渠市", words: answer }],
  recordReceipt: [{ receiptNumber: "2026-0001", receivedBy: "值班室" }],
  refusedElsewhere: [{ reason }],
  transferEmergency: [{ service: "119" }],
  acknowledgeTransfer: [{ answeredBy: "119 指挥中心", reference: "A-17" }],
  issueOrder: [{ bodyId: "housing", replyBy: "2026-07-10", words: reason }],
  answerOrder: [{ words: answer }],
  addNote: [{ bodyId: "housing", replyBy: "2026-07-10", words: reason, leader: "分管副县长" }],
  answerNote: [{ words: answer }],
  split: [{ parts: [{ kind: "complaint", words: answer }], partIds: [otherId], remains: reason }],
  openPart: [{ ...exampleReport, splitFrom: otherId }],
  heedParent: [
    { parentId: otherId, notAfter: "2026-07-03T10:00:00.000Z" },
    { parentId: otherId, notAfter: "2026-08-10T10:00:00.000Z" },
  ],
  merge: [{ number: "SL00000002", otherId, reason }],
  join: [{ number: "SL00000002", otherId }],
  separate: [{ reason }],
  hearOfMain: [{ mainId: otherId, news: "extended", until: "2026-07-10T10:00:00.000Z" }],
  shareAnswer: [{ mainId: otherId, words: answer, outcome: "solved" }],
  goOnAlone: [{ mainId: otherId }],
  link: [{ number: "SL00000002", otherId }],
  linkBack: [{ number: "SL00000002", otherId }],
  unlink: [{ number: "SL00000002", otherId }],
  unlinkBack: [{ number: "SL00000002", otherId }],
  passUp: [
    { ground: "exceeds-powers", reason },
    { ground: "several-counties", reason },
  ],
  passDown: [
    { deskId: "other-desk", reason },
    { deskId: "desk", reason },
  ],
  askAppeal: [
    { measure: "timeliness", ground: "force-majeure", reason },
    { measure: "return", ground: "outside-duties", reason },
    { measure: "satisfaction", ground: "unlawful-demand", reason },
  ],
  grantAppeal: [{ reason }],
  refuseAppeal: [{ reason }],
};

/** Inputs worth trying for an action of a request process, some of which a rule refuses. Throws for an unknown one. */
export function exampleInputs(name: string): readonly unknown[] {
  const inputs = Object.hasOwn(said, name) ? said[name] : undefined;
  if (!inputs) throw new Error(`No example says anything for ${name}`);
  return inputs;
}
