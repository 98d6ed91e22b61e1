import { limitAhead } from "../limitNotAfter.ts";
import type { ClockDeclaration, StateDeclaration, TaskStateDeclaration } from "#engine/process.ts";
import { superiorsEnd, superiorsWall } from "../superior.ts";

const desk = { roles: ["dispatcher"], place: "desk" } as const;

/** States from dispatch to the reporter's word, the same for both processes. */
export const trunkStates = {
  dispatched: {
    name: { zh: "已派单，待签收", en: "Dispatched, waiting for sign-in" },
    holder: { tasks: true },
    clocks: ["whole", "firstContact"],
    lead: true,
  },
  handling: {
    name: { zh: "办理中", en: "Being handled" },
    holder: { tasks: true },
    clocks: ["whole", "firstContact"],
    lead: true,
  },
  answered: {
    name: { zh: "已办结，待审核", en: "Finished by the handler, being checked" },
    holder: desk,
    clocks: ["whole", "check"],
    lead: true,
  },
  callback: {
    name: { zh: "已答复，待确认", en: "Answered, waiting for the reporter's word" },
    holder: desk,
    clocks: ["callback", "silence"],
  },
  disputed: { name: { zh: "有异议，待重办", en: "Disputed" }, holder: desk, clocks: ["dispute"] },
  reviewing: {
    name: { zh: "多次异议，复核中", en: "Disputed again, under review" },
    holder: { roles: ["supervisor"], place: "desk", over: true },
    clocks: ["review"],
  },
  consulting: {
    name: { zh: "会商定责中", en: "In consultation: whose matter is it" },
    holder: desk,
    clocks: ["whole", "consult"],
  },
  merged: {
    name: { zh: "已并单，随主件办理", en: "Merged: handled with another case" },
    holder: desk,
    clocks: ["whole"],
  },
  paused: {
    name: { zh: "暂停计时", en: "Time stands still" },
    holder: { tasks: true },
    clocks: ["whole", "firstContact", "pause"],
    lead: true,
  },
  carried: {
    name: { zh: "挂账，承诺限期解决", en: "Carried, with a promised date" },
    holder: { tasks: true },
    clocks: ["promise"],
    lead: true,
  },
  transferring: {
    name: { zh: "紧急转接中", en: "Being transferred to the emergency service" },
    holder: desk,
    clocks: ["acknowledge"],
  },
  handingOver: {
    name: { zh: "移交中，待回执", en: "Being handed over, waiting for the receipt" },
    holder: desk,
    clocks: ["receipt"],
  },
  closed: { name: { zh: "已销单", en: "Closed, confirmed by the reporter" }, closedBy: "reporter" },
  closedAfterReview: {
    name: { zh: "已结，经复核销号", en: "Closed after a review" },
    closedBy: "disposition",
  },
  transferred: {
    name: { zh: "已转接紧急救援", en: "Transferred to the emergency service" },
    closedBy: "disposition",
  },
  handedOver: { name: { zh: "已移交", en: "Handed over" }, closedBy: "disposition" },
  unconfirmed: { name: { zh: "已结，未获确认", en: "Closed, unconfirmed" }, closedBy: "disposition" },
  declined: { name: { zh: "不予受理", en: "Declined" }, closedBy: "disposition" },
  recalled: {
    name: { zh: "上级平台已撤回", en: "Taken back by the superior platform" },
    closedBy: "disposition",
  },
  withdrawn: { name: { zh: "已撤回", en: "Withdrawn" }, closedBy: "reporter" },
  imported: {
    name: { zh: "导入前已结", en: "Closed before import" },
    closedBy: "disposition",
    outsideRates: true,
  },
} as const satisfies Record<string, StateDeclaration>;

/** Where a case has ended. */
export const closedStates: readonly string[] = Object.entries(trunkStates).flatMap(([name, state]) =>
  "closedBy" in state ? [name] : [],
);

const handlers = { roles: ["handler", "townshipDesk", "dispatcher"], at: "task" } as const;

/** States of one body's part. The handling limit runs through all of them, a return under review included. */
export const taskStates = {
  sent: {
    name: { zh: "待签收", en: "To be signed in" },
    open: true,
    holder: handlers,
    clocks: ["handle", "signIn"],
  },
  working: { name: { zh: "办理中", en: "In hand" }, open: true, holder: handlers, clocks: ["handle"] },
  assigned: {
    name: { zh: "已交办下级", en: "Handed down" },
    open: true,
    holder: handlers,
    clocks: ["handle"],
  },
  drafted: {
    name: { zh: "待审签", en: "To be signed by the head" },
    open: true,
    holder: { roles: ["head"], at: "task" },
    clocks: ["handle"],
  },
  "return-asked": {
    name: { zh: "退单待审核", en: "Return under review" },
    open: true,
    // Two levels are asked, since the only handler at the first may have sent it; who may: `returnReviewers`.
    holder: {
      at: "senders",
      roles: ["handler", "townshipDesk", "dispatcher", "head"],
      deskRoles: ["dispatcher"],
      overDeskRoles: ["supervisor"],
    },
    clocks: ["handle", "returnReview"],
  },
  carried: {
    name: { zh: "挂账中，按期答复进展", en: "Carried: tell how far it has come" },
    open: true,
    holder: handlers,
    clocks: ["interim"],
  },
  "extension-asked": {
    name: { zh: "延期申请待审批", en: "Extension asked for" },
    open: true,
    holder: { roles: ["dispatcher"], at: "task" },
    clocks: ["decision"],
  },
  "pause-asked": {
    name: { zh: "暂停申请待审批", en: "Pause asked for" },
    open: true,
    holder: { roles: ["dispatcher"], at: "task" },
    clocks: ["decision"],
  },
  "carry-asked": {
    name: { zh: "挂账申请待领导审批", en: "Carrying asked for" },
    open: true,
    holder: { roles: ["head"], at: "task" },
    clocks: ["decision"],
  },
  consulted: {
    name: { zh: "待提出会商意见", en: "Asked for an opinion" },
    open: true,
    holder: { roles: ["handler", "townshipDesk", "dispatcher", "head"], at: "task" },
    clocks: ["opinion"],
  },
  "order-open": {
    name: { zh: "督办单待反馈", en: "Supervision order to be answered" },
    open: true,
    holder: { roles: ["handler", "townshipDesk", "dispatcher", "head"], at: "task" },
    clocks: ["orderReply"],
  },
  "note-open": {
    name: { zh: "领导批示待回复", en: "Leader's note to be answered" },
    open: true,
    holder: { roles: ["handler", "townshipDesk", "dispatcher", "head"], at: "task" },
    clocks: ["noteReply"],
  },
  appealed: {
    name: { zh: "考核剔除申请待审核", en: "Appeal against the assessment" },
    open: true,
    outlives: true,
    holder: { roles: ["supervisor", "auditor"], at: "task" },
    clocks: ["appeal"],
  },
  granted: { name: { zh: "已同意", en: "Granted" }, open: false },
  refused: { name: { zh: "未同意", en: "Refused" }, open: false },
  dropped: { name: { zh: "已作罢", en: "No longer asked" }, open: false },
  opined: { name: { zh: "已提出意见", en: "Opinion given" }, open: false },
  replied: { name: { zh: "已反馈", en: "Replied" }, open: false },
  answered: { name: { zh: "已办结", en: "Answered" }, open: false },
  returned: { name: { zh: "已退单", en: "Returned" }, open: false, relieved: true },
  released: { name: { zh: "已解除", en: "Released" }, open: false, relieved: true },
} as const satisfies Record<string, TaskStateDeclaration>;

const wholeByKind = { consult: "1wd", complaint: "10wd", "tip-off": "10wd" } as const;
const soon = { urgent: "24h", critical: "2h" } as const;

/** Limits as declared; an operator's own take their place. */
export const clocks = {
  accept: {
    name: { zh: "受理时限", en: "Accept" },
    limit: "4wh",
    byUrgency: { urgent: "1h", critical: "15m" },
    notAfter: superiorsWall,
  },
  dispatch: {
    name: { zh: "派单时限", en: "Dispatch" },
    limit: "4wh",
    byUrgency: { urgent: "1h", critical: "15m" },
    notAfter: superiorsWall,
  },
  whole: {
    name: { zh: "办理总时限", en: "Answer in all" },
    limit: "5wd",
    byKind: wholeByKind,
    byUrgency: soon,
    until: superiorsEnd,
    notAfter: limitAhead,
  },
  signIn: {
    name: { zh: "签收时限", en: "Sign in" },
    limit: "2wh",
    byUrgency: { urgent: "30m", critical: "15m" },
    inside: "whole",
    lapses: "missSignIn",
    duty: true,
  },
  firstContact: {
    name: { zh: "首次联系时限", en: "First contact" },
    limit: "1wd",
    byUrgency: { urgent: "2h", critical: "30m" },
    inside: "whole",
    appliesTo: (state) => state.reporter.reachable && state.facts["firstContactAt"] === undefined,
  },
  handle: {
    name: { zh: "办理时限", en: "Handle" },
    limit: "5wd",
    byKind: wholeByKind,
    byUrgency: soon,
    inside: "whole",
  },
  returnReview: {
    name: { zh: "退单审核时限", en: "Review of the return" },
    limit: "4wh",
    byUrgency: { urgent: "1h", critical: "15m" },
  },
  check: {
    name: { zh: "办结审核时限", en: "Check" },
    limit: "1wd",
    byUrgency: { urgent: "4h", critical: "1h" },
    notAfter: superiorsWall,
  },
  callback: {
    name: { zh: "回访时限", en: "Call back" },
    limit: "3wd",
    byUrgency: { urgent: "1wd", critical: "1wd" },
    appliesTo: (state) => state.reporter.reachable,
  },
  silence: {
    name: { zh: "公示确认期", en: "Time to object under the receipt code" },
    limit: "10d",
    lapses: "closeUnheard",
    appliesTo: (state) => !state.reporter.reachable,
  },
  dispute: {
    name: { zh: "异议处理时限", en: "Decide the dispute" },
    limit: "1wd",
    byUrgency: { critical: "2h" },
  },
  review: {
    name: { zh: "异议复核时限", en: "Review the dispute" },
    limit: "5wd",
    byUrgency: { urgent: "1wd", critical: "4h" },
  },
  decision: {
    name: { zh: "审批时限", en: "Decide what was asked for" },
    limit: "1wd",
    byUrgency: { urgent: "2h", critical: "30m" },
  },
  consult: {
    name: { zh: "会商时限", en: "Conclude the consultation" },
    limit: "2wd",
    byUrgency: { urgent: "4h", critical: "1h" },
    inside: "whole",
  },
  opinion: {
    name: { zh: "会商意见时限", en: "Give an opinion" },
    limit: "1wd",
    byUrgency: { urgent: "2h", critical: "30m" },
    inside: "consult",
  },
  pause: { name: { zh: "暂停期限", en: "The pause ends" }, limit: "30d", lapses: "endPause" },
  promise: {
    name: { zh: "承诺期限", en: "The promised day" },
    limit: "90d",
    lapses: "wake",
    notAfter: superiorsWall,
  },
  interim: { name: { zh: "阶段性答复时限", en: "Reply in between" }, limit: "30d", inside: "promise" },
  acknowledge: { name: { zh: "转接确认时限", en: "The transfer is taken" }, limit: "10m" },
  receipt: { name: { zh: "移交回执时限", en: "The receipt comes back" }, limit: "3wd" },
  orderReply: { name: { zh: "督办反馈时限", en: "Answer the order" }, limit: "3wd" },
  noteReply: { name: { zh: "批示回复时限", en: "Answer the leader's note" }, limit: "5wd" },
  appeal: { name: { zh: "考核剔除审核时限", en: "Decide the appeal" }, limit: "5wd" },
} as const satisfies Record<string, ClockDeclaration>;

/** Numbers of the policy. */
export const numbers = {
  /** Attempts after which a reporter counts as not reached. */
  callbackAttempts: 3,
  /** Three calls in a minute are one attempt. */
  callbackGapMinutes: 120,
  urgeGapMinutes: 60,
  /** How often a case may be returned before it takes a consultation, and until when after it was sent. */
  returnsMost: 3,
  returnWindowWorkingHours: 8,
  /** How often, and by how much at once, the limit of a case may be extended. */
  extensionsMost: 1,
  extensionWorkingDaysMost: 10,
  /** Into how many cases one may be split, beside itself. */
  partsMost: 8,
  /** How far off the end of a pause, a promised day, the answer to an order or a note may be, in natural days. */
  pauseDaysMost: 60,
  carryDaysMost: 365,
  paperDaysMost: 60,
  /** Disputes that the desk decides; the next is reviewed by others. */
  disputesMost: 2,
  /** How long after an unconfirmed close the reporter may still object, in natural days. */
  disputeDays: 30,
  /** Until when after a close the assessment may be appealed against, in working days. */
  appealWorkingDays: 5,
  /** How long after a number was dialled the word that they spoke still belongs to that call. */
  callMinutes: 120,
} as const;
