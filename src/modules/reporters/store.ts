import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import type { ReporterKind } from "./domain/details.ts";
import { codeRules, type SentCodes } from "./domain/codeRules.ts";

/** A reporter as kept. */
export interface ReporterRow {
  id: string;
  kind: ReporterKind;
  sealed: Buffer;
  phoneIndex: Buffer | undefined;
  idIndex: Buffer | undefined;
  createdAt: Date;
}

interface StoredReporter {
  id: string;
  kind: ReporterKind;
  sealed: Buffer;
  phone_index: Buffer | null;
  id_index: Buffer | null;
  created_at: Date;
}

const columns = `id, kind, sealed, phone_index, id_index, created_at`;

const rowOf = (stored: StoredReporter): ReporterRow => ({
  id: stored.id,
  kind: stored.kind,
  sealed: stored.sealed,
  phoneIndex: stored.phone_index ?? undefined,
  idIndex: stored.id_index ?? undefined,
  createdAt: stored.created_at,
});

/** The reporters with the given ids who were not forgotten. */
export async function listReporters(db: Queryable, ids: readonly string[]): Promise<ReporterRow[]> {
  const { rows } = await db.query<StoredReporter>({
    name: "reporters.listReporters",
    text: `select ${columns} from reporters where id = any($1::uuid[]) and forgotten_at is null`,
    values: [ids],
  });
  return rows.map(rowOf);
}

/** The reporters with these phones, in the order asked; `undefined` where nobody has a phone. */
export async function findReportersByPhones(
  db: Queryable,
  phoneIndexes: readonly Buffer[],
): Promise<(ReporterRow | undefined)[]> {
  const { rows } = await db.query<StoredReporter>({
    name: "reporters.findReportersByPhones",
    text: `select ${columns} from reporters where phone_index = any($1::bytea[])`,
    values: [phoneIndexes],
  });
  return phoneIndexes.map((index) => {
    const stored = rows.find((row) => row.phone_index?.equals(index));
    return stored && rowOf(stored);
  });
}

/** The reporter with a phone. */
export async function findReporterByPhone(
  db: Queryable,
  phoneIndex: Buffer,
): Promise<ReporterRow | undefined> {
  return (await findReportersByPhones(db, [phoneIndex]))[0];
}

/** A reporter whose data is about to change; the next writer waits for the commit. */
export async function lockReporter(tx: Transaction, id: string): Promise<ReporterRow | undefined> {
  const { rows } = await tx.query<StoredReporter>(
    `select ${columns} from reporters where id = $1 and forgotten_at is null for update`,
    [id],
  );
  return rows[0] && rowOf(rows[0]);
}

/** Inserts a reporter unless somebody with that phone came in meanwhile; gives whether it did. */
export async function insertReporter(tx: Transaction, row: ReporterRow): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into reporters (id, kind, sealed, phone_index, id_index, created_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (phone_index) where phone_index is not null do nothing`,
    [row.id, row.kind, row.sealed, row.phoneIndex, row.idIndex, row.createdAt],
  );
  return rowCount === 1;
}

/** Inserts a reporter together with their first case; a phone that somebody else just stored fails the whole. */
export const companionReporterSql = `insert into reporters (${columns}) select ${columns} from companions`;

/** The columns of {@link companionReporterSql}'s rows. */
export const companionReporterColumns =
  "id uuid, kind text, sealed bytea, phone_index bytea, id_index bytea, created_at timestamptz";

/** Replaces a reporter's sealed data. */
export async function updateSealed(
  tx: Transaction,
  row: Pick<ReporterRow, "id" | "sealed" | "idIndex">,
): Promise<void> {
  await tx.query(`update reporters set sealed = $2, id_index = $3 where id = $1`, [
    row.id,
    row.sealed,
    row.idIndex,
  ]);
}

/** Removes what a reporter could be found or signed in by. */
export async function markForgotten(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.query(`delete from reporter_sessions where reporter_id = $1`, [id]);
  await tx.query(
    `delete from reporter_codes c using reporters r where r.id = $1 and c.phone_index = r.phone_index`,
    [id],
  );
  await tx.query(
    `update reporters set sealed = '', phone_index = null, id_index = null, forgotten_at = $2
     where id = $1 and forgotten_at is null`,
    [id, now],
  );
}

/** A code on its way to a phone. */
export interface NewCode {
  phoneIndex: Buffer;
  codeHash: Buffer;
  now: Date;
}

/** Puts a new code in place of the phone's last one, where the pause and the day's number allow; gives whether they did. */
export async function replaceCode(tx: Transaction, code: NewCode): Promise<boolean> {
  const now = code.now.getTime();
  const { rowCount } = await tx.query(
    `insert into reporter_codes as c (phone_index, code_hash, created_at, expires_at, day_began_at, sent_in_day)
     values ($1, $2, $3, $4, $3, 1)
     on conflict (phone_index) do update set
       code_hash = excluded.code_hash, created_at = excluded.created_at, expires_at = excluded.expires_at,
       attempts = 0, used_at = null,
       day_began_at = case when c.day_began_at <= $6 then excluded.day_began_at else c.day_began_at end,
       sent_in_day = case when c.day_began_at <= $6 then 1 else c.sent_in_day + 1 end
     where c.created_at <= $5 and (c.day_began_at <= $6 or c.sent_in_day < $7)`,
    [
      code.phoneIndex,
      code.codeHash,
      code.now,
      new Date(now + codeRules.validMs),
      new Date(now - codeRules.pauseMs),
      new Date(now - codeRules.dayMs),
      codeRules.mostInDay,
    ],
  );
  return rowCount === 1;
}

/** What was last sent to a phone. */
export async function findSentCodes(db: Queryable, phoneIndex: Buffer): Promise<SentCodes | undefined> {
  const { rows } = await db.query<{ created_at: Date; day_began_at: Date; sent_in_day: number }>(
    `select created_at, day_began_at, sent_in_day from reporter_codes where phone_index = $1`,
    [phoneIndex],
  );
  const [row] = rows;
  return row && { createdAt: row.created_at, dayBeganAt: row.day_began_at, sentInDay: row.sent_in_day };
}

/** Takes back a code that could not be sent, so that the phone need not wait for another. */
export async function withdrawCode(tx: Transaction, code: NewCode): Promise<void> {
  await tx.query(
    `update reporter_codes set created_at = $3, expires_at = $4, sent_in_day = sent_in_day - 1
     where phone_index = $1 and code_hash = $2`,
    [code.phoneIndex, code.codeHash, new Date(code.now.getTime() - codeRules.pauseMs), code.now],
  );
}

/**
 * Spends one attempt on a phone's code and gives whether it was right. A right code is used up by the same statement,
 * so that of two who send it at once only one is let in.
 */
export async function tryCode(tx: Transaction, code: NewCode): Promise<boolean> {
  const { rows } = await tx.query<{ used: boolean }>(
    `update reporter_codes set attempts = attempts + 1, used_at = case when code_hash = $2 then $3::timestamptz end
     where phone_index = $1 and used_at is null and expires_at > $3 and attempts < $4
     returning used_at is not null as used`,
    [code.phoneIndex, code.codeHash, code.now, codeRules.mostAttempts],
  );
  return rows[0]?.used === true;
}

/** A reporter's session as kept; the token itself is in the cookie only. */
export interface SessionRow {
  tokenHash: Buffer;
  reporterId: string;
  createdAt: Date;
  expiresAt: Date;
}

/** Begins a session. */
export async function insertSession(tx: Transaction, row: SessionRow): Promise<void> {
  await tx.query(
    `insert into reporter_sessions (token_hash, reporter_id, created_at, expires_at, last_seen_at)
     values ($1, $2, $3, $4, $3)`,
    [row.tokenHash, row.reporterId, row.createdAt, row.expiresAt],
  );
}

/** The live session of a token: not expired, and seen after `seenSince`. */
export async function findSession(
  db: Queryable,
  tokenHash: Buffer,
  now: Date,
  seenSince: Date,
): Promise<{ reporterId: string; lastSeenAt: Date } | undefined> {
  const { rows } = await db.query<{ reporter_id: string; last_seen_at: Date }>({
    name: "reporters.findSession",
    text: `select reporter_id, last_seen_at from reporter_sessions
           where token_hash = $1 and expires_at > $2 and last_seen_at > $3`,
    values: [tokenHash, now, seenSince],
  });
  const [row] = rows;
  return row && { reporterId: row.reporter_id, lastSeenAt: row.last_seen_at };
}

/** Notes that a session is in use. */
export async function touchSession(db: Queryable, tokenHash: Buffer, now: Date): Promise<void> {
  await db.query(
    `update reporter_sessions set last_seen_at = $2 where token_hash = $1 and last_seen_at < $2`,
    [tokenHash, now],
  );
}

/** Ends a session. */
export async function deleteSession(tx: Transaction, tokenHash: Buffer): Promise<void> {
  await tx.query(`delete from reporter_sessions where token_hash = $1`, [tokenHash]);
}

/** Deletes codes and sessions that are over. */
export async function deleteExpired(tx: Transaction, now: Date, seenSince: Date): Promise<void> {
  await tx.query(`delete from reporter_sessions where expires_at <= $1 or last_seen_at <= $2`, [
    now,
    seenSince,
  ]);
  // The row also counts the day's codes, so it outlives its code.
  await tx.query(`delete from reporter_codes where expires_at <= $1 and day_began_at <= $2`, [
    now,
    new Date(now.getTime() - codeRules.dayMs),
  ]);
}

/** A look at a reporter's data. */
export interface UnmaskingRow {
  id: string;
  caseId: string;
  reporterId: string;
  personId: string;
  role: string;
  bodyId: string;
  fields: readonly string[];
  reason: string;
  unmaskedAt: Date;
}

/** Records a look, for ever. */
export async function insertUnmasking(tx: Transaction, row: UnmaskingRow): Promise<void> {
  await tx.query(
    `insert into unmaskings (case_id, id, reporter_id, person_id, role, body_id, fields, reason, unmasked_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      row.caseId,
      row.id,
      row.reporterId,
      row.personId,
      row.role,
      row.bodyId,
      row.fields,
      row.reason,
      row.unmaskedAt,
    ],
  );
}

/** Every look at the reporter of a case, the newest first. */
export async function listUnmaskings(db: Queryable, caseId: string): Promise<UnmaskingRow[]> {
  const { rows } = await db.query<UnmaskingRow>(
    `select id, case_id as "caseId", reporter_id as "reporterId", person_id as "personId", role,
            body_id as "bodyId", fields, reason, unmasked_at as "unmaskedAt"
     from unmaskings where case_id = $1 order by unmasked_at desc, id`,
    [caseId],
  );
  return rows;
}

/** A look at what a caller reported before. */
export interface LookUpRow {
  id: string;
  reporterId: string | undefined;
  personId: string;
  role: string;
  bodyId: string;
  lookedUpAt: Date;
}

/** Records that a caller was looked up, for ever. */
export async function insertLookUp(tx: Transaction, row: LookUpRow): Promise<void> {
  await tx.query(
    `insert into caller_look_ups (id, reporter_id, person_id, role, body_id, looked_up_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [row.id, row.reporterId, row.personId, row.role, row.bodyId, row.lookedUpAt],
  );
}
