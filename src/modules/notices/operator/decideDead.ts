import type { PersonId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { withTransaction } from "#platform/database/pool.ts";
import type { Ground } from "../ground.ts";
import { decideNotice, findDecision } from "../store.ts";

/** What an operator decides of a message that could not be sent. */
export interface DeadDecision {
  id: string;
  key: string;
  act: "tryAgain" | "giveUp";
  personId: PersonId;
  note?: string;
}

/** Sends a dead letter again or leaves it unsent, and records who decided and when. */
export async function decideDead(
  ground: Pick<Ground, "pool">,
  decision: DeadDecision,
  now: Date,
): Promise<{ decided: true } | Refusal<"notice-not-dead" | "notice-key-used">> {
  const { id: noticeId, key, act, personId, note } = decision;
  return withTransaction(ground.pool, async (tx) => {
    const before = await findDecision(tx, noticeId, key);
    if (before)
      return before.act === act && before.personId === personId
        ? ({ decided: true } as const)
        : refuse("notice-key-used");
    const done = await decideNotice(tx, { noticeId, key, act, personId, note, now });
    return done ? ({ decided: true } as const) : refuse("notice-not-dead");
  });
}
