import { createHash } from "node:crypto";
import type { PersonId } from "#engine/actor.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import type { RandomSource } from "#platform/sealing/randomSource.ts";

/** The other system that a key speaks for: a service person in one of its posts. */
export interface ApiKey {
  id: string;
  personId: PersonId;
  postId: string;
}

/** A key to be made. */
export interface NewApiKey {
  id: string;
  /** What the key is for, as its administrator reads it. */
  name: string;
  personId: PersonId;
  postId: string;
  now: Date;
  expiresAt?: Date | undefined;
}

const prefix = "slk_";
const secretBytes = 32;
const usedEveryMs = 60_000;

/** Makes a key and gives it: the only time it can be read. */
export async function createApiKey(tx: Transaction, key: NewApiKey, random: RandomSource): Promise<string> {
  const secret = prefix + random(secretBytes).toString("base64url");
  await tx.query(
    `insert into auth.api_keys (id, name, key_hash, person_id, post_id, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [key.id, key.name, hashKey(secret), key.personId, key.postId, key.now, key.expiresAt],
  );
  return secret;
}

/** The key of an `Authorization: Bearer slk_…` header, where it is live. */
export async function findApiKey(
  db: Queryable,
  authorization: string | undefined,
  now: Date,
): Promise<ApiKey | undefined> {
  const secret = /^Bearer (slk_[\w-]{43})$/i.exec(authorization ?? "")?.[1];
  if (secret === undefined) return undefined;
  const { rows } = await db.query<{
    id: string;
    person_id: string;
    post_id: string;
    last_used_at: Date | null;
  }>({
    name: "auth.findApiKey",
    text: `select id, person_id, post_id, last_used_at from auth.api_keys
           where key_hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
    values: [hashKey(secret), now],
  });
  const [row] = rows;
  if (!row) return undefined;
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() > usedEveryMs)
    await noteUse(db, row.id, now);
  return { id: row.id, personId: row.person_id, postId: row.post_id };
}

/** Ends a key at once; sent twice, the first time stays on record. */
export async function revokeApiKey(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.query(`update auth.api_keys set revoked_at = $2 where id = $1 and revoked_at is null`, [id, now]);
}

/** What an administrator sees of a key. */
export interface ApiKeyListing extends ApiKey {
  name: string;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

/** Where a page of keys begins: after this one. */
export interface ApiKeyCursor {
  createdAt: Date;
  id: string;
}

const listed = `id, name, person_id as "personId", post_id as "postId", created_at as "createdAt",
  expires_at as "expiresAt", revoked_at as "revokedAt", last_used_at as "lastUsedAt"`;

/** A page of keys, the newest first: of one person where one is named, without those that are over unless asked for. */
export async function listApiKeys(
  db: Queryable,
  search: {
    personId?: PersonId | undefined;
    withEnded: boolean;
    now: Date;
    after?: ApiKeyCursor | undefined;
    limit: number;
  },
): Promise<ApiKeyListing[]> {
  const { personId, withEnded, now, after, limit } = search;
  const { rows } = await db.query<ApiKeyListing>(
    `select ${listed} from auth.api_keys
     where ($1::uuid is null or person_id = $1)
       and ($2 or (revoked_at is null and (expires_at is null or expires_at > $3)))
       and ($4::timestamptz is null or (created_at, id) < ($4, $5::uuid))
     order by created_at desc, id desc limit $6`,
    [personId, withEnded, now, after?.createdAt, after?.id, limit],
  );
  return rows;
}

/** A key as its administrator sees it, whatever became of it. */
export async function findListedKey(db: Queryable, id: string): Promise<ApiKeyListing | undefined> {
  const { rows } = await db.query<ApiKeyListing>(`select ${listed} from auth.api_keys where id = $1`, [id]);
  return rows[0];
}

/** Lets the keys of posts that end go on in the posts that took their place. */
export async function moveKeys(
  tx: Transaction,
  posts: readonly (readonly [from: string, to: string])[],
): Promise<void> {
  await tx.query(
    `update auth.api_keys key set post_id = moved.to_id
     from unnest($1::uuid[], $2::uuid[]) moved (from_id, to_id)
     where key.post_id = moved.from_id and key.revoked_at is null`,
    [posts.map(([from]) => from), posts.map(([, to]) => to)],
  );
}

async function noteUse(db: Queryable, id: string, now: Date): Promise<void> {
  await db.query(`update auth.api_keys set last_used_at = $2 where id = $1`, [id, now]);
}

function hashKey(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
