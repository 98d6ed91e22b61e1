import { createHash } from "node:crypto";
import type { Actor, BodyId } from "#engine/actor.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { withTransaction } from "#platform/database/pool.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import type { RequestContext } from "#platform/http/context.ts";
import { answer } from "#platform/http/refusals.ts";
import { mayDo } from "./domain/mayDo.ts";
import type { Ground } from "./ground.ts";
import { takeTurn } from "./store.ts";
import { tryAlarmsAgain } from "./store/dutyAlarms.ts";
import { appendRosterChange, findRosterChangeByKey, type RosterChange } from "./store/rosterChanges.ts";

/** A write of a roster as it was asked for. */
export interface Write {
  actor: Actor;
  now: Date;
  /** The idempotency key the caller chose. */
  key: string;
}

/** What a write brought about, now or when its key was first used. */
export interface Written {
  after: unknown;
}

/** Why an actor may not read or change rosters; the one door before every use case. */
export function refuseRoster(
  ground: Ground,
  actor: Actor,
  bodyId: BodyId | undefined,
): Refusal<"not-signed-in" | "not-allowed"> | undefined {
  if (actor.kind === "anonymous") return refuse("not-signed-in");
  const act = bodyId === undefined ? ({ does: "read" } as const) : ({ does: "edit", bodyId } as const);
  return mayDo(actor, act, ground.organisations.tree()) ? undefined : refuse("not-allowed");
}

/**
 * Runs a write of a body's roster once for its key, in line behind others of that body, in one transaction with its
 * line of the history.
 */
export async function writeOnce(
  ground: Ground,
  write: Write,
  bodyId: BodyId,
  input: { act: RosterChange["act"] } & Readonly<Record<string, unknown>>,
  run: (tx: Transaction) => Promise<Omit<RosterChange, "act"> | Refusal>,
): Promise<Written | Refusal> {
  const refusal = refuseRoster(ground, write.actor, bodyId) ?? refuseBody(ground, bodyId);
  if (refusal) return refusal;
  const by = write.actor.kind === "staff" ? write.actor.personId : undefined;
  const inputDigest = createHash("sha256").update(JSON.stringify({ bodyId, input })).digest("base64url");
  return withTransaction(ground.pool, async (tx): Promise<Written | Refusal> => {
    await takeTurn(tx, bodyId);
    const earlier = await findRosterChangeByKey(tx, by, write.key);
    if (earlier)
      return earlier.inputDigest === inputDigest
        ? { after: earlier.after }
        : refuse("key-used-before", { key: write.key });
    const change = await run(tx);
    if (isRefusal(change)) return change;
    await tryAlarmsAgain(tx, write.now);
    const { key, now: at } = write;
    await appendRosterChange(tx, bodyId, { act: input.act, ...change }, { by, at, key, inputDigest });
    return { after: change.after };
  });
}

function refuseBody({ organisations }: Ground, bodyId: BodyId): Refusal | undefined {
  const body = organisations.findBody(bodyId);
  if (!body) return refuse("body-not-found", { id: bodyId });
  return body.active ? undefined : refuse("body-inactive", { id: bodyId });
}

/** A route's write under the idempotency key of its header. */
export function writeOf(context: RequestContext): Write {
  const key = context.header("idempotency-key") ?? "";
  const fits = key.length >= 8 && key.length <= 128;
  const write: Write = { actor: context.actor, now: context.now, key };
  return answer<Write | Refusal>(fits ? write : refuse("key-missing"));
}
