import { createHash } from "node:crypto";
import type { Actor, PersonId } from "#engine/actor.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { withTransaction } from "#platform/database/pool.ts";
import type { Change, StoredChange } from "./domain/change.ts";
import type { Snapshot } from "./domain/snapshot.ts";
import type { Ground } from "./ground.ts";
import { loadSnapshot } from "./snapshotKeeper.ts";
import { advanceVersion, appendChanges, findChangeByKey, takeTurn } from "./store.ts";

/** A write as it was asked for. */
export interface Write {
  actor: Actor;
  now: Date;
  /** The idempotency key the caller chose. */
  key: string;
  /** What is asked, as plain data: the same key may only ever stand for the same input. */
  input: unknown;
}

/** What a write brought about, now or when its key was first used. */
export interface Written {
  first: Pick<StoredChange, "subjectId" | "newValue"> | undefined;
}

/**
 * Runs a write once for its key, in line behind other writes, in one transaction with its history.
 * `run` is handed the organisations as of its turn, checks everything before it writes anything, and gives the
 * changes it made; none means that everything already was as asked.
 */
export async function writeOnce(
  ground: Ground,
  write: Write,
  run: (tx: Transaction, snapshot: Snapshot) => Promise<readonly Change[] | Refusal>,
): Promise<Written | Refusal> {
  if (write.actor.kind === "anonymous") return refuse("not-signed-in");
  if (write.actor.kind === "reporter") return refuse("not-allowed");
  const by = write.actor.kind === "staff" ? write.actor.personId : undefined;
  const done = await withTransaction(ground.pool, (tx) => runInTurn(tx, write, by, run));
  if (isRefusal(done)) return done;
  // A write that was sent before may have been done elsewhere: the answer is read from a snapshot that knows it.
  await ground.keeper.reloadIfChanged();
  if (done.version !== undefined) await ground.notifyChange?.(done.version);
  return { first: done.first };
}

async function runInTurn(
  tx: Transaction,
  write: Write,
  by: PersonId | undefined,
  run: (tx: Transaction, snapshot: Snapshot) => Promise<readonly Change[] | Refusal>,
): Promise<(Written & { version: number | undefined }) | Refusal> {
  await takeTurn(tx);
  const inputDigest = digest(write.input);
  const earlier = await findChangeByKey(tx, by, write.key);
  if (earlier) {
    return earlier.inputDigest === inputDigest
      ? { first: earlier, version: undefined }
      : refuse("key-used-before", { key: write.key });
  }
  const changes = await run(tx, await loadSnapshot(tx));
  if (isRefusal(changes)) return changes;
  if (changes.length === 0) return { first: undefined, version: undefined };
  await appendChanges(tx, changes, { by, at: write.now, key: write.key, inputDigest });
  return { first: changes[0], version: await advanceVersion(tx) };
}

function digest(input: unknown): string {
  return createHash("sha256").update(JSON.stringify(input)).digest("base64url");
}
