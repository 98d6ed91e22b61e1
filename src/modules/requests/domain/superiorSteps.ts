import { type Case, findTask } from "#engine/case.ts";
import type { CaseEvent } from "#engine/event.ts";
import { isRootLead } from "./rules.ts";

/** What a superior platform may be told of its order, each a step of ours. */
export const superiorSteps = [
  "accepted",
  "dispatched",
  "declined",
  "extensionAsked",
  "extensionGranted",
  "extensionRefused",
  "answered",
  "disputed",
  "closed",
] as const;

/** One of {@link superiorSteps}. */
export type SuperiorStep = (typeof superiorSteps)[number];

const byAction: Readonly<Record<string, SuperiorStep>> = {
  accept: "accepted",
  collect: "accepted",
  dispatch: "dispatched",
  reassign: "dispatched",
  concludeConsultation: "dispatched",
  decline: "declined",
  askExtension: "extensionAsked",
  grantExtension: "extensionGranted",
  refuseExtension: "extensionRefused",
  passCheck: "answered",
  solveOnTheSpot: "answered",
  shareAnswer: "answered",
};

/** The step that an event is to the superior platform, if any. What it took back itself it need not be told. */
export function superiorStepOf(event: CaseEvent): SuperiorStep | undefined {
  if (event.action === "superiorWithdraw") return undefined;
  const own = Object.hasOwn(byAction, event.action) ? byAction[event.action] : undefined;
  if (own) return own;
  const state = event.changes.find((change) => change.change === "state");
  if (state?.closed) return "closed";
  return state?.state === "disputed" || state?.state === "reviewing" ? "disputed" : undefined;
}

const ofTime: ReadonlySet<string> = new Set(["askExtension", "grantExtension", "refuseExtension"]);

/** Whether an event is a matter of the order: more time for a co-handler, inside the order's limit, is none. */
export function concernsTheOrder(state: Case, { action, taskId }: CaseEvent): boolean {
  if (!ofTime.has(action)) return true;
  const task = findTask(state, taskId);
  return isRootLead(task?.role === "side" ? findTask(state, task.forTaskId) : task);
}
