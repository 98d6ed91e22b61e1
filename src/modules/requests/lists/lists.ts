import type { Actor } from "#engine/actor.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { findSearchQuery } from "#platform/search/terms.ts";
import type { CaseLine, QueueLine } from "../contract.ts";
import { findCaseNumber } from "../domain/caseNumber.ts";
import { getRequestProcess } from "../domain/processes.ts";
import type { Ground } from "../ground.ts";
import { type CaseRow, selectByNumber, selectQueue } from "../store.ts";
import { selectCases } from "../store/selectCases.ts";
import { selectFound } from "../store/selectFound.ts";
import { caseLines } from "./caseLines.ts";
import { encodeCursor, type ListFilters, readNewestCursor, readQueueCursor } from "./cursors.ts";

/** One page of a list. */
export interface Page<Line> {
  lines: Line[];
  next?: string;
}

interface Asked {
  actor: Actor;
  cursor: string | undefined;
  limit: number;
}

/** One row more than asked for tells whether there is another page, without counting. */
export function cut<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => string,
): { rows: Row[]; next?: string } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return rows.length > limit && last ? { rows: shown, next: cursorOf(last) } : { rows: shown };
}

/** Where a newest-first list goes on after a row. */
export const newestCursorOf = (row: CaseRow): string => encodeCursor(row.opened_at.toISOString(), row.id);

async function pageOf(ground: Ground, rows: readonly CaseRow[], limit: number): Promise<Page<CaseLine>> {
  const { rows: shown, ...next } = cut(rows, limit, newestCursorOf);
  return { lines: await caseLines(ground, shown), ...next };
}

/** What the actor's post must do next, by due time. */
export async function listQueue(ground: Ground, asked: Asked): Promise<Page<QueueLine> | Refusal> {
  const { actor, limit } = asked;
  if (actor.kind !== "staff") return refuse("not-signed-in");
  const after = readQueueCursor(asked.cursor);
  if (isRefusal(after)) return after;
  const tree = ground.organisations.tree();
  const ownChain = [actor.post.bodyId, ...actor.bodies].flatMap((bodyId) =>
    tree.chain(bodyId).map((body) => body.id),
  );
  const rows = await selectQueue(ground.pool, { ...actor.post, ownChain, after, limit: limit + 1 });
  const { rows: shown, ...next } = cut(rows, limit, (row) =>
    encodeCursor(row.duty_due_at?.toISOString() ?? "infinity", row.id, row.ord),
  );
  const lines = await caseLines(ground, shown);
  return {
    lines: lines.flatMap((line, index) => (shown[index] ? [queueLineOf(line, shown[index])] : [])),
    ...next,
  };
}

function queueLineOf(line: CaseLine, row: Awaited<ReturnType<typeof selectQueue>>[number]): QueueLine {
  const process = getRequestProcess(row.process, row.process_version);
  const name = (row.task_id === null ? process.states : process.taskStates)[row.step]?.name;
  const { dueAt: _ofTheCase, ...rest } = line;
  const clock = row.clock_kind === null ? undefined : process.clocks[row.clock_kind]?.name;
  return {
    ...rest,
    ...(row.duty_due_at ? { dueAt: row.duty_due_at.toISOString() } : {}),
    step: { id: row.step, name: name ?? { zh: row.step, en: row.step } },
    ...(row.task_id === null ? {} : { taskId: row.task_id }),
    ...(clock ? { clock } : {}),
    urgings: row.urgings,
  };
}

/** Cases the actor may see, newest first. */
export async function listCases(
  ground: Ground,
  asked: Asked & ListFilters,
): Promise<Page<CaseLine> | Refusal> {
  const { actor, limit, state, kind, open } = asked;
  if (actor.kind !== "staff" && actor.kind !== "reporter") return refuse("not-signed-in");
  const after = readNewestCursor(asked.cursor);
  if (isRefusal(after)) return after;
  const tree = ground.organisations.tree();
  const filters = { state, kind, open };
  const rows = await selectCases(ground.pool, { actor, tree, filters, after, limit: limit + 1 });
  return pageOf(ground, rows, limit);
}

/** Cases the actor may see with these words, or with this number, newest first. */
export async function searchCases(
  ground: Ground,
  asked: Asked & { q: string },
): Promise<Page<CaseLine> | Refusal> {
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
  const rows = await selectFound(ground.pool, { actor, tree, ...query, after, limit: limit + 1 });
  return pageOf(ground, rows, limit);
}
