import type { Config } from "#platform/config/config.ts";
import { type Pool, withTransaction } from "#platform/database/pool.ts";
import type { KeyStore } from "#platform/sealing/keyStore.ts";
import type { MasterKeys } from "#platform/sealing/masterKeys.ts";
import { makeBasis } from "./makeBasis.ts";
import { drawProgress } from "./drawProgress.ts";
import { keysLeft, progressOfKeys, type RewrapProgress, unlistedKeys } from "./rewrapProgress.ts";
import { withDatabase } from "./withDatabase.ts";

type Say = (text: string) => void;

/** Exit codes: all keys are wrapped by the current master key; some are left; asked wrongly. */
const exits = { done: 0, left: 1, usage: 2 } as const;

// A batch is one transaction: what is done stays done, and whoever forgets a reporter meanwhile waits for no more.
const batchSize = 500;

/** `keys rewrap`: wraps all subject keys anew with the newest master key; run again, it goes on. */
export async function rewrapKeys(args: readonly string[], say: Say, config: Config): Promise<number> {
  if (args.length !== 1 || args[0] !== "rewrap") {
    say("Usage: shiliu keys rewrap\n");
    return exits.usage;
  }
  return withDatabase(config, async ({ urls, log, clock }) => {
    const basis = await makeBasis(config, urls, log, clock);
    const stop = new AbortController();
    const onSignal = () => stop.abort();
    process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
    const progress = drawProgress(say, clock, progressOfKeys);
    try {
      await rewrapAll(basis, progress.tell, stop.signal);
      progress.end();
      return await tellWhatIsLeft(basis, say);
    } finally {
      process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
      await basis.stop();
    }
  });
}

interface Needs {
  pool: Pool;
  keyStore: KeyStore;
  masterKeys: MasterKeys;
}

async function rewrapAll(
  { pool, keyStore, masterKeys }: Needs,
  tell: (progress: RewrapProgress) => void,
  stop: AbortSignal,
): Promise<void> {
  const counts = await keyStore.countByMasterKey(pool);
  const total = masterKeys.olderIds.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0);
  for (let done = 0; !stop.aborted; ) {
    const rewrapped = await withTransaction(pool, (tx) => keyStore.rewrapSubjectKeys(tx, batchSize));
    if (rewrapped === 0) return;
    done += rewrapped;
    tell({ done, total });
  }
}

async function tellWhatIsLeft({ pool, keyStore, masterKeys }: Needs, say: Say): Promise<number> {
  const counts = await keyStore.countByMasterKey(pool);
  const { currentId, olderIds } = masterKeys;
  const unlisted = [...counts].filter(([id]) => id !== currentId && !olderIds.includes(id));
  const left = olderIds.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0);
  say(keysLeft(left, { currentId, wrapped: counts.get(currentId) ?? 0 }));
  for (const [id, keys] of unlisted) say(unlistedKeys(id, keys));
  return left + unlisted.length === 0 ? exits.done : exits.left;
}
