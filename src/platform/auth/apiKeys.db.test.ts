import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { withTransaction } from "#platform/database/pool.ts";
import { testDatabase } from "#platform/database/testing.ts";
import { makeRandomSource } from "#platform/sealing/randomSource.ts";
import { createApiKey, findApiKey, findListedKey, listApiKeys, revokeApiKey } from "./apiKeys.ts";

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
    expect((await findListedKey(pool, id))?.lastUsedAt).toEqual(now);
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

  it("are listed newest first, page by page, and those that are over only where they are asked for", async () => {
    const owner = randomUUID();
    const ids: string[] = [];
    for (const minute of [1, 2, 3, 4]) {
      const id = randomUUID();
      ids.unshift(id);
      const at = new Date(now.getTime() + minute * 60_000);
      const key = { id, name: `第 ${minute} 把`, personId: owner, postId, now: at };
      await withTransaction(pool, (tx) =>
        createApiKey(tx, { ...key, expiresAt: minute === 2 ? at : undefined }, makeRandomSource()),
      );
      if (minute === 3) await withTransaction(pool, (tx) => revokeApiKey(tx, id, at));
    }
    const later = new Date(now.getTime() + 600_000);
    const list = async (withEnded: boolean, limit: number, after?: { createdAt: Date; id: string }) =>
      listApiKeys(pool, { personId: owner, withEnded, now: later, after, limit });
    const first = await list(true, 3);
    expect(first.map(({ id }) => id)).toEqual(ids.slice(0, 3));
    expect((await list(true, 3, first.at(-1))).map(({ id }) => id)).toEqual(ids.slice(3));
    expect((await list(false, 9)).map(({ id }) => id)).toEqual([ids[0], ids[3]]);
  });
});
