import { createHmac, type KeyObject } from "node:crypto";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Queryable } from "#platform/database/queryable.ts";

/** How guessing at one login name is slowed: after `free` failures, one minute, then twice as long each time. */
const lockoutRules = {
  free: 5,
  firstLockMs: 60_000,
  longestLockMs: 15 * 60_000,
  /** Failures older than this are forgotten. */
  forgottenAfterMs: 24 * 3_600_000,
} as const;

/** Guards sign-in by login name, known or not, for all server processes. */
export interface Lockout {
  /** Counts an attempt before it is tried, so that guessing in parallel gains nothing; a refusal where locked. */
  begin(login: string, now: Date): Promise<Refusal<"account-locked"> | undefined>;
  /** Until when a login is locked; undefined where it is not. */
  lockedUntil(login: string, now: Date): Promise<Date | undefined>;
  /** Forgets the failures of a login after a success. */
  clear(login: string): Promise<void>;
}

/** Makes the {@link Lockout}; the table holds keyed hashes of login names, since some typed there are not logins. */
export function makeLockout(db: Queryable, key: KeyObject): Lockout {
  const hashOf = (login: string): Buffer => createHmac("sha256", key).update(`login\0${login}`).digest();
  return {
    async begin(login, now) {
      const hash = hashOf(login);
      if (await countAttempt(db, hash, now)) return undefined;
      const { rows } = await db.query<{ locked_until: Date }>(
        `select locked_until from auth.lockouts where login_hash = $1`,
        [hash],
      );
      return lockedRefusal(rows[0]?.locked_until ?? now);
    },
    async lockedUntil(login, now) {
      const { rows } = await db.query<{ locked_until: Date }>(
        `select locked_until from auth.lockouts where login_hash = $1 and locked_until > $2`,
        [hashOf(login), now],
      );
      return rows[0]?.locked_until;
    },
    async clear(login) {
      await db.query(`delete from auth.lockouts where login_hash = $1`, [hashOf(login)]);
    },
  };
}

async function countAttempt(db: Queryable, hash: Buffer, now: Date): Promise<boolean> {
  const { rowCount } = await db.query({
    name: "auth.countAttempt",
    text: `insert into auth.lockouts as l (login_hash, failures, last_failed_at) values ($1, 1, $2::timestamptz)
           on conflict (login_hash) do update set
             failures = ${failuresSql},
             last_failed_at = $2,
             locked_until = case when ${failuresSql} >= $4::int then $2::timestamptz
               + least($6::float8, $5::float8 * power(2, least(${failuresSql} - $4::int, 20))) * interval '1 ms' end
           where l.locked_until is null or l.locked_until <= $2`,
    values: [
      hash,
      now,
      new Date(now.getTime() - lockoutRules.forgottenAfterMs),
      lockoutRules.free,
      lockoutRules.firstLockMs,
      lockoutRules.longestLockMs,
    ],
  });
  return rowCount === 1;
}

const failuresSql = `(case when l.last_failed_at < $3::timestamptz then 1 else l.failures + 1 end)`;

const beijingTime = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** Says until when an account is locked, as an instant and as the minute in Beijing time after it. */
export function lockedRefusal(until: Date): Refusal<"account-locked"> {
  const nextMinute = new Date(Math.ceil(until.getTime() / 60_000) * 60_000);
  return refuse("account-locked", { until: until.toISOString(), untilTime: beijingTime.format(nextMinute) });
}

/** Deletes failures that are old enough to be forgotten. For a nightly job. */
export async function deleteOldFailures(db: Queryable, now: Date): Promise<void> {
  await db.query(`delete from auth.lockouts where last_failed_at < $1`, [
    new Date(now.getTime() - lockoutRules.forgottenAfterMs),
  ]);
}
