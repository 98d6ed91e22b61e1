import { createSecretKey, hkdfSync, type KeyObject, randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Config } from "#platform/config/config.ts";
import { createPool, type Pool } from "#platform/database/pool.ts";
import { localFileStore } from "#platform/files/localFileStore.ts";
import { LiveHub } from "#platform/live/liveHub.ts";
import type { Log } from "#platform/log/log.ts";
import { createKeyStore, type KeyStore } from "#platform/sealing/keyStore.ts";
import { makeMasterKeys } from "#platform/sealing/masterKeys.ts";
import { makeRandomSource } from "#platform/sealing/randomSource.ts";
import type { DatabaseUrls } from "./database.ts";
import { makeJobLog } from "./jobLog.ts";
import { readBoundaries } from "./map/readBoundaries.ts";

const poolSize = 20;
const statementTimeoutMs = 30_000;

/** Makes what modules stand on, over a migrated database: connections, keys, files, time and chance. */
export async function makeBasis(config: Config, urls: DatabaseUrls, log: Log, clock: () => Date) {
  let stopping = false;
  // Modules tell the hub what they wrote; who is to be woken by it is known later.
  let onSignal = (): void => undefined;
  const pool = createPool(urls.appUrl, {
    max: poolSize,
    name: "shiliu",
    statementTimeoutMs,
    onConnectionLost: (error) => {
      if (!stopping) log.warn({ err: error }, "a database connection was lost");
    },
  });
  const random = makeRandomSource();
  const masterKeys = makeMasterKeys(config.masterKeys);
  const keyStore = createKeyStore({ masterKeys, clock, random });
  const hub = await LiveHub.start({ listenUrl: urls.listenUrl, db: pool, log, onSignal: () => onSignal() });
  return {
    config,
    log,
    clock,
    pool,
    random,
    randomId: (): string => randomUUID(),
    masterKeys,
    keyStore,
    hub,
    /** What became of the worker's jobs, where it runs in this process. */
    jobs: makeJobLog(clock),
    files: {
      store: localFileStore(join(config.dataFolder, "files")),
      keyFor: fileKeys(keyStore, pool, clock),
    },
    /** The boundaries of places, where the operator has supplied them. */
    boundaries:
      config.map.boundariesFile === undefined ? undefined : readBoundaries(config.map.boundariesFile),
    receiptKey: deriveKey(config.secret, "receipts"),
    /** Calls `wake` whenever something new may stand in the journal. */
    wakeOn(wake: () => void) {
      onSignal = wake;
    },
    async stop() {
      stopping = true;
      await hub.stop();
      await pool.end();
    },
  };
}

/** The key of an upload: found, or made at the first asking; one that was destroyed stays so. */
function fileKeys(keyStore: KeyStore, pool: Pool, clock: () => Date) {
  return async (uploadId: string): Promise<Uint8Array | undefined> => {
    const known = await keyStore.findSubjectKey(pool, uploadId);
    if (known) return known.export();
    await keyStore.ensureSubjectKey(pool, uploadId, clock());
    return (await keyStore.findSubjectKey(pool, uploadId))?.export();
  };
}

function deriveKey(secret: string, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync("sha256", secret, "shiliu", purpose, 32)));
}
