import type { KeyObject } from "node:crypto";
import { gather } from "#platform/database/gather.ts";
import type { Pool } from "#platform/database/pool.ts";
import type { RateLimiter } from "#platform/http/rateLimit.ts";
import type { MessageAdapter } from "#platform/messages/messageAdapter.ts";
import type { KeyStore } from "#platform/sealing/keyStore.ts";
import type { MasterKeys } from "#platform/sealing/masterKeys.ts";
import type { RandomSource } from "#platform/sealing/randomSource.ts";
import { findReportersByPhones, type ReporterRow } from "./store.ts";

/** What the module is handed by whoever assembles it. */
export interface ReportersNeeds {
  pool: Pool;
  keyStore: KeyStore;
  masterKeys: MasterKeys;
  random: RandomSource;
  /** A new random UUID. */
  randomId(): string;
  messages: MessageAdapter;
  /** Codes asked for, by address; `codeRate` is the rule meant for it. */
  codesByAddress: RateLimiter;
  /** Codes tried, by address; `attemptRate` is the rule meant for it. */
  attemptsByAddress: RateLimiter;
  /** Callers looked up, by the person who looks; `lookUpRate` is the rule meant for it. */
  lookUpsByPerson: RateLimiter;
  /** Whether cookies are for HTTPS only; always so in production. */
  secureCookies: boolean;
}

/** What every use case stands on. */
export interface Ground extends ReportersNeeds {
  /** Finds people; the same for every process and over every turning of the master key. */
  indexKey: KeyObject;
  /** Keeps one-time codes, which are too short to be hashed without a secret. */
  codeKey: KeyObject;
  /** The reporter with a phone; those asked for together are read together. */
  findByPhone(phoneIndex: Buffer): Promise<ReporterRow | undefined>;
}

/** How look-ups are gathered: of reports and answers that come together. */
export const together = { most: 32, atOnce: 2 } as const;

/** Makes the {@link Ground} of a process. */
export function makeGround(needs: ReportersNeeds): Ground {
  const { masterKeys, pool } = needs;
  return {
    ...needs,
    indexKey: masterKeys.derive("blind-index", masterKeys.firstId),
    codeKey: masterKeys.derive("one-time-code"),
    findByPhone: gather(
      { ...together, nameOf: (index: Buffer) => index.toString("hex") },
      (indexes: readonly Buffer[]) => findReportersByPhones(pool, indexes),
    ),
  };
}
