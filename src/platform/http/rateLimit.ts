import { createHash } from "node:crypto";
import type { Queryable } from "#platform/database/queryable.ts";

/** The answer to "one more?": yes, or no and when to come back. */
export type RateDecision = { allowed: true } | { allowed: false; retryAfterSeconds: number };

/** A token bucket per key (an address, an account): full at first, refilled steadily. */
export interface RateLimiter {
  /** Takes one token of a key's bucket. A refused attempt costs nothing. */
  take(key: string, now: Date): Promise<RateDecision>;
}

/** How much a bucket holds, and how long an empty one takes to fill. */
export interface RateRule {
  capacity: number;
  refillMs: number;
}

const defaultMostKeys = 50_000;

/** A {@link RateLimiter} in this process's memory, for what is cheap to let through. Forgets the longest idle keys first. */
export function makeMemoryRateLimiter(rule: RateRule, mostKeys = defaultMostKeys): RateLimiter {
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  return {
    async take(key, now) {
      const atMs = now.getTime();
      const before = buckets.get(key) ?? { tokens: rule.capacity, atMs };
      const tokens = refilled(rule, before, atMs);
      const allowed = tokens >= 1;
      buckets.delete(key);
      buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, atMs: Math.max(atMs, before.atMs) });
      for (const idle of buckets.keys()) {
        if (buckets.size <= mostKeys) break;
        buckets.delete(idle);
      }
      return allowed ? { allowed } : { allowed, retryAfterSeconds: secondsUntilOne(rule, tokens) };
    },
  };
}

function refilled(rule: RateRule, bucket: { tokens: number; atMs: number }, atMs: number): number {
  // A clock that steps back must not take tokens away.
  const elapsedMs = Math.max(0, atMs - bucket.atMs);
  return Math.min(rule.capacity, bucket.tokens + (elapsedMs * rule.capacity) / rule.refillMs);
}

function secondsUntilOne(rule: RateRule, tokens: number): number {
  return Math.max(1, Math.ceil(((1 - tokens) * rule.refillMs) / rule.capacity / 1000));
}

/**
 * A {@link RateLimiter} in `auth.rate_buckets`, shared by all server processes, for what is worth guessing at: sign-in
 * and codes. Keys are stored as hashes under `name`, which keeps addresses and login names out of the table.
 */
export function makeDatabaseRateLimiter(db: Queryable, name: string, rule: RateRule): RateLimiter {
  return {
    async take(key, now) {
      const hash = createHash("sha256").update(`${name}\0${key}`).digest();
      const taken = await db.query({
        name: "rate_take",
        text: `insert into auth.rate_buckets as b (key, tokens, refilled_at, full_at)
               values ($1, $2::float8 - 1, $3::timestamptz, $3::timestamptz + $4::float8 * interval '1 millisecond')
               on conflict (key) do update set
                 tokens = ${refilledSql} - 1,
                 refilled_at = greatest($3, b.refilled_at),
                 full_at = excluded.full_at
               where ${refilledSql} >= 1`,
        values: [hash, rule.capacity, now, rule.refillMs],
      });
      if (taken.rowCount === 1) return { allowed: true };
      return {
        allowed: false,
        retryAfterSeconds: secondsUntilOne(rule, await findTokens(db, hash, rule, now)),
      };
    },
  };
}

const refilledSql = `least($2::float8, b.tokens
  + greatest(0, extract(epoch from $3::timestamptz - b.refilled_at)::float8) * 1000 * $2::float8 / $4::float8)`;

async function findTokens(db: Queryable, hash: Buffer, rule: RateRule, now: Date): Promise<number> {
  const { rows } = await db.query<{ tokens: number; refilled_at: Date }>(
    `select tokens, refilled_at from auth.rate_buckets where key = $1`,
    [hash],
  );
  const [row] = rows;
  return row ? refilled(rule, { tokens: row.tokens, atMs: row.refilled_at.getTime() }, now.getTime()) : 1;
}

/** Deletes buckets that are full again, which say no more than a missing one. For a nightly job. */
export async function deleteFullBuckets(db: Queryable, now: Date): Promise<number> {
  const { rowCount } = await db.query(`delete from auth.rate_buckets where full_at < $1`, [now]);
  return rowCount ?? 0;
}
