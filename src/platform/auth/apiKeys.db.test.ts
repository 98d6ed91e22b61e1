import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { withTransaction } from "#platform/database/pool.ts";
import { testDatabase } from "#platform/database/testing.ts";
import { makeRandomSource } from "#platform/sealing/randomSource.ts";
import { createApiKey, findApiKey, listApiKeys, revokeApiKey } from "./apiKeys.ts";

const folder = fileURLToPath(new URL("./migrations", import.meta.url));
const { pool } = await testDatabase([{ unit: "auth", folder }]);
const now = new Date("2025-03-04T02:00:00Z");
const personId = randomUUID();
const postId = randomUUID();

async function makeKey(expiresAt?: Date): Promise<{ id: string; key: string }> {
  const id = randomUUID();
  const wanted = { id, name: "hotline 12345", personId, postId, now, expiresAt };
  return { id, key: await withTransaction(pool, (tx) => createApiKey(tx, wanted, makeRandomSource())) };
}

describe("API keys", () => {
  it("open the post they were made for and note their use", async () => {
    const { id, key } = await makeKey();
    expect(await findApiKey(pool, `Bearer ${key}`, now)).toEqual({ id, personId, postId });
    expect((await listApiKeys(pool)).find((listed) => listed.id === id)?.lastUsedAt).toEqual(now);
  });

  it("are kept as hashes only", async () => {
    const { key } = await makeKey();
    const { rows } = await pool.query(`select k::text as line from auth.api_keys k`);
    for (const { line } of rows) expect(line).not.toContain(key.slice(4));
  });

  it("open nothing when revoked, expired, altered or of another scheme", async () => {
    const revoked = await makeKey();
    await withTransaction(pool, (tx) => revokeApiKey(tx, revoked.id, now));
    const expired = await makeKey(now);
    const { key } = await makeKey();
    for (const header of [
      `Bearer ${revoked.key}`,
      `Bearer ${expired.key}`,
      `Bearer ${key.slice(0, -1)}`,
      `Basic ${key}`,
      key,
      "Bearer slk_",
      undefined,
    ]) {
      expect(await findApiKey(pool, header, now)).toBeUndefined();
    }
  });
});
