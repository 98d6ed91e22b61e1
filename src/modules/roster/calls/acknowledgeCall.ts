import type { Actor } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { withTransaction } from "#platform/database/pool.ts";
import type { Ground } from "../ground.ts";
import { endAlarm } from "../store/dutyAlarms.ts";
import { acknowledgeCallRow, type CallKey, findCallForUpdate } from "../store/dutyCalls.ts";

/** "I have it": whoever was called says so, and nobody more is called. Said twice by the same person it stays said. */
export async function acknowledgeCall(
  ground: Ground,
  actor: Actor,
  key: CallKey,
  now: Date,
): Promise<CallKey | Refusal> {
  if (actor.kind === "anonymous") return refuse("not-signed-in");
  if (actor.kind !== "staff") return refuse("not-allowed");
  return withTransaction(ground.pool, async (tx): Promise<CallKey | Refusal> => {
    const call = await findCallForUpdate(tx, key);
    // Whether there is a call is told to those called alone: others might learn of a case by it.
    if (!call?.steps.some(({ personId }) => personId === actor.personId))
      return refuse("duty-call-not-found");
    if (call.acknowledged?.by === actor.personId) return key;
    if (call.acknowledged) {
      const name = ground.organisations.findPerson(call.acknowledged.by)?.name ?? call.acknowledged.by;
      return refuse("duty-call-taken", { name });
    }
    if (call.ended) return refuse("duty-call-over");
    await acknowledgeCallRow(tx, key, actor.personId, now);
    await endAlarm(tx, key, now);
    return key;
  });
}
