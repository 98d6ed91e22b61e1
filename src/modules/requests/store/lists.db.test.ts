import { beforeAll, describe, expect, it } from "vitest";
import { migrations } from "#apps/modules.ts";
import { cellOf } from "#platform/journal/casesInCells.ts";
import { testDatabase } from "#platform/database/testing.ts";
import { findSearchQuery } from "#platform/search/terms.ts";
import { cellsOf } from "../lists/cellsOf.ts";
import type { ListFilters, NewestCursor } from "../lists/cursors.ts";
import type { CaseRow } from "../store.ts";
import { selectCases } from "./selectCases.ts";
import { selectFound } from "./selectFound.ts";
import { everybody, type MadeCase, madeCase, newestFirst, sees, tree, writeCases } from "./testing.ts";

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

async function expectSame(name: string, expected: readonly MadeCase[], next: NextPage): Promise<void> {
  const ids = newestFirst(expected);
  expect(await pages(next, 10_000, 10_000), name).toEqual(ids);
  expect(await pages(next, 7, 40), `${name}, page by page`).toEqual(ids.slice(0, 40));
}

const matches = ({ state, kind, open }: ListFilters, each: MadeCase): boolean =>
  (state === undefined || each.state === state) &&
  (kind === undefined || each.kind === kind) &&
  (open === undefined || each.closed !== open);

const narrowings: ListFilters[] = [
  {},
  ...[undefined, "closed", "declined", "withdrawn", "handling", "no-such-state"].flatMap((state) =>
    [undefined, "help", "praise"].flatMap((kind) =>
      [undefined, true, false].map((open) => ({ state, kind, open })),
    ),
  ),
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
