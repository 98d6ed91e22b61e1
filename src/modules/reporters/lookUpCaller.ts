import type { ReporterId, StaffActor } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { blindIndex, normalisePhone } from "#platform/sealing/blindIndex.ts";
import { isWholeNumber } from "./domain/codeRules.ts";
import type { Ground } from "./ground.ts";
import { findReporterByPhone, insertLookUp } from "./store.ts";

/** Somebody on the phone who looks up who calls. */
export interface CallerLookUp {
  actor: StaffActor;
  phone: string;
  now: Date;
}

/** Finds a caller by the whole number they call from, and records who looked: no look without its record. */
export async function lookUpCaller(
  ground: Ground,
  { actor, phone, now }: CallerLookUp,
): Promise<{ reporterId: ReporterId | undefined } | Refusal<"number-not-whole" | "look-ups-too-many">> {
  if (!isWholeNumber(normalisePhone(phone))) return refuse("number-not-whole");
  const taken = await ground.lookUpsByPerson.take(actor.personId, now);
  if (!taken.allowed) {
    const { retryAfterSeconds } = taken;
    return refuse("look-ups-too-many", { retryAfterSeconds });
  }
  return withTransaction(ground.pool, async (tx) => {
    const found = await findReporterByPhone(tx, blindIndex(ground.indexKey, "phone", phone));
    await insertLookUp(tx, {
      id: ground.randomId(),
      reporterId: found?.id,
      personId: actor.personId,
      role: actor.post.role,
      bodyId: actor.post.bodyId,
      lookedUpAt: now,
    });
    return { reporterId: found?.id };
  });
}
