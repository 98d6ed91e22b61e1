import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#engine/actor.ts";
import { migrations } from "#apps/modules.ts";
import { cellOf } from "#platform/journal/casesInRanges.ts";
import { testDatabase } from "#platform/database/testing.ts";
import { findSearchQuery } from "#platform/search/terms.ts";
import { cellsOf } from "../lists/cellsOf.ts";
import type { DueCursor, ListFilters, NewestCursor } from "../lists/cursors.ts";
import type { CaseRow } from "../store.ts";
import { countMost } from "./countMost.ts";
import { selectByDue } from "./selectByDue.ts";
import { selectCases } from "./selectCases.ts";
import { selectFound } from "./selectFound.ts";
import { byDue, everybody, type MadeCase, madeCase, newestFirst, sees, tree, writeCases } from "./testing.ts";

const { pool, ownerPool } = await testDatabase(migrations);
const seed = 20_251_128;

/** The same on every run. */
function chanceFrom(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const chance = chanceFrom(seed);
// So many that the large county is shown narrowed lists along the cells, and the small one along its own cases.
const cases = Array.from({ length: 9_000 }, () => madeCase(chance));

beforeAll(async () => {
  await writeCases(pool, cases);
  await ownerPool.query("analyze");
});

type NextPage = (after: NewestCursor | undefined, limit: number) => Promise<CaseRow[]>;

/** The first pages, each begun where the last one ended. */
async function pages(next: NextPage, limit: number, most: number): Promise<string[]> {
  const ids: string[] = [];
  for (let after: NewestCursor | undefined; ids.length < most; ) {
    const rows = await next(after, limit);
    ids.push(...rows.map(({ id }) => id));
    const last = rows.at(-1);
    if (!last || rows.length < limit) break;
    after = { openedAt: last.opened_at.toISOString(), caseId: last.id };
  }
  return ids.slice(0, most);
}

/** The same by due time. */
async function duePages(
  asked: { actor: Actor; tree: typeof tree; filters: ListFilters },
  limit: number,
  most: number,
): Promise<string[]> {
  const ids: string[] = [];
  for (let after: DueCursor | undefined; ids.length < most; ) {
    const rows = await selectByDue(pool, { ...asked, after, limit });
    ids.push(...rows.map(({ id }) => id));
    const last = rows.at(-1);
    if (!last || rows.length < limit) break;
    const caseId = last.id;
    after = last.due_at
      ? { dueAt: last.due_at.toISOString(), caseId }
      : { rest: { openedAt: last.opened_at.toISOString(), caseId } };
  }
  return ids.slice(0, most);
}

async function expectSame(name: string, expected: readonly MadeCase[], next: NextPage): Promise<void> {
  const ids = newestFirst(expected);
  expect(await pages(next, 10_000, 10_000), name).toEqual(ids);
  expect(await pages(next, 7, 40), `${name}, page by page`).toEqual(ids.slice(0, 40));
}

const matches = (filters: ListFilters, each: MadeCase): boolean => {
  const { state, kind, open, process, urgency, places, due } = filters;
  return (
    (state === undefined || each.state === state) &&
    (kind === undefined || each.kind === kind) &&
    (open === undefined || each.closed !== open) &&
    (process === undefined || each.process === process) &&
    (urgency === undefined || each.urgency === urgency) &&
    (places === undefined || places.includes(each.matterId)) &&
    (due === undefined ||
      (each.dueAt !== null &&
        new Date(each.dueAt) < due.until &&
        (!due.from || new Date(each.dueAt) >= due.from)))
  );
};

const noon = new Date("2025-11-21T04:00:00.000Z");
const evening = new Date("2025-11-22T16:00:00.000Z");

const narrowings: ListFilters[] = [
  {},
  ...[undefined, "closed", "declined", "withdrawn", "handling", "no-such-state"].flatMap((state) =>
    [undefined, "help", "praise"].flatMap((kind) =>
      [undefined, true, false].map((open) => ({ state, kind, open })),
    ),
  ),
];

const more: ListFilters[] = [
  {},
  { urgency: "urgent" },
  { places: ["department"] },
  { places: ["small", "large"], kind: "help" },
  { places: ["nowhere"] },
  { places: [] },
  { due: { until: noon } },
  { due: { from: noon, until: evening }, urgency: "urgent" },
  { due: { until: evening }, places: ["large"] },
  { due: { until: evening }, open: false },
  { open: true },
  { open: false, kind: "praise" },
  { process: "business-difficulty" },
  { process: "business-difficulty", open: false, kind: "help" },
  { process: "business-difficulty", open: true },
  { process: "business-difficulty", state: "declined", urgency: "urgent" },
  { process: "resident-request", places: ["department"], kind: "complaint" },
  { process: "resident-request", due: { until: evening } },
  { process: "no-such-process" },
];

describe.each(Object.entries(everybody))("%s", (_, actor) => {
  const mine = cases.filter((each) => sees(actor, each));

  it("is shown every case they may see of the state, kind and ending they ask for, each once, newest first", async () => {
    expect(mine.length).toBeGreaterThan(50);
    for (const filters of narrowings)
      await expectSame(
        JSON.stringify(filters),
        mine.filter((each) => matches(filters, each)),
        (after, limit) => selectCases(pool, { actor, tree, filters, after, limit }),
      );
  }, 60_000);

  it("is shown them oldest first, and by due time, each once and page by page", async () => {
    for (const filters of [...more, { open: true, kind: "help" }]) {
      const expected = mine.filter((each) => matches(filters, each));
      const name = JSON.stringify(filters);
      const asked = { actor, tree, filters };
      const oldest = newestFirst(expected).toReversed();
      const next: NextPage = (after, limit) => selectCases(pool, { ...asked, way: "oldest", after, limit });
      expect(await pages(next, 10_000, 10_000), name).toEqual(oldest);
      expect(await pages(next, 7, 40), name).toEqual(oldest.slice(0, 40));
      expect(await duePages(asked, 10_000, 10_000), name).toEqual(byDue(expected));
      expect(await duePages(asked, 7, 40), name).toEqual(byDue(expected).slice(0, 40));
      const running = expected.filter(({ dueAt }) => dueAt !== null).length;
      expect(await duePages(asked, 9, running + 30), name).toEqual(byDue(expected).slice(0, running + 30));
    }
  }, 60_000);

  it("is told how many there are, by what they are shown, up to five hundred", async () => {
    for (const filters of [...more, ...narrowings]) {
      const count = mine.filter((each) => matches(filters, each)).length;
      expect(await countMost(pool, { actor, tree, filters }), JSON.stringify(filters)).toEqual({
        count: Math.min(count, 500),
        more: count > 500,
      });
    }
  }, 60_000);

  it("finds every case they may see with the words they type, each once, newest first", async () => {
    for (const typed of ["公交车班次减少", "减少公交", "班次", "骆驼", "bus", "bus 路灯不亮", "没有这个词"]) {
      const query = findSearchQuery(typed);
      if (!query) throw new Error(`${typed} says nothing`);
      const words = typed.split(" ");
      await expectSame(
        typed,
        mine.filter((each) => words.every((word) => each.words.includes(word))),
        (after, limit) => selectFound(pool, { actor, tree, ...query, after, limit }),
      );
    }
  }, 60_000);
});

it("a cell is called the same by PostgreSQL and by those who ask for it", async () => {
  const { rows } = await pool.query<{ id: string; cell: string }>("select id, cell from cases");
  const cells = new Map(rows.map(({ id, cell }) => [id, cell]));
  for (const { id, closed, state, kind } of cases)
    expect(cells.get(id)).toBe(cellOf(closed ? state : undefined, kind));
  const all = [true, false].flatMap((open) => cellsOf({ open }) ?? []);
  expect(all).toEqual(expect.arrayContaining([...new Set(cells.values())]));
});
