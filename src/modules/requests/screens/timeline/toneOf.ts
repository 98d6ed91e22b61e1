import type { TimelineEntry } from "#web/kit/Timeline.tsx";

const good: ReadonlySet<string> = new Set([
  "solveOnTheSpot",
  "confirm",
  "passCheck",
  "signOff",
  "concludeConsultation",
  "recordReceipt",
  "acknowledgeTransfer",
  "shareAnswer",
  "grantAppeal",
]);
const warn: ReadonlySet<string> = new Set([
  "urge",
  "superiorUrge",
  "superiorSetLimit",
  "returnTask",
  "rejectDraft",
  "failCheck",
  "reHandle",
  "overrideReturn",
  "missSignIn",
  "takeBack",
  "split",
  "merge",
  "separate",
  "goOnAlone",
  "reassign",
  "grantExtension",
  "refuseExtension",
  "grantPause",
  "refusePause",
  "approveCarry",
  "refuseCarry",
  "refuseAppeal",
  "askAppeal",
  "passUp",
  "passDown",
  "wake",
  "issueOrder",
  "addNote",
  "handOver",
  "refusedElsewhere",
  "transferEmergency",
]);
const bad: ReadonlySet<string> = new Set([
  "dispute",
  "decline",
  "withdraw",
  "superiorWithdraw",
  "closeUnheard",
  "closeAfterReview",
]);

/** How an entry is marked, beside its words. */
export function toneOf(action: string): NonNullable<TimelineEntry["tone"]> {
  if (good.has(action)) return "good";
  if (bad.has(action)) return "bad";
  return warn.has(action) ? "warn" : "plain";
}
