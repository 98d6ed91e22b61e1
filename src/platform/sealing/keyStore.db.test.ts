import type { KeyObject } from "node:crypto";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { withTransaction } from "#platform/database/pool.ts";
import { testDatabase } from "#platform/database/testing.ts";
import { createKeyStore } from "./keyStore.ts";
import { makeMasterKeys } from "./masterKeys.ts";
import { seal, unseal } from "./seal.ts";

const folder = fileURLToPath(new URL("./migrations", import.meta.url));
const { pool, ownerPool } = await testDatabase([{ unit: "sealing", folder }]);

const one = { id: 1, key: Buffer.alloc(32, 1) };
const two = { id: 2, key: Buffer.alloc(32, 2) };
const start = new Date("2025-03-04T02:00:00Z");
const clock = () => start;
const storeOf = (...keys: (typeof one)[]) => createKeyStore({ masterKeys: makeMasterKeys(keys), clock });

async function storeNewKey(store: ReturnType<typeof storeOf>, id: string) {
  const key = store.newSubjectKey(id);
  await withTransaction(pool, (tx) => store.insertSubjectKey(tx, id, key, start));
  return key.key;
}

describe("keyStore", () => {
  it("gives back the key it made, in another process too", async () => {
    const id = "00000000-0000-4000-8000-000000000001";
    const key = await storeNewKey(storeOf(one), id);
    expect((await storeOf(one).findSubjectKey(pool, id))?.equals(key)).toBe(true);
  });

  it("makes keys for many at once, for none a second one, and for whoever was forgotten none at all", async () => {
    const [known, fresh, gone] = [7, 8, 9].map((number) => `00000000-0000-4000-8000-0000000000a${number}`);
    if (!known || !fresh || !gone) throw new Error("three ids");
    const key = await storeNewKey(storeOf(one), known);
    await storeNewKey(storeOf(one), gone);
    await withTransaction(pool, (tx) => storeOf(one).destroySubjectKey(tx, gone, start));
    await storeOf(one).ensureSubjectKeys(pool, [fresh, known, gone, fresh], start);
    const keys = await storeOf(one).findSubjectKeys(pool, [known, fresh, gone]);
    expect([...keys.keys()].toSorted()).toEqual([known, fresh]);
    expect(keys.get(known)?.equals(key)).toBe(true);
  });

  it("misses a subject it never met", async () => {
    expect(await storeOf(one).findSubjectKey(pool, "00000000-0000-4000-8000-00000000000f")).toBeUndefined();
  });

  it("never stores a key in the clear", async () => {
    const id = "00000000-0000-4000-8000-000000000002";
    const key = await storeNewKey(storeOf(one), id);
    const { rows } = await pool.query<{ wrapped: Buffer }>(
      `select wrapped from keystore.subject_keys where subject_id = $1`,
      [id],
    );
    expect(rows[0]?.wrapped.includes(key.export())).toBe(false);
  });

  it("opens no key whose row was swapped with another's or tampered with", async () => {
    const [first, second] = ["00000000-0000-4000-8000-000000000003", "00000000-0000-4000-8000-000000000004"];
    await storeNewKey(storeOf(one), first);
    await storeNewKey(storeOf(one), second);
    await ownerPool.query(
      `update keystore.subject_keys set wrapped = (select wrapped from keystore.subject_keys where subject_id = $2)
       where subject_id = $1`,
      [first, second],
    );
    await expect(storeOf(one).findSubjectKey(pool, first)).rejects.toThrow();
  });

  it("turns the master key without losing a subject, and then needs the old one no more", async () => {
    const ids = ["00000000-0000-4000-8000-000000000005", "00000000-0000-4000-8000-000000000006"];
    await pool.query(`delete from keystore.subject_keys`);
    const keys: KeyObject[] = [];
    for (const id of ids) keys.push(await storeNewKey(storeOf(one), id));
    const sealed = seal(keys[0]!, { name: "古丽" }, "place");
    const both = storeOf(two, one);
    expect((await both.findSubjectKey(pool, ids[0]!))?.equals(keys[0]!)).toBe(true);
    expect(await withTransaction(pool, (tx) => both.rewrapSubjectKeys(tx, 1))).toBe(1);
    expect(await withTransaction(pool, (tx) => both.rewrapSubjectKeys(tx, 10))).toBe(1);
    expect(await withTransaction(pool, (tx) => both.rewrapSubjectKeys(tx, 10))).toBe(0);
    const found = await storeOf(two).findSubjectKeys(pool, ids);
    expect(ids.map((id, at) => found.get(id)?.equals(keys[at]!))).toEqual([true, true]);
    expect(unseal(found.get(ids[0]!)!, sealed, "place")).toEqual({ name: "古丽" });
    await expect(storeOf(one).findSubjectKey(pool, ids[0]!)).rejects.toThrow(/Master key 2/);
  });

  it("counts what each master key wraps, and leaves what one that is not listed wraps as it is", async () => {
    await ownerPool.query(`delete from keystore.subject_keys`);
    const three = { id: 3, key: Buffer.alloc(32, 3) };
    const ids = [1, 2, 3, 4].map((n) => `00000000-0000-4000-8000-0000000000c${n}`);
    for (const [at, key] of [one, one, two, three].entries()) await storeNewKey(storeOf(key), ids[at]!);
    await withTransaction(pool, (tx) => storeOf(one).destroySubjectKey(tx, ids[1]!, start));
    const withoutTwo = storeOf(three, one);
    expect(await withTransaction(pool, (tx) => withoutTwo.rewrapSubjectKeys(tx, 10))).toBe(1);
    expect(await withoutTwo.countByMasterKey(pool)).toEqual(
      new Map([
        [2, 1],
        [3, 2],
      ]),
    );
  });

  it("destroys a key for ever: here at once, in another process within a minute", async () => {
    const id = "00000000-0000-4000-8000-000000000007";
    let now = start;
    const elsewhere = createKeyStore({ masterKeys: makeMasterKeys([one]), clock: () => now });
    const here = storeOf(one);
    await storeNewKey(here, id);
    await elsewhere.findSubjectKey(pool, id);
    await withTransaction(pool, (tx) => here.destroySubjectKey(tx, id, start));
    expect(await here.findSubjectKey(pool, id)).toBeUndefined();
    now = new Date(start.getTime() + 60_000);
    expect(await elsewhere.findSubjectKey(pool, id)).toBeUndefined();
    const { rows } = await pool.query(
      `select wrapped, destroyed_at from keystore.subject_keys where subject_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ wrapped: null, destroyed_at: start }]);
  });

  it("keeps no more keys in memory than it was told to", async () => {
    const ids = [1, 2, 3].map((n) => `00000000-0000-4000-8000-0000000000a${n}`);
    const small = createKeyStore({ masterKeys: makeMasterKeys([one]), clock, cacheSize: 2 });
    for (const id of ids) await storeNewKey(small, id);
    await small.findSubjectKeys(pool, ids);
    await ownerPool.query(`delete from keystore.subject_keys where subject_id = any($1::uuid[])`, [ids]);
    const kept = await Promise.all(
      ids.map(async (id) => (await small.findSubjectKey(pool, id)) !== undefined),
    );
    expect(kept).toEqual([false, true, true]);
  });
});
