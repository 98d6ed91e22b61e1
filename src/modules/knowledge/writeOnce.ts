import { createHash } from "node:crypto";
import type { Actor, StaffActor } from "#engine/actor.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { withTransaction } from "#platform/database/pool.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import type { RequestContext } from "#platform/http/context.ts";
import { answer } from "#platform/http/refusals.ts";
import { checkKeeping } from "./domain/mayKeep.ts";
import type { Ground } from "./ground.ts";
import { appendChange, type Change, findChangeByKey, takeTurn } from "./store/changes.ts";

/** A write as it was asked for. */
export interface Write {
  actor: Actor;
  now: Date;
  /** The idempotency key the caller chose. */
  key: string;
}

/** What a write brought about, now or when its key was first used. */
export interface Written {
  subjectId: string;
}

/**
 * Runs a write once for its key, in one transaction with its line of the history. `run` checks who may and everything
 * else before it writes anything.
 */
export async function writeOnce(
  ground: Ground,
  { actor, now, key }: Write,
  input: { act: Change["act"] } & Readonly<Record<string, unknown>>,
  run: (tx: Transaction, actor: StaffActor) => Promise<Omit<Change, "act"> | Refusal>,
): Promise<Written | Refusal> {
  const refusal = checkKeeping(actor, { does: "read", public: false }, ground.organisations.tree());
  if (refusal) return refusal;
  if (actor.kind !== "staff") return refuse("not-allowed");
  const inputDigest = createHash("sha256").update(JSON.stringify(input)).digest("base64url");
  const by = actor.personId;
  return withTransaction(ground.pool, async (tx): Promise<Written | Refusal> => {
    await takeTurn(tx, by, key);
    const earlier = await findChangeByKey(tx, by, key);
    if (earlier)
      return earlier.inputDigest === inputDigest
        ? { subjectId: earlier.subjectId }
        : refuse("key-used-before", { key });
    const change = await run(tx, actor);
    if (isRefusal(change)) return change;
    await appendChange(
      tx,
      { act: input.act, ...change },
      { by, bodyId: actor.post.bodyId, at: now, key, inputDigest },
    );
    return { subjectId: change.subjectId };
  });
}

/** A route's write under the idempotency key of its header. */
export function writeOf(context: RequestContext): Write {
  const key = context.header("idempotency-key") ?? "";
  const fits = key.length >= 8 && key.length <= 128;
  const write: Write = { actor: context.actor, now: context.now, key };
  return answer<Write | Refusal>(fits ? write : refuse("key-missing"));
}
