import type { Step } from "#web/kit/Steps.tsx";
import type { CaseView } from "../../contract.ts";
import { lastEntry } from "./facts.ts";

// At which of the process's own steps a case stands; the first of a difficulty is done once it is reported.
const residentStep: Readonly<Record<string, number>> = {
  reported: 0,
  accepted: 1,
  dispatched: 2,
  handling: 2,
  answered: 2,
  callback: 3,
  disputed: 3,
  transferring: 0,
  consulting: 1,
  merged: 2,
  handingOver: 1,
  paused: 2,
  carried: 2,
  reviewing: 3,
};
const businessStep: Readonly<Record<string, number>> = {
  reported: 1,
  collected: 1,
  forwarded: 2,
  dispatched: 3,
  handling: 3,
  answered: 3,
  callback: 3,
  disputed: 3,
  transferring: 1,
  consulting: 2,
  merged: 3,
  handingOver: 2,
  paused: 3,
  carried: 3,
  reviewing: 3,
};
// 已提交 → 受理 → 办理 → 答复 → 确认, whichever process it is.
const reporterStep: Readonly<Record<string, number>> = {
  reported: 1,
  accepted: 2,
  collected: 2,
  forwarded: 2,
  dispatched: 2,
  handling: 2,
  answered: 2,
  callback: 4,
  disputed: 2,
  transferring: 1,
  consulting: 2,
  merged: 2,
  handingOver: 2,
  paused: 2,
  carried: 2,
  reviewing: 2,
};

const endedEarly: ReadonlySet<string> = new Set([
  "declined",
  "withdrawn",
  "transferred",
  "handedOver",
  "recalled",
]);

function stepState(index: number, now: number): Step["state"] {
  if (index < now) return "done";
  return index === now ? "now" : "ahead";
}

/** How a case came to its end, or where it is on its way. */
interface Way {
  now: number | undefined;
  /** How many steps were taken before it ended early; absent where it went all the way. */
  endedAfter?: number | undefined;
  /** A step that this case did without. */
  without?: number | undefined;
}

function lay(labels: readonly string[], { now, endedAfter, without }: Way): Step[] {
  return labels.map((label, index) => {
    if (endedAfter !== undefined) return { label, state: index < endedAfter ? "done" : "skipped" };
    const state = now === undefined ? "done" : stepState(index, now);
    return { label, state: state === "done" && index === without ? "skipped" : state };
  });
}

/** How far a case has come in the words of its process. */
export function processSteps(view: CaseView, labels: readonly string[]): Step[] {
  const isBusiness = view.process.id === "business-difficulty";
  const taken = lastEntry(view, ["accept", "collect", "forward"]) ? 1 : 0;
  return lay(labels, {
    now: (isBusiness ? businessStep : residentStep)[view.state.id],
    endedAfter: endedEarly.has(view.state.id) ? taken + (isBusiness ? 1 : 0) : undefined,
    // Solved on the spot: nobody had to be sent.
    without: lastEntry(view, ["dispatch"]) ? undefined : isBusiness ? 2 : 1,
  });
}

/** How far a case has come for the one who asked; the same five steps in either process. */
export function reporterSteps(view: CaseView, labels: readonly string[]): Step[] {
  const taken = lastEntry(view, ["accept", "collect"]) ? 2 : 1;
  return lay(labels, {
    now: reporterStep[view.state.id],
    endedAfter: endedEarly.has(view.state.id) ? taken : undefined,
    // The reporter did not confirm what a review upheld.
    without: view.state.id === "closedAfterReview" ? labels.length - 1 : undefined,
  });
}
