import { createSecretKey, hkdfSync, randomUUID } from "node:crypto";
import { join } from "node:path";
import { makeStaffSignIn } from "#platform/auth/makeStaffSignIn.ts";
import { totpRequiredFor } from "#platform/auth/secondFactorPolicy.ts";
import { createStaffAccount, disableStaffAccount } from "#platform/auth/staffAccounts.ts";
import type { Config } from "#platform/config/config.ts";
import { createPool } from "#platform/database/pool.ts";
import { localFileStore } from "#platform/files/localFileStore.ts";
import { makeDatabaseRateLimiter } from "#platform/http/rateLimit.ts";
import { makeCaseNumbers } from "#platform/journal/caseNumbers.ts";
import { type LiveHub, startLiveHub } from "#platform/live/liveHub.ts";
import type { Log } from "#platform/log/log.ts";
import { makeMessageAdapter } from "#platform/messages/makeMessageAdapter.ts";
import { createKeyStore } from "#platform/sealing/keyStore.ts";
import { makeMasterKeys } from "#platform/sealing/masterKeys.ts";
import { makeRandomSource } from "#platform/sealing/randomSource.ts";
import { createOrganisations } from "#modules/organisations/index.ts";
import { attemptRate, codeRate, makeReporters } from "#modules/reporters/index.ts";
import { hasOpenDuties, makeReceiptCodes, makeRequests } from "#modules/requests/index.ts";
import { calendarInForce } from "./calendar.ts";
import type { DatabaseUrls } from "./database.ts";

const poolSize = 20;
const statementTimeoutMs = 30_000;

/** Everything a process runs on, put together from its configuration. */
export type System = Awaited<ReturnType<typeof assemble>>;

/** Puts modules and platform together over a migrated database. */
export async function assemble(config: Config, urls: DatabaseUrls, log: Log, clock: () => Date) {
  let stopping = false;
  const pool = createPool(urls.appUrl, {
    max: poolSize,
    name: "shiliu",
    statementTimeoutMs,
    onConnectionLost: (error) => {
      if (!stopping) log.warn({ err: error }, "a database connection was lost");
    },
  });
  const production = config.mode === "production";
  const secureCookies = production;
  const random = makeRandomSource();
  const randomId = (): string => randomUUID();
  const masterKeys = makeMasterKeys([{ id: 1, key: config.masterKey }]);
  const keyStore = createKeyStore({ masterKeys, clock, random });

  // The hub needs no module, and modules tell it what they wrote: it is there first, and learns who to wake.
  let onSignal = (): void => undefined;
  const hub: LiveHub = await startLiveHub({
    listenUrl: urls.listenUrl,
    db: pool,
    log,
    onSignal: () => onSignal(),
  });

  const organisations = createOrganisations({
    pool,
    randomId,
    random,
    hasOpenDuties: (bodyId) => hasOpenDuties(pool, bodyId),
    createAccount: (tx, account) => createStaffAccount(tx, account, random),
    disableAccount: (tx, personId, now) => disableStaffAccount(tx, personId, now),
  });
  await organisations.load();
  const reporters = makeReporters({
    pool,
    keyStore,
    masterKeys,
    random,
    randomId,
    messages: makeMessageAdapter({ production, dataDir: config.dataFolder, carrier: config.messages }),
    codesByAddress: makeDatabaseRateLimiter(pool, "reporter-codes", codeRate),
    attemptsByAddress: makeDatabaseRateLimiter(pool, "reporter-attempts", attemptRate),
    secureCookies,
  });
  const staffSignIn = makeStaffSignIn({
    pool,
    masterKeys,
    secret: config.secret,
    publicUrl: config.publicUrl,
    secureCookies,
    clock,
    randomId,
    requiresSecondFactor: async (personId) =>
      production && totpRequiredFor(organisations.postsOf(personId).map((post) => post.role)),
  });
  const files = {
    store: localFileStore(join(config.dataFolder, "files")),
    keyFor: async (uploadId: string): Promise<Uint8Array | undefined> => {
      const known = await keyStore.findSubjectKey(pool, uploadId);
      if (known) return known.export();
      // A new upload's key; one that was destroyed stays so.
      await keyStore.ensureSubjectKey(pool, uploadId, clock());
      return (await keyStore.findSubjectKey(pool, uploadId))?.export();
    },
  };
  const receiptKey = createSecretKey(
    Buffer.from(hkdfSync("sha256", config.secret, "shiliu", "receipts", 32)),
  );
  const requests = makeRequests({
    pool,
    keyStore,
    numbers: makeCaseNumbers(pool),
    written: (caseId) => hub.written(caseId),
    organisations,
    reporters,
    files,
    receipts: makeReceiptCodes(receiptKey),
    calendar: () => calendarInForce,
  });
  return {
    config,
    log,
    clock,
    pool,
    hub,
    keyStore,
    organisations,
    reporters,
    requests,
    staffSignIn,
    files,
    randomId,
    random,
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
