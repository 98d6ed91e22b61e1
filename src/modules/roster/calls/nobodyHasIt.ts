import type { Instant } from "#engine/instant.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import type { StoredCase } from "#platform/journal/storedCase.ts";
import { dutyChain } from "../domain/onDuty.ts";
import type { AlarmReason } from "../domain/callPlan.ts";
import type { Ground } from "../ground.ts";
import { findNextChange, raiseAlarm } from "../store/dutyAlarms.ts";
import { type DutyCall, setNextCall } from "../store/dutyCalls.ts";
import { watchersOf } from "./watchers.ts";

/** Whoever is given a post, or comes back, may be found before any shift changes. */
const longestWaitMs = 3_600_000;

/**
 * Nobody is on duty anywhere, or nobody who was called has answered: those who watch over the body are told, once for each
 * of the two, and calling is tried again as the people on duty change. Gives whether that is news.
 */
export async function nobodyHasIt(
  ground: Ground,
  tx: Transaction,
  call: DutyCall,
  stored: StoredCase,
  now: Date,
): Promise<boolean> {
  const reason: AlarmReason = call.steps.length === 0 ? "nobody" : "unanswered";
  const isNews = await raiseAlarm(tx, call, reason, now);
  await setNextCall(tx, call, await nextTryAt(ground, tx, call, stored, now));
  if (isNews) await tellWatchers(ground, tx, call, stored, reason, now);
  return isNews;
}

/** When somebody is looked for again: as the people on duty change along the chain, or a while from now. */
export async function nextTryAt(
  ground: Ground,
  tx: Transaction,
  { bodyId }: DutyCall,
  { case: { aboutIds } }: StoredCase,
  now: Date,
): Promise<Instant> {
  const { organisations } = ground;
  const chain = dutyChain(bodyId, organisations.tree(), organisations.desks(), aboutIds);
  const change = await findNextChange(tx, chain, now);
  const latest = new Date(now.getTime() + longestWaitMs).toISOString();
  return change !== undefined && change < latest ? change : latest;
}

async function tellWatchers(
  ground: Ground,
  tx: Transaction,
  call: DutyCall,
  stored: StoredCase,
  reason: AlarmReason,
  now: Date,
): Promise<void> {
  const { caseId, clockId, bodyId, dueAt } = call;
  const body = ground.organisations.bodyName(bodyId);
  for (const personId of watchersOf(ground, call, stored.case))
    await ground.tellPerson(
      tx,
      {
        key: `duty-alarm-${caseId}-${clockId}-${reason}-${personId}`,
        caseId,
        personId,
        template: "duty-alarm",
        values: {
          number: ground.formatNumber(stored.number),
          "body.zh": body?.zh ?? bodyId,
          "body.en": body?.en ?? bodyId,
          due: dueAt,
        },
        urgent: true,
      },
      now,
    );
}
