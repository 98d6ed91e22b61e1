import type { Actor } from "#engine/actor.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { findSearchQuery, marksOf } from "#platform/search/terms.ts";
import type { CaseLine, FoundLine } from "../contract.ts";
import { findCaseNumber } from "../domain/caseNumber.ts";
import type { ListOrder } from "../domain/listTerms.ts";
import type { Ground } from "../ground.ts";
import { type CaseRow, selectByNumber } from "../store.ts";
import { type Count, countMost } from "../store/countMost.ts";
import { selectByDue } from "../store/selectByDue.ts";
import { selectCases } from "../store/selectCases.ts";
import { selectFound } from "../store/selectFound.ts";
import { caseLines, foundLines } from "./caseLines.ts";
import { encodeCursor, readDueCursor, readNewestCursor } from "./cursors.ts";
import { type AskedConditions, filtersOf } from "./filtersOf.ts";
import { cut, type Page } from "./page.ts";

interface Asked {
  actor: Actor;
  cursor: string | undefined;
  limit: number;
}

/** Where a newest-first list goes on after a row. */
export const newestCursorOf = (row: CaseRow): string => encodeCursor(row.opened_at.toISOString(), row.id);

const dueCursorOf = (row: CaseRow): string =>
  row.due_at
    ? encodeCursor("due", row.due_at.toISOString(), row.id)
    : encodeCursor("rest", row.opened_at.toISOString(), row.id);

async function pageOf(
  ground: Ground,
  rows: readonly CaseRow[],
  limit: number,
  cursorOf = newestCursorOf,
): Promise<Page<CaseLine>> {
  const { rows: shown, ...next } = cut(rows, limit, cursorOf);
  return { lines: await caseLines(ground, shown), ...next };
}

/** Cases the actor may see, newest first unless another order is asked for. */
export async function listCases(
  ground: Ground,
  asked: Asked & AskedConditions & { sort?: ListOrder | undefined; now: Date },
): Promise<Page<CaseLine> | Refusal> {
  const { actor, limit, sort = "newest" } = asked;
  if (actor.kind !== "staff" && actor.kind !== "reporter") return refuse("not-signed-in");
  const filters = filtersOf(ground, asked, asked.now);
  if (isRefusal(filters)) return filters;
  const narrowed = { actor, tree: ground.organisations.tree(), filters, limit: limit + 1 };
  if (sort === "due") {
    const after = readDueCursor(asked.cursor);
    if (isRefusal(after)) return after;
    const rows = await selectByDue(ground.pool, { ...narrowed, after });
    return pageOf(ground, rows, limit, dueCursorOf);
  }
  const after = readNewestCursor(asked.cursor);
  if (isRefusal(after)) return after;
  const rows = await selectCases(ground.pool, { ...narrowed, way: sort, after });
  return pageOf(ground, rows, limit);
}

/** How many cases the actor may see of those asked for. */
export async function countMyCases(
  ground: Ground,
  asked: { actor: Actor; now: Date } & AskedConditions,
): Promise<Count | Refusal> {
  const { actor } = asked;
  if (actor.kind !== "staff" && actor.kind !== "reporter") return refuse("not-signed-in");
  const filters = filtersOf(ground, asked, asked.now);
  if (isRefusal(filters)) return filters;
  return countMost(ground.pool, { actor, tree: ground.organisations.tree(), filters });
}

/** Cases the actor may see with these words, or with this number, newest first. */
export async function searchCases(
  ground: Ground,
  asked: Asked & { q: string },
): Promise<Page<FoundLine> | Refusal> {
  const { actor, limit, q } = asked;
  if (actor.kind !== "staff") return refuse("not-signed-in");
  const after = readNewestCursor(asked.cursor);
  if (isRefusal(after)) return after;
  const tree = ground.organisations.tree();
  const number = findCaseNumber(q);
  const byNumber = number === undefined ? [] : await selectByNumber(ground.pool, { actor, tree, number });
  if (byNumber.length > 0) return pageOf(ground, byNumber, limit);
  const query = findSearchQuery(q);
  if (!query) return { lines: [] };
  const found = await selectFound(ground.pool, { actor, tree, ...query, after, limit: limit + 1 });
  const { rows, ...next } = cut(found, limit, newestCursorOf);
  return { lines: await foundLines(ground, rows, marksOf(query)), ...next };
}
