import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { type Config, parseConfig } from "#platform/config/config.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { testDatabase } from "#platform/database/testing.ts";
import { createKeyStore } from "#platform/sealing/keyStore.ts";
import { makeMasterKeys } from "#platform/sealing/masterKeys.ts";
import { migrations } from "./modules.ts";
import { rewrapKeys } from "./rewrapKeys.ts";

const { appUrl, migrationUrl, pool, ownerPool } = await testDatabase(migrations);
const folder = mkdtempSync(join(tmpdir(), "shiliu-keys-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const keys = [1, 2, 3].map((id) => ({ id, key: randomBytes(32) }));
const now = new Date("2025-03-04T02:00:00Z");

function configWith(...ids: number[]): Config {
  const list = ids.map((id) => `${id}:${keys[id - 1]!.key.toString("base64")}`).join(",");
  const config = parseConfig({
    SHILIU_MASTER_KEY: list,
    SHILIU_SECRET: randomBytes(36).toString("base64url"),
    SHILIU_DATA: folder,
    DATABASE_URL: appUrl,
    DATABASE_MIGRATION_URL: migrationUrl,
  });
  if ("refused" in config) throw new Error(config.message);
  return config;
}

const storeOf = (...ids: number[]) =>
  createKeyStore({ masterKeys: makeMasterKeys(configWith(...ids).masterKeys), clock: () => now });

/** Stores keys for so many subjects, wrapped by the newest of these master keys. */
async function storeKeys(count: number, ...ids: number[]): Promise<string[]> {
  const subjectIds = Array.from({ length: count }, () => randomUUID());
  await storeOf(...ids).ensureSubjectKeys(pool, subjectIds, now);
  return subjectIds;
}

async function run(...ids: number[]): Promise<{ code: number; said: string }> {
  let said = "";
  const code = await rewrapKeys(["rewrap"], (text) => void (said += text), configWith(...ids));
  return { code, said };
}

const nothing = () => ownerPool.query("delete from keystore.subject_keys");

it("keys rewrap wraps every key with the newest master key, over batches, and says that none is left", async () => {
  await nothing();
  const subjectIds = await storeKeys(1_203, 1);
  const before = await storeOf(1).findSubjectKeys(pool, subjectIds);
  expect(await run(2, 1)).toEqual({ code: 0, said: "0 left: master key 2 wraps 1,203 keys.\n" });
  // Opened by the new one alone: the old one is needed for no key.
  const masterKeys = makeMasterKeys([keys[1]!]);
  const after = await createKeyStore({ masterKeys, clock: () => now }).findSubjectKeys(pool, subjectIds);
  expect(after.size).toBe(1_203);
  for (const [id, key] of before) expect(after.get(id)?.equals(key)).toBe(true);
});

it("keys rewrap may be run again, and again after keys came in that an older process made", async () => {
  await nothing();
  expect(await run(2, 1)).toMatchObject({ code: 0 });
  await storeKeys(3, 1);
  await storeKeys(2, 2, 1);
  expect((await run(2, 1)).said).toBe("0 left: master key 2 wraps 5 keys.\n");
  expect((await run(2, 1)).said).toBe("0 left: master key 2 wraps 5 keys.\n");
});

it("keys rewrap leaves alone what somebody else holds, and says how many are left", async () => {
  await nothing();
  const [held] = await storeKeys(4, 1);
  await withTransaction(pool, async (tx) => {
    await tx.query("select 1 from keystore.subject_keys where subject_id = $1 for update", [held]);
    const { code, said } = await run(2, 1);
    expect(code).toBe(1);
    expect(said).toContain("1 left, still wrapped by older master keys");
  });
  expect((await run(2, 1)).code).toBe(0);
});

it("keys rewrap does what it can, and names the master key that is no longer listed", async () => {
  await nothing();
  await storeKeys(2, 2, 1);
  await storeKeys(3, 1);
  const { code, said } = await run(3, 1);
  expect(code).toBe(1);
  expect(said).toContain("0 left: master key 3 wraps 3 keys.");
  expect(said).toContain("2 keys are wrapped by master key 2, which SHILIU_MASTER_KEY does not list");
  expect((await run(3, 2, 1)).code).toBe(0);
});

it("keys does nothing but rewrap", async () => {
  let said = "";
  expect(await rewrapKeys(["turn"], (text) => void (said += text), configWith(1))).toBe(2);
  expect(said).toBe("Usage: shiliu keys rewrap\n");
});
