import { type Refusal, refuse } from "#engine/refusal.ts";
import type { ListOrder } from "../domain/listTerms.ts";
import type { DueSpan } from "./dueSpan.ts";

/** Where a newest-first list goes on. */
export interface NewestCursor {
  openedAt: string;
  caseId: string;
}

/** Where a list by due time goes on: among the cases whose clock runs, or among the rest, newest first. */
export type DueCursor = { dueAt: string; caseId: string } | { rest: NewestCursor };

/** Where a history goes on: among the open cases or, after these, among those that are closed. */
export interface HistoryCursor {
  open: boolean;
  after: NewestCursor | undefined;
}

/** Where a queue goes on: after a due time, or after a time of opening. */
export interface QueueCursor {
  at: string;
  caseId: string;
  ord: number;
}

/** What a list of cases is narrowed by. */
export interface ListFilters {
  state?: string | undefined;
  kind?: string | undefined;
  open?: boolean | undefined;
  process?: string | undefined;
  urgency?: string | undefined;
  /** Where the matter lies: any of these. */
  places?: readonly string[] | undefined;
  /** When the clock runs out; only open cases have one that runs. */
  due?: DueSpan | undefined;
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

/** Reads the cursor of a list by due time. */
export function readDueCursor(cursor: string | undefined): DueCursor | undefined | Refusal {
  if (cursor === undefined) return undefined;
  const [phase, at, caseId] = decode(cursor);
  if (!isInstant(at) || typeof caseId !== "string" || !uuid.test(caseId)) return refuse("cursor-invalid");
  if (phase === "rest") return { rest: { openedAt: at, caseId } };
  return phase === "due" ? { dueAt: at, caseId } : refuse("cursor-invalid");
}

/** Reads the cursor of a history; without one it begins with what is open. */
export function readHistoryCursor(cursor: string | undefined): HistoryCursor | Refusal {
  if (cursor === undefined) return { open: true, after: undefined };
  const [phase, openedAt, caseId] = decode(cursor);
  if (phase !== "open" && phase !== "closed") return refuse("cursor-invalid");
  if (!isInstant(openedAt) || typeof caseId !== "string" || !uuid.test(caseId))
    return refuse("cursor-invalid");
  return { open: phase === "open", after: { openedAt, caseId } };
}

/** Reads the cursor of a queue in an order; that of another order is none. */
export function readQueueCursor(
  cursor: string | undefined,
  order: ListOrder,
): QueueCursor | undefined | Refusal {
  if (cursor === undefined) return undefined;
  const [asked, at, caseId, ord] = decode(cursor);
  const isPlace = isInstant(at) || (order === "due" && at === "infinity");
  if (asked !== order || !isPlace || typeof caseId !== "string" || !uuid.test(caseId))
    return refuse("cursor-invalid");
  const isOrd = typeof ord === "number" && Number.isInteger(ord) && ord >= 0 && ord <= mostOrd;
  return isOrd ? { at, caseId, ord } : refuse("cursor-invalid");
}
