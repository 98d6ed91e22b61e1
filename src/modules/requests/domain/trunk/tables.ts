import type { ClockDeclaration, StateDeclaration, TaskStateDeclaration } from "#engine/process.ts";

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
  closed: { name: { zh: "已销单", en: "Closed, confirmed by the reporter" }, closedBy: "reporter" },
  unconfirmed: { name: { zh: "已结，未获确认", en: "Closed, unconfirmed" }, closedBy: "disposition" },
  declined: { name: { zh: "不予受理", en: "Declined" }, closedBy: "disposition" },
  withdrawn: { name: { zh: "已撤回", en: "Withdrawn" }, closedBy: "reporter" },
  imported: {
    name: { zh: "导入前已结", en: "Closed before import" },
    closedBy: "disposition",
    outsideRates: true,
  },
} as const satisfies Record<string, StateDeclaration>;

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
  },
  dispatch: {
    name: { zh: "派单时限", en: "Dispatch" },
    limit: "4wh",
    byUrgency: { urgent: "1h", critical: "15m" },
  },
  whole: {
    name: { zh: "办理总时限", en: "Answer in all" },
    limit: "5wd",
    byKind: wholeByKind,
    byUrgency: soon,
  },
  signIn: {
    name: { zh: "签收时限", en: "Sign in" },
    limit: "2wh",
    byUrgency: { urgent: "30m", critical: "15m" },
    inside: "whole",
  },
  firstContact: {
    name: { zh: "首次联系时限", en: "First contact" },
    limit: "1wd",
    byUrgency: { urgent: "2h", critical: "30m" },
    inside: "whole",
    appliesTo: (state) => state.reporter.reachable,
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
} as const satisfies Record<string, ClockDeclaration>;

/** Numbers of the policy. */
export const numbers = {
  /** Attempts after which a reporter counts as not reached. */
  callbackAttempts: 3,
  /** Three calls in a minute are one attempt. */
  callbackGapMinutes: 120,
  urgeGapMinutes: 60,
  /** How long after an unconfirmed close the reporter may still object, in natural days. */
  disputeDays: 30,
} as const;
