import type { ActName } from "../../contract.ts";

// What takes a case in or ends somebody's waiting for a word comes before one's own work on it.
const waitedFor: readonly ActName[] = [
  "signIn",
  "collect",
  "accept",
  "dispatch",
  "acknowledgeTransfer",
  "recordReceipt",
  "giveOpinion",
  "concludeConsultation",
  "grantExtension",
  "grantPause",
  "approveCarry",
  "grantAppeal",
  "signOff",
  "passCheck",
  "recordCallback",
  "reHandle",
  "upholdReturn",
  "overrideReturn",
];

const ownWork: readonly ActName[] = [
  "contact",
  "answerOrder",
  "answerNote",
  "reportResult",
  "draftAnswer",
  "replyInterim",
  "resume",
  "takeUpAgain",
  "solveOnTheSpot",
  "forward",
  "assignDown",
];

const noOrLater: readonly ActName[] = [
  "rejectDraft",
  "failCheck",
  "refuseExtension",
  "refusePause",
  "refuseCarry",
  "refuseAppeal",
  "askAppeal",
  "refusedElsewhere",
  "askExtension",
  "proposeCarry",
  "returnTask",
  "supplement",
  "urge",
];

const endings: readonly ActName[] = ["releaseCoHandler", "closeAfterReview", "decline"];

const seldom: readonly ActName[] = [
  "askPause",
  "askCarry",
  "addCoHandler",
  "passUp",
  "passDown",
  "takeBack",
  "reassign",
  "split",
  "merge",
  "separate",
  "link",
  "unlink",
  "convene",
  "correct",
  "issueOrder",
  "addNote",
  "transferEmergency",
  "handOver",
];

/** Whether an urging is this viewer's own: a desk only writes it down, when the reporter rings again. */
function urgesForThemselves(audiences: readonly string[]): boolean {
  return audiences.includes("reporter") || audiences.includes("registrar");
}

/** Whether an act is wanted now and then only. */
export function isSeldom(action: ActName, audiences: readonly string[]): boolean {
  return seldom.includes(action) || (action === "urge" && !urgesForThemselves(audiences));
}

/** The order as it is for whoever looks: what they only write down for somebody else is the last thing they want. */
export function orderFor(order: readonly ActName[], audiences: readonly string[]): readonly ActName[] {
  return urgesForThemselves(audiences) ? order : order.filter((action) => action !== "urge");
}

/** What moves a case on comes first, what is seldom wanted or stops it last. */
export const staffOrder: readonly ActName[] = [...waitedFor, ...ownWork, ...noOrLater, ...endings, ...seldom];
