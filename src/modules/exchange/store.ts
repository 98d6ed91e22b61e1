import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import type { Format } from "./domain/format.ts";

/** A superior platform as its newest change has it. */
export interface PlatformRow {
  id: string;
  version: number;
  name_zh: string;
  name_en: string;
  url: string;
  active: boolean;
  format: Format;
  key_id: string;
  sealed: Buffer | null;
  secret_env: string | null;
  changed_by: string;
  changed_at: Date;
}

const platformColumns = `id, version, name_zh, name_en, url, active, format, key_id, sealed, secret_env, changed_by,
  changed_at`;

/** Every platform, as it is now. */
export async function listPlatforms(db: Queryable): Promise<PlatformRow[]> {
  const { rows } = await db.query<PlatformRow>(
    `select distinct on (id) ${platformColumns} from superior_platforms order by id, version desc`,
  );
  return rows;
}

/** A platform as it is now. */
export async function findPlatform(db: Queryable, id: string): Promise<PlatformRow | undefined> {
  const { rows } = await db.query<PlatformRow>({
    name: "exchange-find-platform",
    text: `select ${platformColumns} from superior_platforms where id = $1 order by version desc limit 1`,
    values: [id],
  });
  return rows[0];
}

/** The change that somebody made under a key before. */
export async function findChange(
  db: Queryable,
  by: string,
  key: string,
): Promise<{ id: string; version: number; change_hash: Buffer } | undefined> {
  const { rows } = await db.query<{ id: string; version: number; change_hash: Buffer }>(
    "select id, version, change_hash from superior_platforms where changed_by = $1 and change_key = $2",
    [by, key],
  );
  return rows[0];
}

/** Writes a platform's next version; gives whether it was still the next. */
export async function insertPlatform(
  tx: Transaction,
  row: PlatformRow & { change_key: string; change_hash: Buffer },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into superior_platforms (${platformColumns}, change_key, change_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict do nothing`,
    [
      row.id,
      row.version,
      row.name_zh,
      row.name_en,
      row.url,
      row.active,
      JSON.stringify(row.format),
      row.key_id,
      row.sealed,
      row.secret_env,
      row.changed_by,
      row.changed_at,
      row.change_key,
      row.change_hash,
    ],
  );
  return rowCount === 1;
}

/** The platform that an API key speaks for. */
export async function findPlatformOfKey(db: Queryable, keyId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ platform_id: string }>({
    name: "exchange-platform-of-key",
    text: "select platform_id from superior_keys where key_id = $1",
    values: [keyId],
  });
  return rows[0]?.platform_id;
}

/** Lets a key speak for a platform; gives the platform that it speaks for, which may be another from before. */
export async function bindKey(
  tx: Transaction,
  bond: { keyId: string; platformId: string; by: string; now: Date },
): Promise<string | undefined> {
  await tx.query(
    `insert into superior_keys (key_id, platform_id, bound_by, bound_at) values ($1, $2, $3, $4)
     on conflict (key_id) do nothing`,
    [bond.keyId, bond.platformId, bond.by, bond.now],
  );
  return findPlatformOfKey(tx, bond.keyId);
}

/** The keys that speak for platforms. */
export async function listBonds(db: Queryable): Promise<{ key_id: string; platform_id: string }[]> {
  const { rows } = await db.query<{ key_id: string; platform_id: string }>(
    "select key_id, platform_id from superior_keys order by bound_at, key_id",
  );
  return rows;
}

/** Something a platform is to be told. */
export interface NewWriteBack {
  caseId: string;
  version: number;
  platformId: string;
  orderNumber: string;
  step: string;
  at: Date;
}

/** Notes what platforms are to be told; noted before, nothing changes. */
export async function insertWriteBacks(tx: Transaction, rows: readonly NewWriteBack[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into write_backs (case_id, version, platform_id, order_number, step, created_at, due_at)
     select r.case_id, r.version, r.platform_id, r.order_number, r.step, r.at, r.at
     from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
       as r (case_id, version, platform_id, order_number, step, at)
     on conflict do nothing`,
    [
      rows.map((row) => row.caseId),
      rows.map((row) => row.version),
      rows.map((row) => row.platformId),
      rows.map((row) => row.orderNumber),
      rows.map((row) => row.step),
      rows.map((row) => row.at),
    ],
  );
}

/** A write-back as its row has it. */
export interface WriteBackRow {
  case_id: string;
  version: number;
  platform_id: string;
  order_number: string;
  step: string;
  created_at: Date;
  due_at: Date;
  tries: number;
  last_tried_at: Date | null;
  last_result: string | null;
  last_status: number | null;
  last_code: string | null;
  flag: "late" | "refused" | null;
  acknowledged_at: Date | null;
  acknowledgement: string | null;
  settled_reason: string | null;
}

const writeBackColumns = `w.case_id, w.version, w.platform_id, w.order_number, w.step, w.created_at, w.due_at, w.tries,
  w.last_tried_at, w.last_result, w.last_status, w.last_code, w.flag, w.acknowledged_at, w.acknowledgement,
  w.settled_reason`;

/**
 * Takes the next write-backs of a platform to send, for a while: nobody else takes them until then. Of a case only the
 * first that is not acknowledged, so that they arrive in order.
 */
export async function claimWriteBacks(
  db: Queryable,
  claim: { platformId: string; now: Date; until: Date; limit: number },
): Promise<WriteBackRow[]> {
  const { rows } = await db.query<WriteBackRow>({
    name: "exchange-claim",
    text: `update write_backs w set leased_until = $3, tries = w.tries + 1, last_tried_at = $2
           from (
             select n.case_id, n.version from write_backs n
             where n.platform_id = $1 and n.acknowledged_at is null and n.due_at <= $2
               and (n.leased_until is null or n.leased_until <= $2)
               and not exists (
                 select from write_backs e
                 where e.case_id = n.case_id and e.version < n.version and e.acknowledged_at is null)
             order by n.due_at, n.case_id, n.version limit $4
             for update skip locked
           ) as next
           where w.case_id = next.case_id and w.version = next.version
           returning ${writeBackColumns}`,
    values: [claim.platformId, claim.now, claim.until, claim.limit],
  });
  return rows;
}

/** Records an acknowledgement, once: a second one, or a late one, changes nothing. Gives whether it was the first. */
export async function acknowledge(
  db: Queryable,
  done: {
    caseId: string;
    version: number;
    now: Date;
    status: number;
    code: string;
    acknowledgement: string | undefined;
  },
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: "exchange-acknowledge",
    text: `update write_backs set acknowledged_at = $3, acknowledgement = $4, last_result = 'acknowledged',
             last_status = $5, last_code = $6, leased_until = null
           where case_id = $1 and version = $2 and acknowledged_at is null`,
    values: [done.caseId, done.version, done.now, done.acknowledgement, done.status, done.code],
  });
  return rowCount === 1;
}

/** Notes that a try came to nothing, and when the next is; unless it was acknowledged or tried again meanwhile. */
export async function postpone(
  db: Queryable,
  failed: {
    caseId: string;
    version: number;
    tries: number;
    dueAt: Date;
    result: string;
    status: number | undefined;
    code: string | undefined;
    flag: "late" | "refused" | undefined;
  },
): Promise<void> {
  await db.query({
    name: "exchange-postpone",
    text: `update write_backs set due_at = $4, leased_until = null, last_result = $5, last_status = $6,
             last_code = $7, flag = coalesce($8, flag)
           where case_id = $1 and version = $2 and tries = $3 and acknowledged_at is null`,
    values: [
      failed.caseId,
      failed.version,
      failed.tries,
      failed.dueAt,
      failed.result,
      failed.status,
      failed.code,
      failed.flag,
    ],
  });
}

/** A platform that could not be reached answers again: what waits for it goes at once. */
export async function wakeWriteBacks(db: Queryable, platformId: string, now: Date): Promise<void> {
  await db.query({
    name: "exchange-wake",
    text: `update write_backs set due_at = $2
           where platform_id = $1 and acknowledged_at is null and due_at > $2 and last_result = 'unreachable'`,
    values: [platformId, now],
  });
}

/** Lets one be tried at once; gives whether it still waits. */
export async function hurryWriteBack(
  tx: Transaction,
  caseId: string,
  version: number,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update write_backs set due_at = least(due_at, $3) where case_id = $1 and version = $2 and acknowledged_at is null",
    [caseId, version, now],
  );
  return rowCount === 1;
}

/** Ends one by hand, once. */
export async function settleWriteBack(
  tx: Transaction,
  settled: { caseId: string; version: number; by: string; reason: string; now: Date },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update write_backs set acknowledged_at = $5, settled_by = $3, settled_reason = $4, leased_until = null
     where case_id = $1 and version = $2 and acknowledged_at is null`,
    [settled.caseId, settled.version, settled.by, settled.reason, settled.now],
  );
  return rowCount === 1;
}

/** One write-back. */
export async function findWriteBack(
  db: Queryable,
  caseId: string,
  version: number,
): Promise<WriteBackRow | undefined> {
  const { rows } = await db.query<WriteBackRow>(
    `select ${writeBackColumns} from write_backs w where w.case_id = $1 and w.version = $2`,
    [caseId, version],
  );
  return rows[0];
}

/** What the platform of a case was told of it, in order. */
export async function listOfCase(db: Queryable, caseId: string): Promise<WriteBackRow[]> {
  const { rows } = await db.query<WriteBackRow>({
    name: "exchange-of-case",
    text: `select ${writeBackColumns} from write_backs w where w.case_id = $1 order by w.version`,
    values: [caseId],
  });
  return rows;
}

/** Where a page of write-backs goes on. */
export interface WriteBackCursor {
  createdAt: string;
  caseId: string;
  version: number;
}

/** Write-backs, newest first: all, or those that a person should look at. */
export async function listWriteBacks(
  db: Queryable,
  asked: { flagged: boolean; after: WriteBackCursor | undefined; limit: number },
): Promise<WriteBackRow[]> {
  const { flagged, after, limit } = asked;
  const conditions = [
    ...(flagged ? ["w.flag is not null and w.acknowledged_at is null"] : []),
    ...(after ? ["(w.created_at, w.case_id, w.version) < ($2::timestamptz, $3::uuid, $4::int)"] : []),
  ];
  const { rows } = await db.query<WriteBackRow>(
    `select ${writeBackColumns} from write_backs w
     ${conditions.length > 0 ? `where ${conditions.join(" and ")}` : ""}
     order by w.created_at desc, w.case_id desc, w.version desc limit $1`,
    [limit, ...(after ? [after.createdAt, after.caseId, after.version] : [])],
  );
  return rows;
}

/** What waits to be acknowledged by superior platforms; counting stops after a thousand. */
export interface WriteBackState {
  waiting: number;
  /** Those that are late, or that a platform refused. */
  flagged: number;
  oldestAt: Date | undefined;
}

/** How many write-backs wait, over the index of those that do. */
export async function measureWriteBacks(db: Queryable): Promise<WriteBackState> {
  const { rows } = await db.query<{ waiting: number; flagged: number; oldest_at: Date | null }>({
    name: "exchange-measure-write-backs",
    text: `select count(*)::int as waiting, count(flag)::int as flagged, min(created_at) as oldest_at
           from (select created_at, flag from write_backs where acknowledged_at is null limit 1001) waiting`,
  });
  const [row] = rows;
  return { waiting: row?.waiting ?? 0, flagged: row?.flagged ?? 0, oldestAt: row?.oldest_at ?? undefined };
}
