import type { Actor } from "#engine/actor.ts";
import type { Tree } from "#engine/tree.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import type { Ranges } from "#platform/journal/casesInCells.ts";
import { type Visibility, visibleCases } from "#platform/journal/visibleCases.ts";
import { cellsOf } from "../lists/cellsOf.ts";
import type { ListFilters } from "../lists/cursors.ts";

/** Who has so many cases to see is shown a narrowed list along the cells, and whoever has fewer along their own. */
const many = 4_000;
/** A place with more below it is no few ranges: so wide a place is met often enough on any way. */
const mostRanges = 64;

/** Puts a value into a statement, and says how it is called there. */
export type Put = (value: unknown) => string;

/** What a row of `cases c` must be. */
export function narrowedBy(filters: ListFilters, put: Put): string[] {
  const { state, kind, open, process, urgency, places, due } = filters;
  return [
    ...(state === undefined ? [] : [`c.state = ${put(state)}`]),
    ...(kind === undefined ? [] : [`c.kind = ${put(kind)}`]),
    ...(open === undefined ? [] : [`c.closed_at is ${open ? "null" : "not null"}`]),
    ...(process === undefined ? [] : [`c.process = ${put(process)}`]),
    ...(urgency === undefined ? [] : [`c.urgency = ${put(urgency)}`]),
    ...(places === undefined ? [] : [`c.matter_id = any(${put(places)}::text[])`]),
    ...(due?.from ? [`c.due_at >= ${put(due.from)}::timestamptz`] : []),
    ...(due ? [`c.due_at < ${put(due.until)}::timestamptz`] : []),
  ];
}

/** Along which set a list is walked: the cases seen, or ranges of the cases asked for. */
export type Walk = "sight" | { column: Ranges["column"]; values: readonly string[] };

/** The smaller set to walk along; `undefined` where there is nothing to see. */
export async function findWalk(
  db: Queryable,
  asked: { actor: Actor; tree: Tree; filters: ListFilters },
): Promise<{ walk: Walk; visible: Visibility } | undefined> {
  const { actor, tree, filters } = asked;
  const cells = cellsOf(filters);
  const visible = visibleCases(actor, tree, 1);
  if (cells?.length === 0 || filters.places?.length === 0 || visible.ways.length === 0) return undefined;
  const ranges = rangesOf(filters, cells);
  const walk = ranges && (await seesMany(db, visible.sight)) ? ranges : "sight";
  return { walk, visible };
}

/** The ranges of the cases asked for that hold the fewest. */
function rangesOf(
  { places, urgency, open, due }: ListFilters,
  cells: readonly string[] | undefined,
): Exclude<Walk, "sight"> | undefined {
  if (places && places.length <= mostRanges) return { column: "matter_id", values: places };
  // Open cases are fewer than all that were ever urgent.
  if (urgency !== undefined && urgency !== "normal" && open !== true && !due)
    return { column: "urgency", values: [urgency] };
  return cells && { column: "cell", values: cells };
}

/** Whether there are too many cases to see for reading them all; counts no further than that. */
export async function seesMany(db: Queryable, sight: Visibility["sight"]): Promise<boolean> {
  if (typeof sight === "string") return sight === "all";
  const counts = sight.from.map((from) => `(select from ${from} limit ${many})`);
  const { rows } = await db.query<{ many: boolean }>({
    name: `requests-sees-many-${sight.from.length}`,
    text: `select count(*) >= ${many} as many from (${counts.join(" union all ")}) seen`,
    values: [...sight.values],
  });
  return rows[0]?.many === true;
}
