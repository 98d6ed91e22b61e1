import type { BodyId } from "#engine/actor.ts";
import { isRunning } from "#engine/clock.ts";
import { withTransaction } from "#platform/database/pool.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { findCase } from "#platform/journal/readCase.ts";
import type { StoredCase } from "#platform/journal/storedCase.ts";
import { nextCallAt } from "../domain/callPlan.ts";
import type { OnDuty } from "../domain/onDuty.ts";
import type { Ground } from "../ground.ts";
import {
  type CallKey,
  type CallStep,
  claimDueCall,
  type DutyCall,
  insertStep,
  listDueCalls,
  setNextCall,
} from "../store/dutyCalls.ts";
import { whoIsOnDuty } from "../whoIsOnDuty.ts";
import { followCases } from "./followCases.ts";
import { nextTryAt, nobodyHasIt } from "./nobodyHasIt.ts";

const batchSize = 200;
/**
 * The first person, the one behind them, and somebody of the level above; then an alarm says that nobody answered, and
 * whoever comes on duty next is called as they come.
 */
const stepsAtOnce = 3;

/** What a round of calling did. */
export interface CallReport {
  called: number;
  /** Cases for which nobody is on duty anywhere, or nobody answered: those that were not known as such before. */
  nobody: readonly CallKey[];
}

/** Calls whoever is next for every case whose time has come, each once, however many processes do so. */
export async function callNext(ground: Ground, now: Date): Promise<CallReport> {
  // What was signed in meanwhile calls nobody.
  await followCases(ground);
  const nobody: CallKey[] = [];
  let called = 0;
  for (const key of await listDueCalls(ground.pool, now, batchSize)) {
    const outcome = await withTransaction(ground.pool, async (tx) => {
      const call = await claimDueCall(tx, key, now);
      return call && callOne(ground, tx, call, now);
    });
    if (outcome === "called") called++;
    if (outcome === "nobody") nobody.push({ caseId: key.caseId, clockId: key.clockId });
  }
  return { called, nobody };
}

async function callOne(
  ground: Ground,
  tx: Transaction,
  call: DutyCall,
  now: Date,
): Promise<"called" | "nobody" | undefined> {
  const stored = await findCase(tx, call.caseId);
  if (!stored || isTaken(stored, call)) return undefined; // the journal's reader ends it presently
  const found = hasWaited(call) ? await findNext(ground, tx, call, stored, now) : undefined;
  if (!found) return (await nobodyHasIt(ground, tx, call, stored, now)) ? "nobody" : undefined;
  const { person, bodyId } = found;
  const calledAt = now.toISOString();
  const step: CallStep = { bodyId, post: person.post, personId: person.personId, calledAt };
  const number = call.steps.length + 1;
  await insertStep(tx, call, number, step);
  const next =
    number <= stepsAtOnce ? nextCallAt(calledAt, call.dueAt) : await nextTryAt(ground, tx, call, stored, now);
  await setNextCall(tx, call, next);
  await tell(ground, tx, call, stored, step, now);
  return "called";
}

/** After three, somebody watches over the case before more are called. */
function hasWaited({ steps, alarm }: DutyCall): boolean {
  return steps.length < stepsAtOnce || alarm === "unanswered";
}

/** Signed in a moment ago. A clock that was missed is nobody's answer. */
function isTaken({ case: state }: StoredCase, { clockId }: DutyCall): boolean {
  const clock = state.clocks.find(({ id }) => id === clockId);
  return !clock || (!isRunning(clock) && clock.outcome !== "missed");
}

/** The next in line: the one behind whoever was called first, then whoever is on duty from the next level up. */
async function findNext(
  ground: Ground,
  tx: Transaction,
  call: DutyCall,
  { case: { aboutIds } }: StoredCase,
  now: Date,
): Promise<{ person: OnDuty; bodyId: BodyId } | undefined> {
  const personIds = new Set(call.steps.map(({ personId }) => personId));
  const found = await whoIsOnDuty(ground, tx, call.bodyId, now.toISOString(), { aboutIds, personIds });
  const [person] = found?.duty.people ?? [];
  return found && person && { person, bodyId: found.bodyId };
}

async function tell(
  ground: Ground,
  tx: Transaction,
  call: DutyCall,
  { number }: StoredCase,
  step: CallStep,
  now: Date,
): Promise<void> {
  const { caseId, clockId, dueAt, bodyId } = call;
  const body = ground.organisations.bodyName(bodyId);
  await ground.tellPerson(
    tx,
    {
      key: `duty-call-${caseId}-${clockId}-${step.personId}`,
      caseId,
      personId: step.personId,
      template: "duty-call",
      values: {
        number: ground.formatNumber(number),
        "body.zh": body?.zh ?? bodyId,
        "body.en": body?.en ?? bodyId,
        "step.zh": "接单处理",
        "step.en": "taken in hand",
        due: dueAt,
      },
      urgent: true,
    },
    now,
  );
}
