import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Article } from "../domain/article.ts";
import type { ListCursor, Shown } from "../store/selectArticles.ts";

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const date = /^\d{4}-\d\d-\d\d$/;

/** Where a list goes on after an article; opaque to whoever sends it back. */
export function writeListCursor({ id, validUntil, changedAt }: Article, show: Shown): string {
  const at = show === "expiring" ? validUntil : changedAt.toISOString();
  return Buffer.from(JSON.stringify([at, id])).toString("base64url");
}

/** Reads a cursor; refused where nobody here wrote it, or it is another list's. */
export function readListCursor(cursor: string | undefined, show: Shown): ListCursor | undefined | Refusal {
  if (cursor === undefined) return undefined;
  const [at, id] = decode(cursor);
  const form = show === "expiring" ? date : instant;
  // What JavaScript takes for a date, PostgreSQL may not: only the form that was written.
  const fits = typeof at === "string" && form.test(at) && !Number.isNaN(Date.parse(at));
  return fits && typeof id === "string" && uuid.test(id) ? { at, id } : refuse("cursor-invalid");
}

function decode(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}
