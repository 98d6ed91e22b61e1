import type { ReporterId } from "#engine/actor.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import type { Ground } from "./ground.ts";
import { markForgotten } from "./store.ts";

/**
 * Forgets a reporter: destroys their key and what they could be found by. Their cases stay, without them.
 * Other processes may still hold the key in memory for a minute.
 */
export async function forgetReporter(
  ground: Ground,
  tx: Transaction,
  id: ReporterId,
  now: Date,
): Promise<void> {
  await markForgotten(tx, id, now);
  await ground.keyStore.destroySubjectKey(tx, id, now);
}
