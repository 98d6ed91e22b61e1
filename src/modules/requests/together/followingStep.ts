import { createHash } from "node:crypto";
import type { CaseId } from "#engine/case.ts";
import type { CaseEvent } from "#engine/event.ts";
import { isRefusal } from "#engine/refusal.ts";
import { actOnCase } from "#platform/journal/journal.ts";
import type { Ground } from "../ground.ts";
import { worldOf } from "../world.ts";

/** What another case's event brings about on a case. */
export interface FollowingStep {
  caseId: CaseId;
  action: string;
  input: object;
}

// The case has gone another way since, heard it already, or can be read by nobody any more: nothing is owed to it here.
const settled: ReadonlySet<string> = new Set([
  "wrong-state",
  "merged-elsewhere",
  "limit-unmoved",
  "case-forgotten",
]);

/** Takes a step by itself after another case's event. Its key names that event: done twice, it takes effect once. */
export async function takeFollowingStep(
  ground: Ground,
  step: FollowingStep,
  after: { as: "main" | "parent"; event: CaseEvent },
  now: Date,
): Promise<void> {
  const { as, event } = after;
  const key = `${as}-${event.caseId}-${event.version}`;
  // What is said with it is read when it is taken: tried again later, it is still the same step.
  const contentHash = createHash("sha256").update(`${step.action} ${key}`).digest();
  const command = { ...step, key, contentHash };
  const outcome = await actOnCase(ground, command, () => worldOf(ground, { kind: "system" }, now));
  if (isRefusal(outcome) && !settled.has(outcome.refused))
    throw new Error(`${step.action} on ${step.caseId} was refused: ${outcome.refused}`);
}
