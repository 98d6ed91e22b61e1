import type { Actor } from "#engine/actor.ts";
import type { CaseId } from "#engine/case.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { audiencesOf } from "#engine/standing.ts";
import { findCase } from "#platform/journal/readCase.ts";
import type { Ground } from "../ground.ts";
import { callView, type CallView } from "../present.ts";
import { type CallKey, findCall, listCallsOf, listCallsOfPerson } from "../store/dutyCalls.ts";

const shownMost = 20;

/** Who was called for a case, for staff who see it; to the reporter it is as if there were none such case. */
export async function readCallsOfCase(
  ground: Ground,
  actor: Actor,
  caseId: CaseId,
): Promise<CallView[] | Refusal> {
  if (actor.kind === "anonymous") return refuse("not-signed-in");
  if (actor.kind !== "staff") return refuse("case-not-found");
  const stored = await findCase(ground.pool, caseId);
  const tree = ground.organisations.tree();
  if (!stored || audiencesOf(stored.case, actor, tree).length === 0) return refuse("case-not-found");
  const calls = await listCallsOf(ground.pool, [caseId]);
  return calls
    .filter(({ steps, alarm }) => steps.length > 0 || alarm !== undefined)
    .map((call) => callView(ground, call, actor));
}

/** The newest calls of whoever asks. */
export async function readMyCalls(ground: Ground, actor: Actor): Promise<CallView[] | Refusal> {
  if (actor.kind === "anonymous") return refuse("not-signed-in");
  if (actor.kind !== "staff") return refuse("not-allowed");
  const calls = await listCallsOfPerson(ground.pool, actor.personId, shownMost);
  return calls.map((call) => callView(ground, call, actor));
}

/** One call, as somebody who was called on it sees it. */
export async function readCall(ground: Ground, actor: Actor, key: CallKey): Promise<CallView | Refusal> {
  const call = await findCall(ground.pool, key);
  return call ? callView(ground, call, actor) : refuse("duty-call-not-found");
}
