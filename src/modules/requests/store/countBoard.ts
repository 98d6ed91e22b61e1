import type { Queryable } from "#platform/database/queryable.ts";
import { walkedMost } from "./countMost.ts";
import { narrowedBy, type Put } from "./narrowing.ts";
import { dutiesOf, type DutyFilters } from "./selectQueue.ts";

/** How many duties there are on cases of one kind at one place. */
export interface BoardCell {
  matterId: string | null;
  kind: string | null;
  count: number;
}

/**
 * The duties of a post by the place and kind of their cases, under the same conditions that a queue is read by. No more of
 * them are looked at than a screen can wait for, those that are due first; `more` says that there are others.
 */
export async function countBoard(
  db: Queryable,
  asked: { bodyId: string; role: string; ownChain: readonly string[]; filters: DutyFilters },
): Promise<{ cells: BoardCell[]; more: boolean }> {
  const { bodyId, role, ownChain, filters } = asked;
  const { steps: _ofTheDuty, due: _ofItsClock, ...ofTheCase } = filters;
  const values: unknown[] = [bodyId, role, ownChain];
  const put: Put = (value) => `$${values.push(value)}`;
  const duties = dutiesOf(filters, put).join(" and ");
  const where = ["c.id = w.case_id and not (c.about_ids && $3::text[])", ...narrowedBy(ofTheCase, put)];
  const { rows } = await db.query<Omit<BoardCell, "count"> & { count: number | null; walked: number }>({
    text: `with w as materialized (select case_id from case_duties where ${duties}
             order by due_at, case_id, ord limit ${walkedMost})
           select found.matter_id as "matterId", found.kind, found.count, n.walked
           from (select count(*)::int as walked from w) n left join (select c.matter_id, c.kind, count(*)::int as count
                 from w cross join lateral (select c.matter_id, c.kind from cases c where ${where.join(" and ")} offset 0) c
                 group by 1, 2) found on true`,
    values,
  });
  return {
    cells: rows.flatMap(({ matterId, kind, count }) => (count === null ? [] : [{ matterId, kind, count }])),
    more: rows.some(({ walked }) => walked >= walkedMost),
  };
}
