import type { Case } from "#engine/case.ts";
import { encodeCursor, type HistoryCursor } from "../lists/cursors.ts";
import type { HistoryRow } from "../store/selectHistory.ts";

/** A walk through a history. */
export interface Walk {
  from: HistoryCursor;
  /** How many are wanted. */
  limit: number;
  read(place: HistoryCursor, limit: number): Promise<HistoryRow[]>;
  /** Whether a case may be shown; one that may not is passed by. */
  shows(state: Case): boolean;
}

/** What a walk found. */
export interface Found {
  rows: HistoryRow[];
  /** Where it goes on; absent at the end. */
  next?: string;
}

/** However many must be passed by, a page costs no more than this. */
const mostLookedAt = 400;
/** Where some were passed by, more are read at once. */
const batch = 100;

/** What is open first, then what is closed, each newest first. */
export async function walkHistory({ from, limit, read, shows }: Walk): Promise<Found> {
  const found: HistoryRow[] = [];
  const wanted = limit + 1;
  let place = from;
  for (let lookedAt = 0, most = wanted; lookedAt < mostLookedAt; ) {
    const rows = await read(place, most);
    lookedAt += rows.length;
    found.push(...rows.filter((row) => shows(row.fold)));
    if (found.length >= wanted) return { rows: found.slice(0, limit), next: cursorOf(found[limit - 1]) };
    const last = rows.at(-1);
    if (rows.length === most && last) place = placeAfter(last);
    else if (place.open) place = { open: false, after: undefined };
    else return { rows: found };
    most = rows.every((row) => shows(row.fold)) ? wanted : batch;
  }
  return { rows: found, next: encode(place.open, place.after ?? beforeAll) };
}

/** Goes before every case: what is closed has not been looked at yet. */
const beforeAll = { openedAt: "9999-12-31T00:00:00.000Z", caseId: "ffffffff-ffff-ffff-ffff-ffffffffffff" };

function placeAfter(row: HistoryRow): HistoryCursor {
  return {
    open: row.closed_at === null,
    after: { openedAt: row.opened_at.toISOString(), caseId: row.id },
  };
}

function cursorOf(row: HistoryRow | undefined): string {
  const place = row && placeAfter(row);
  if (!place?.after) throw new Error("A page of no lines has no end to go on from.");
  return encode(place.open, place.after);
}

function encode(open: boolean, { openedAt, caseId }: NonNullable<HistoryCursor["after"]>): string {
  return encodeCursor(open ? "open" : "closed", openedAt, caseId);
}
