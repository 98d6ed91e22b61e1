import type { Actor } from "#engine/actor.ts";
import type { Tree } from "#engine/tree.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import { casesInRanges } from "#platform/journal/casesInRanges.ts";
import { type Visibility, visibleCases } from "#platform/journal/visibleCases.ts";
import { countedMost } from "../domain/listTerms.ts";
import type { ListFilters } from "../lists/cursors.ts";
import { findWalk, narrowedBy, type Put, seesMany, type Walk } from "./narrowing.ts";
import { clocksByDue, spanOf } from "./selectByDue.ts";
import { dutiesOf, type DutyFilters } from "./selectQueue.ts";

/** How many there are: exactly, or at least so many. */
export interface Count {
  count: number;
  more: boolean;
}

/** A count looks at no more cases than this, however rare what it counts. */
export const walkedMost = 5_000;

interface Asked {
  actor: Actor;
  tree: Tree;
  filters: ListFilters;
}

/**
 * How many cases a list shows, by the same conditions that it is read by. Counted up to a number, along no more cases
 * than a screen can wait for: whatever was not looked at is said to be more.
 */
export async function countMost(db: Queryable, asked: Asked): Promise<Count> {
  const { filters } = asked;
  const visible = visibleCases(asked.actor, asked.tree, 1);
  const walk = await findWalk(db, visible, filters);
  if (!walk) return { count: 0, more: false };
  const values: unknown[] = [...visible.values];
  const put: Put = (value) => `$${values.push(value)}`;
  // The clocks that run out in a time are fewer than the open cases.
  const byClock =
    filters.due !== undefined && (walk.along === "ranges" || (await seesMany(db, visible.sight)));
  const walked = byClock
    ? `select case_id as id, due_at from ${clocksByDue(spanOf(filters, put), `limit ${walkedMost}`)} k`
    : walkedOf(walk, visible, put, isNarrowed(filters) ? walkedMost : countedMost + 1);
  const where = [
    "c.id = w.id",
    ...(byClock ? ["c.due_at = w.due_at"] : []),
    visible.where,
    ...narrowedBy(byClock ? filters : walk.rest, put),
  ].join(" and ");
  return counted(db, {
    walked,
    found: `cross join lateral (select 1 from cases c ${visible.join} where ${where} offset 0) c`,
    values,
  });
}

/** Whether not every case on the way counts. */
function isNarrowed(filters: ListFilters): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}

function walkedOf(walk: Walk, { ways }: Visibility, put: Put, mostWalked: number): string {
  const most = String(mostWalked);
  if (walk.along === "ranges") {
    const ranges = { ...walk, way: "newest", columns: "id, opened_at", conditions: [], most } as const;
    return `select id from ${casesInRanges(ranges, put)} c`;
  }
  const each = ways.map(
    ({ from, where, order: [openedAt, id] }) =>
      `(select c.id from ${from} where ${where} order by ${openedAt} desc, ${id} desc limit ${most})`,
  );
  return `select id from (${each.join(" union ")}) seen limit ${most}`;
}

/** How much there is to do in a queue, by the same conditions that it is read by. */
export async function countQueue(
  db: Queryable,
  asked: {
    bodyId: string;
    role: string;
    ownChain: readonly string[];
    filters: DutyFilters;
  },
): Promise<Count> {
  const { bodyId, role, ownChain, filters } = asked;
  const { steps: _ofTheDuty, due: _ofItsClock, ...ofTheCase } = filters;
  const values: unknown[] = [bodyId, role, ownChain];
  const put: Put = (value) => `$${values.push(value)}`;
  const duties = dutiesOf(filters, put).join(" and ");
  const where = ["c.id = w.case_id and not (c.about_ids && $3::text[])", ...narrowedBy(ofTheCase, put)];
  return counted(db, {
    walked: `select case_id from case_duties where ${duties} order by due_at, case_id, ord limit ${walkedMost}`,
    found: `cross join lateral (select 1 from cases c where ${where.join(" and ")} offset 0) c`,
    values,
  });
}

async function counted(
  db: Queryable,
  { walked, found, values }: { walked: string; found: string; values: unknown[] },
): Promise<Count> {
  const { rows } = await db.query<Count>({
    text: `with w as materialized (${walked}),
             f as (select count(*)::int as n from (select 1 from w ${found} limit ${countedMost + 1}) found)
           select least(n, ${countedMost}) as count,
             case when n > ${countedMost} then true else (select count(*) from w) >= ${walkedMost} end as more from f`,
    values,
  });
  return rows[0] ?? { count: 0, more: false };
}
