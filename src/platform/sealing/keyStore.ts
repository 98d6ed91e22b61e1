import { createSecretKey, type KeyObject } from "node:crypto";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import { decrypt, encrypt } from "./cipher.ts";
import { makeKeyCache, type KeyCache } from "./keyCache.ts";
import type { MasterKeys } from "./masterKeys.ts";
import { makeRandomSource, type RandomSource } from "./randomSource.ts";

/** A key made for a subject, and the wrapped form that goes into `keystore.subject_keys`. */
export interface NewSubjectKey {
  key: KeyObject;
  wrapped: Buffer;
  masterKeyId: number;
}

/** The keys of the people who asked, one each; a key lost here makes everything sealed with it unreadable. */
export interface KeyStore {
  /** Makes a key without touching the database, for a row that the caller's own statement inserts. */
  newSubjectKey(subjectId: string): NewSubjectKey;
  /** The key of a subject, or undefined where there is none or it was destroyed. */
  findSubjectKey(db: Queryable, subjectId: string): Promise<KeyObject | undefined>;
  /** The keys of many subjects by one query; those without a key are left out. */
  findSubjectKeys(db: Queryable, subjectIds: readonly string[]): Promise<Map<string, KeyObject>>;
  /** Inserts a key made by {@link KeyStore.newSubjectKey}, where no larger statement does. */
  insertSubjectKey(tx: Transaction, subjectId: string, key: NewSubjectKey, now: Date): Promise<void>;
  /** Makes and stores a key for a subject who has none; one whose key was destroyed gets no other. */
  ensureSubjectKey(db: Queryable, subjectId: string, now: Date): Promise<void>;
  /** The same for many subjects by one statement. */
  ensureSubjectKeys(db: Queryable, subjectIds: readonly string[], now: Date): Promise<void>;
  /** Destroys a subject's key for ever; the row stays as the record of when. After the commit, also `forget` it. */
  destroySubjectKey(tx: Transaction, subjectId: string, now: Date): Promise<void>;
  /** Wraps up to `limit` keys of older master keys anew with the current one; gives how many it did. */
  rewrapSubjectKeys(tx: Transaction, limit: number): Promise<number>;
  /** How many keys each master key wraps, by its number, listed or not. */
  countByMasterKey(db: Queryable): Promise<ReadonlyMap<number, number>>;
  /** Drops a subject's key from this process's memory. */
  forget(subjectId: string): void;
}

/** What a {@link KeyStore} needs; the two last have sensible values. */
export interface KeyStoreOptions {
  masterKeys: MasterKeys;
  /** The process's one clock. */
  clock: () => Date;
  random?: RandomSource;
  /** How many unwrapped keys one process keeps in memory. */
  cacheSize?: number;
}

// Another process that holds a destroyed key loses it after this long at the latest.
const cachedForMs = 60_000;
const defaultCacheSize = 10_000;
const subjectKeyBytes = 32;

interface KeyRow {
  subject_id: string;
  wrapped: Buffer;
  master_key_id: number;
}

/** Makes the key store of a process. */
export function createKeyStore(options: KeyStoreOptions): KeyStore {
  const { masterKeys, random = makeRandomSource() } = options;
  const cache = makeKeyCache(options.cacheSize ?? defaultCacheSize, cachedForMs, options.clock);
  const wrap = (subjectId: string, key: Buffer): Buffer =>
    encrypt(masterKeys.derive("subject-key-wrap"), key, placeOf(subjectId), random);
  const unwrap = (row: KeyRow): Buffer =>
    decrypt(masterKeys.derive("subject-key-wrap", row.master_key_id), row.wrapped, placeOf(row.subject_id));
  const findSubjectKeys: KeyStore["findSubjectKeys"] = (db, ids) => findKeys(db, ids, cache, unwrap);
  const newSubjectKey: KeyStore["newSubjectKey"] = (subjectId) => {
    const bytes = random(subjectKeyBytes);
    const key = createSecretKey(bytes);
    const wrapped = wrap(subjectId, bytes);
    bytes.fill(0);
    return { key, wrapped, masterKeyId: masterKeys.currentId };
  };
  return {
    newSubjectKey,
    async findSubjectKey(db, subjectId) {
      return cache.recall(subjectId) ?? (await findSubjectKeys(db, [subjectId])).get(subjectId);
    },
    findSubjectKeys,
    insertSubjectKey: insertKey,
    ensureSubjectKey: (db, subjectId, now) => ensureKeys(db, [subjectId], newSubjectKey, now),
    ensureSubjectKeys: (db, subjectIds, now) => ensureKeys(db, subjectIds, newSubjectKey, now),
    async destroySubjectKey(tx, subjectId, now) {
      cache.forget(subjectId);
      await destroyKey(tx, subjectId, now);
    },
    rewrapSubjectKeys: (tx, limit) =>
      rewrapKeys(tx, limit, masterKeys, (row) => wrap(row.subject_id, unwrap(row))),
    countByMasterKey,
    forget: cache.forget,
  };
}

// Bound to its subject, so that swapping two rows of the key store opens neither.
const placeOf = (subjectId: string): string => `keystore.subject_keys:${subjectId}`;

async function findKeys(
  db: Queryable,
  subjectIds: readonly string[],
  cache: KeyCache,
  unwrap: (row: KeyRow) => Buffer,
): Promise<Map<string, KeyObject>> {
  const found = new Map<string, KeyObject>();
  const missing: string[] = [];
  for (const id of new Set(subjectIds)) {
    const key = cache.recall(id);
    if (key) found.set(id, key);
    else missing.push(id);
  }
  if (missing.length === 0) return found;
  for (const row of await selectKeys(db, missing)) {
    const key = createSecretKey(unwrap(row));
    cache.remember(row.subject_id, key);
    found.set(row.subject_id, key);
  }
  return found;
}

async function insertKey(tx: Transaction, subjectId: string, key: NewSubjectKey, now: Date): Promise<void> {
  await tx.query(
    `insert into keystore.subject_keys (subject_id, wrapped, master_key_id, created_at) values ($1, $2, $3, $4)`,
    [subjectId, key.wrapped, key.masterKeyId, now],
  );
}

async function ensureKeys(
  db: Queryable,
  subjectIds: readonly string[],
  newSubjectKey: KeyStore["newSubjectKey"],
  now: Date,
): Promise<void> {
  // In one order, so that two who make the same keys at once wait for each other and not in a ring.
  const ids = [...new Set(subjectIds)].toSorted();
  const keys = ids.map((id) => newSubjectKey(id));
  await db.query(
    `insert into keystore.subject_keys (subject_id, wrapped, master_key_id, created_at)
     select k.subject_id, k.wrapped, k.master_key_id, $4
     from unnest($1::uuid[], $2::bytea[], $3::smallint[]) as k (subject_id, wrapped, master_key_id)
     on conflict (subject_id) do nothing`,
    [ids, keys.map((key) => key.wrapped), keys.map((key) => key.masterKeyId), now],
  );
}

async function destroyKey(tx: Transaction, subjectId: string, now: Date): Promise<void> {
  await tx.query(
    `update keystore.subject_keys set wrapped = null, destroyed_at = $2
     where subject_id = $1 and destroyed_at is null`,
    [subjectId, now],
  );
}

async function selectKeys(db: Queryable, subjectIds: readonly string[]): Promise<KeyRow[]> {
  const { rows } = await db.query<KeyRow>({
    name: "keystore_find_subject_keys",
    text: `select subject_id, wrapped, master_key_id from keystore.subject_keys
           where subject_id = any($1::uuid[]) and wrapped is not null`,
    values: [subjectIds],
  });
  return rows;
}

async function rewrapKeys(
  tx: Transaction,
  limit: number,
  { currentId, olderIds }: Pick<MasterKeys, "currentId" | "olderIds">,
  wrapAnew: (row: KeyRow) => Buffer,
): Promise<number> {
  const { rows } = await tx.query<KeyRow>(
    `select subject_id, wrapped, master_key_id from keystore.subject_keys
     where master_key_id = any($1::smallint[]) and wrapped is not null limit $2 for update skip locked`,
    [olderIds, limit],
  );
  await tx.query(
    `update keystore.subject_keys k set wrapped = n.wrapped, master_key_id = $3
     from unnest($1::uuid[], $2::bytea[]) as n (subject_id, wrapped) where k.subject_id = n.subject_id`,
    [rows.map((row) => row.subject_id), rows.map(wrapAnew), currentId],
  );
  return rows.length;
}

async function countByMasterKey(db: Queryable): Promise<ReadonlyMap<number, number>> {
  const { rows } = await db.query<{ id: number; keys: number }>(
    `select master_key_id as id, count(*)::int as keys from keystore.subject_keys
     where wrapped is not null group by master_key_id`,
  );
  return new Map(rows.map(({ id, keys }) => [id, keys]));
}
