import { dayMillis, localDayOf } from "#engine/calendar.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import type { PublicLine } from "../contract.ts";
import { findCaseNumber } from "../domain/caseNumber.ts";
import type { PublicFilters } from "../domain/publicFields.ts";
import type { Ground } from "../ground.ts";
import { readNewestCursor } from "../lists/cursors.ts";
import { newestCursorOf } from "../lists/lists.ts";
import { cut, type Page } from "../lists/page.ts";
import type { CaseRow } from "../store.ts";
import { selectPublic, selectPublicByNumber } from "../store/selectPublic.ts";
import { publicLine } from "./publicLine.ts";
import { publicPlace } from "./publicPlace.ts";

const minuteMillis = 60_000;

interface Asked extends PublicFilters {
  cursor?: string | undefined;
  limit: number;
  /** A case's number: that case and no other, whatever else is asked. */
  number?: string | undefined;
}

/** What is being handled and what was solved, for anybody, newest first: facts of cases, no words and no names. */
export async function listPublic(ground: Ground, asked: Asked): Promise<Page<PublicLine> | Refusal> {
  const page = await pageOfPublic(ground, asked);
  if (isRefusal(page)) return page;
  const { rows, ...next } = page;
  return { lines: rows.map((row) => publicLine(ground, row)), ...next };
}

/** The rows of a page of the public list. */
export async function pageOfPublic(
  ground: Ground,
  asked: Asked,
): Promise<{ rows: CaseRow[]; next?: string } | Refusal> {
  const { kind, open, process, from, to, limit } = asked;
  const after = readNewestCursor(asked.cursor);
  if (isRefusal(after)) return after;
  if (asked.number !== undefined) return { rows: await rowsOfNumber(ground, asked.number) };
  if (from !== undefined && to !== undefined && to < from) return refuse("period-reversed");
  const place = publicPlace(ground, asked.matterId);
  if (isRefusal(place)) return place;
  // None is public: looking for one would read all cases of a place.
  if (kind === "tip-off") return { rows: [] };
  const startOf = (day: number): Date =>
    new Date(day * dayMillis - ground.calendar().offsetMinutes * minuteMillis);
  const rows = await selectPublic(ground.pool, {
    ...place,
    kind,
    open,
    process,
    from: from === undefined ? undefined : startOf(localDayOf(from)),
    until: to === undefined ? undefined : startOf(localDayOf(to) + 1),
    after,
    limit: limit + 1,
  });
  return cut(rows, limit, newestCursorOf);
}

async function rowsOfNumber(ground: Ground, text: string): Promise<CaseRow[]> {
  const number = findCaseNumber(text);
  return number === undefined ? [] : selectPublicByNumber(ground.pool, number);
}
