import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { refuse } from "#engine/refusal.ts";
import { type TestDatabase, testDatabase } from "#platform/database/testing.ts";
import { makeDatabaseRateLimiter } from "#platform/http/rateLimit.ts";
import type { MessageAdapter, OutgoingMessage } from "#platform/messages/messageAdapter.ts";
import { createKeyStore } from "#platform/sealing/keyStore.ts";
import { makeMasterKeys } from "#platform/sealing/masterKeys.ts";
import { makeRandomSource } from "#platform/sealing/randomSource.ts";
import { type Ground, makeGround } from "./ground.ts";
import { attemptRate, codeRate, lookUpRate } from "./index.ts";

/** What the module's database tests stand on: a real database, a carrier that keeps what it is given. */
export interface TestGround extends TestDatabase {
  ground: Ground;
  sent: OutgoingMessage[];
  /** While true, the carrier takes nothing. */
  carrier: { broken: boolean };
}

const folderOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Migrates a database of the test file's own and assembles the module's ground on it. */
export async function makeTestGround(): Promise<TestGround> {
  const database = await testDatabase([
    { unit: "sealing", folder: folderOf("../../platform/sealing/migrations") },
    { unit: "auth", folder: folderOf("../../platform/auth/migrations") },
    { unit: "reporters", folder: folderOf("./migrations") },
  ]);
  const { pool } = database;
  const sent: OutgoingMessage[] = [];
  const carrier = { broken: false };
  const messages: MessageAdapter = {
    async send(message) {
      if (carrier.broken) return refuse("message-not-sent");
      sent.push(message);
      return { sent: true };
    },
  };
  const masterKeys = makeMasterKeys([{ id: 1, key: Buffer.alloc(32, 5) }]);
  const random = makeRandomSource();
  const ground = makeGround({
    pool,
    keyStore: createKeyStore({ masterKeys, random, clock: () => new Date("2025-03-04T02:00:00Z") }),
    masterKeys,
    random,
    randomId: randomUUID,
    messages,
    codesByAddress: makeDatabaseRateLimiter(pool, "reporter-codes", codeRate),
    attemptsByAddress: makeDatabaseRateLimiter(pool, "reporter-attempts", attemptRate),
    lookUpsByPerson: makeDatabaseRateLimiter(pool, "caller-look-ups", lookUpRate),
    secureCookies: false,
  });
  return { ...database, ground, sent, carrier };
}
