import type { Case, CaseId } from "#engine/case.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import { type EventRow, eventOf, type StoredCase, type StoredEvent } from "./storedCase.ts";

interface CaseRow {
  fold: Case;
  number: number;
  subject_id: string;
  origin: string | null;
}

const columns = "c.fold, c.number, c.subject_id, c.origin";

function storedCase(row: CaseRow): StoredCase {
  return { case: row.fold, number: row.number, subjectId: row.subject_id, origin: row.origin ?? undefined };
}

/** A case and, where a command of this key was done on it before, what that command's content hashed to. */
export interface CaseForCommand extends StoredCase {
  doneBefore: { commandHash: Buffer; version: number } | undefined;
}

/** Reads what a command needs, in one round trip. */
export async function findCaseForCommand(
  db: Queryable,
  caseId: CaseId,
  commandKey: string,
): Promise<CaseForCommand | undefined> {
  const { rows } = await db.query<CaseRow & { command_hash: Buffer | null; done_version: number | null }>({
    name: "journal-case-for-command",
    text: `select ${columns}, e.command_hash, e.version as done_version
           from cases c left join case_events e on e.case_id = c.id and e.command_key = $2 where c.id = $1`,
    values: [caseId, commandKey],
  });
  const [row] = rows;
  if (!row) return undefined;
  const { command_hash: commandHash, done_version: version } = row;
  const doneBefore = commandHash && version !== null ? { commandHash, version } : undefined;
  return { ...storedCase(row), doneBefore };
}

/** A case, or `undefined`. */
export async function findCase(db: Queryable, caseId: CaseId): Promise<StoredCase | undefined> {
  const { rows } = await db.query<CaseRow>({
    name: "journal-find-case",
    text: `select ${columns} from cases c where c.id = $1`,
    values: [caseId],
  });
  return rows[0] && storedCase(rows[0]);
}

/** The case that a receipt code's keyed hash names. */
export async function findCaseByReceipt(db: Queryable, receiptHash: Buffer): Promise<StoredCase | undefined> {
  const { rows } = await db.query<CaseRow>({
    name: "journal-find-case-by-receipt",
    text: `select ${columns} from cases c where c.receipt_hash = $1`,
    values: [receiptHash],
  });
  return rows[0] && storedCase(rows[0]);
}

/** Cases by id, in no order; those that are not there are left out. */
export async function findCases(db: Queryable, caseIds: readonly CaseId[]): Promise<StoredCase[]> {
  const { rows } = await db.query<CaseRow>({
    name: "journal-find-cases",
    text: `select ${columns} from cases c where c.id = any($1::uuid[])`,
    values: [caseIds],
  });
  return rows.map(storedCase);
}

/** The events of a case, in order. */
export async function readEvents(db: Queryable, caseId: CaseId): Promise<StoredEvent[]> {
  const { rows } = await db.query<EventRow>({
    name: "journal-read-events",
    text: `select case_id, version, action, type, at, body, sealed from case_events where case_id = $1 order by version`,
    values: [caseId],
  });
  return rows.map(eventOf);
}

/** The first event of each case: what was asked. */
export async function readFirstEvents(db: Queryable, caseIds: readonly CaseId[]): Promise<StoredEvent[]> {
  const { rows } = await db.query<EventRow>({
    name: "journal-read-first-events",
    text: `select case_id, version, action, type, at, body, sealed
           from case_events where case_id = any($1::uuid[]) and version = 1`,
    values: [caseIds],
  });
  return rows.map(eventOf);
}
