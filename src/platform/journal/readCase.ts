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

type CommandRow = CaseRow & { asked_key: string; command_hash: Buffer | null; done_version: number | null };

/** Reads what commands need, in one round trip; gives their cases in the order asked. */
export async function findCasesForCommands(
  db: Queryable,
  commands: readonly { caseId: CaseId; key: string }[],
): Promise<(CaseForCommand | undefined)[]> {
  const { rows } = await db.query<CommandRow>({
    name: "journal-cases-for-commands",
    text: `select ${columns}, asked.key as asked_key, e.command_hash, e.version as done_version
           from unnest($1::uuid[], $2::text[]) as asked (id, key) join cases c on c.id = asked.id
             left join case_events e on e.case_id = c.id and e.command_key = asked.key`,
    values: [commands.map((command) => command.caseId), commands.map((command) => command.key)],
  });
  const found = new Map(rows.map((row) => [`${row.fold.id} ${row.asked_key}`, caseForCommand(row)]));
  return commands.map(({ caseId, key }) => found.get(`${caseId} ${key}`));
}

function caseForCommand(row: CommandRow): CaseForCommand {
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

/** The case of this number, or `undefined`. */
export async function findCaseByNumber(db: Queryable, number: number): Promise<StoredCase | undefined> {
  const { rows } = await db.query<CaseRow>({
    name: "journal-find-case-by-number",
    text: `select ${columns} from cases c where c.number = $1`,
    values: [number],
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

/** The events of each of these cases, in order. */
export async function readEventsOf(db: Queryable, caseIds: readonly CaseId[]): Promise<StoredEvent[][]> {
  const { rows } = await db.query<EventRow>({
    name: "journal-read-events",
    text: `select case_id, version, action, type, at, body, sealed from case_events
           where case_id = any($1::uuid[]) order by case_id, version`,
    values: [caseIds],
  });
  const byCase = Map.groupBy(rows, (row) => row.case_id);
  return caseIds.map((caseId) => (byCase.get(caseId) ?? []).map(eventOf));
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
