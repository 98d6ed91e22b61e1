import { describe, expect, it } from "vitest";
import { isRefusal } from "#engine/refusal.ts";
import { type HistoryCursor, readHistoryCursor } from "../lists/cursors.ts";
import type { HistoryRow } from "../store/selectHistory.ts";
import { walkHistory } from "./walkHistory.ts";

/** Rows as a store would have them, the newest first; every third is one that may not be shown. */
const rows = Array.from({ length: 2_000 }, (_, at) => {
  const id = `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
  const opened_at = new Date(Date.UTC(2026, 0, 1) - at * 60_000);
  const closed_at = at % 2 === 0 ? null : opened_at;
  return { id, opened_at, closed_at, fold: { version: at } } as unknown as HistoryRow; // no more is read of it
});

function walked(shows: (at: number) => boolean, limit: number, from: HistoryCursor, all = rows) {
  let reads = 0;
  const found = walkHistory({
    from,
    limit,
    async read({ open, after }, most) {
      reads += 1;
      const ofPhase = all.filter((row) => (row.closed_at === null) === open);
      const begin = after ? ofPhase.findIndex(({ id }) => id === after.caseId) + 1 : 0;
      return ofPhase.slice(begin, begin + most);
    },
    shows: ({ version }) => shows(version),
  });
  return found.then((page) => ({ ...page, reads }));
}

const start: HistoryCursor = { open: true, after: undefined };

function placeOf(cursor: string): HistoryCursor {
  const place = readHistoryCursor(cursor);
  if (isRefusal(place)) throw new Error(place.refused);
  return place;
}

describe("a walk through a history", () => {
  it("gives what is open first, then what is closed, each once, passing by what may not be shown", async () => {
    const shows = (at: number) => at < 60 && at % 3 !== 0;
    const seen: number[] = [];
    let place: HistoryCursor | undefined = start;
    while (place) {
      const { rows: page, next } = await walked(shows, 7, place);
      expect(page.length).toBeLessThanOrEqual(7);
      seen.push(...page.map(({ fold }) => fold.version));
      place = next === undefined ? undefined : placeOf(next);
    }
    const expected = rows.map((_, at) => at).filter(shows);
    expect(seen).toEqual([
      ...expected.filter((at) => at % 2 === 0),
      ...expected.filter((at) => at % 2 === 1),
    ]);
  });

  it("says that there is nothing more at the end", async () => {
    const { rows: page, next } = await walked((at) => at === 3, 5, start, rows.slice(0, 60));
    expect(page.map(({ fold }) => fold.version)).toEqual([3]);
    expect(next).toBeUndefined();
  });

  it("looks at so many and no more for one page, and says where it goes on", async () => {
    const { rows: page, next, reads } = await walked(() => false, 5, start);
    expect(page).toEqual([]);
    expect(next).toBeDefined();
    expect(reads).toBeLessThan(10);
  });
});
