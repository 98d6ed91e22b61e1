import type { Actor } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { findCase } from "#platform/journal/readCase.ts";
import type { Ground } from "../ground.ts";
import { acknowledgeAlarmRow, findAlarmForUpdate } from "../store/dutyAlarms.ts";
import type { CallKey } from "../store/dutyCalls.ts";
import { isAboutThem, watches } from "./watchers.ts";

/**
 * "I see to it": an administrator or a supervisor says so by name; calling goes on until somebody takes the case. Said
 * twice by the same person it stays said.
 */
export async function acknowledgeAlarm(
  ground: Ground,
  actor: Actor,
  key: CallKey,
  now: Date,
): Promise<{ done: true } | Refusal> {
  if (actor.kind === "anonymous") return refuse("not-signed-in");
  if (actor.kind !== "staff") return refuse("not-allowed");
  return withTransaction(ground.pool, async (tx): Promise<{ done: true } | Refusal> => {
    const alarm = await findAlarmForUpdate(tx, key);
    const stored = alarm && (await findCase(tx, alarm.caseId));
    // Whether there is one is told to those who watch over it alone.
    if (!alarm || !stored || !watches(ground, actor, alarm.bodyId)) return refuse("duty-alarm-not-found");
    if (isAboutThem(ground, actor.personId, stored.case)) return refuse("duty-alarm-not-found");
    if (alarm.acknowledged?.by === actor.personId) return { done: true };
    if (alarm.acknowledged) {
      const { by } = alarm.acknowledged;
      return refuse("duty-alarm-acknowledged", { name: ground.organisations.findPerson(by)?.name ?? by });
    }
    await acknowledgeAlarmRow(tx, key, actor.personId, now);
    return { done: true };
  });
}
