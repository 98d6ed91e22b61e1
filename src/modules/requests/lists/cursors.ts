import { type Refusal, refuse } from "#engine/refusal.ts";

/** Where a newest-first list goes on. */
export interface NewestCursor {
  openedAt: string;
  caseId: string;
}

/** Where a queue goes on. */
export interface QueueCursor {
  dueAt: string;
  caseId: string;
  ord: number;
}

/** What a list of cases is narrowed by. */
export interface ListFilters {
  state?: string | undefined;
  kind?: string | undefined;
  open?: boolean | undefined;
  process?: string | undefined;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** As many duties as a case can have (`smallint`). */
const mostOrd = 32_767;

/** As a cursor was written, and no other form: what JavaScript takes for a date, PostgreSQL may not. */
function isInstant(text: unknown): text is string {
  return typeof text === "string" && instant.test(text) && !Number.isNaN(Date.parse(text));
}

function decode(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

/** Writes a cursor; opaque to whoever sends it back. */
export function encodeCursor(...parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** Reads the cursor of a newest-first list. */
export function readNewestCursor(cursor: string | undefined): NewestCursor | undefined | Refusal {
  if (cursor === undefined) return undefined;
  const [openedAt, caseId] = decode(cursor);
  if (!isInstant(openedAt) || typeof caseId !== "string" || !uuid.test(caseId))
    return refuse("cursor-invalid");
  return { openedAt, caseId };
}

/** Reads the cursor of a queue. */
export function readQueueCursor(cursor: string | undefined): QueueCursor | undefined | Refusal {
  if (cursor === undefined) return undefined;
  const [dueAt, caseId, ord] = decode(cursor);
  const isDue = dueAt === "infinity" || isInstant(dueAt);
  if (!isDue || typeof caseId !== "string" || !uuid.test(caseId)) return refuse("cursor-invalid");
  const isOrd = typeof ord === "number" && Number.isInteger(ord) && ord >= 0 && ord <= mostOrd;
  return isOrd ? { dueAt, caseId, ord } : refuse("cursor-invalid");
}
