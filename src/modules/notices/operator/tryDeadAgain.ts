import { type Refusal, refuse } from "#engine/refusal.ts";
import { withTransaction } from "#platform/database/pool.ts";
import type { Ground } from "../ground.ts";
import {
  type BulkDecision,
  type BulkOutcome,
  countDead,
  findBulkDecision,
  lockBulkKey,
  tryManyAgain,
} from "../store.ts";

/** One step holds its rows for a moment only; whoever has more takes it again. */
const atOnce = 5_000;

/** Dead letters by way and reason, with the moment they were counted: what an operator sees before deciding of many. */
export async function readDeadGroups(ground: Pick<Ground, "pool">, now: Date) {
  return { asOf: now.toISOString(), groups: await countDead(ground.pool, now) };
}

/**
 * Sends again whatever of some kind could not be sent by a moment. Sent twice under one key it has the effect of once;
 * what became undeliverable since the operator looked is left for another look.
 */
export async function tryDeadAgain(
  ground: Pick<Ground, "pool">,
  decision: BulkDecision,
  now: Date,
): Promise<BulkOutcome | Refusal<"notice-key-used" | "notice-none-dead">> {
  return withTransaction(ground.pool, async (tx) => {
    await lockBulkKey(tx, decision.personId, decision.key);
    const before = await findBulkDecision(tx, decision.personId, decision.key);
    if (before) {
      const { again, stillDead } = before;
      return isSame(before, decision) ? { again, stillDead } : refuse("notice-key-used");
    }
    const meant = { ...decision, until: decision.until > now ? now : decision.until };
    const outcome = await tryManyAgain(tx, meant, now, atOnce);
    return outcome.again === 0 ? refuse("notice-none-dead") : outcome;
  });
}

function isSame(one: BulkDecision, other: BulkDecision): boolean {
  return one.channel === other.channel && one.reason === other.reason;
}
