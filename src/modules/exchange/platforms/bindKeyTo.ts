import type { Actor } from "#engine/actor.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { findListedKey } from "#platform/auth/apiKeys.ts";
import { withTransaction } from "#platform/database/pool.ts";
import type { Ground } from "../ground.ts";
import { bindKey, findPlatform } from "../store.ts";
import { getOperator } from "./getOperator.ts";

/** Lets an API key speak for a platform, and for no other ever after; sent twice, it is bound once. */
export async function bindKeyTo(
  ground: Ground,
  bond: { actor: Actor; keyId: string; platformId: string; now: Date },
): Promise<{ keyId: string; platformId: string } | Refusal> {
  const { actor, keyId, platformId, now } = bond;
  const by = getOperator(ground, actor);
  if (isRefusal(by)) return by;
  if (!(await findPlatform(ground.pool, platformId))) return refuse("platform-unknown");
  const key = await findListedKey(ground.pool, keyId);
  if (!key || key.revokedAt) return refuse("platform-key-unknown");
  const bound = await withTransaction(ground.pool, (tx) => bindKey(tx, { keyId, platformId, by, now }));
  return bound === platformId ? { keyId, platformId } : refuse("platform-key-bound");
}
