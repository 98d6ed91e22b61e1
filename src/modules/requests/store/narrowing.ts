import type { Queryable } from "#platform/database/queryable.ts";
import type { Ranges } from "#platform/journal/casesInRanges.ts";
import type { Visibility } from "#platform/journal/visibleCases.ts";
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

/** Ranges of the cases asked for, and what they do not tell of a case: that is left to be looked at. */
interface AskedRanges extends Pick<Ranges, "key" | "values"> {
  rest: ListFilters;
}

/** Along which set a list is walked: the cases seen, or ranges of the cases asked for. */
export type Walk = { along: "sight"; rest: ListFilters } | ({ along: "ranges" } & AskedRanges);

/** The smaller set to walk along; `undefined` where there is nothing to see. */
export async function findWalk(
  db: Queryable,
  visible: Visibility,
  filters: ListFilters,
): Promise<Walk | undefined> {
  const cells = cellsOf(filters);
  if (cells?.length === 0 || filters.places?.length === 0 || visible.ways.length === 0) return undefined;
  const ranges = rangesOf(filters, cells);
  if (ranges && (await seesMany(db, visible.sight))) return { along: "ranges", ...ranges };
  return { along: "sight", rest: filters };
}

/**
 * The ranges of the cases asked for that hold the fewest. What they tell is not asked again: with every condition
 * PostgreSQL expects fewer cases to be left, until sorting them all seems cheap.
 */
function rangesOf(filters: ListFilters, cells: readonly string[] | undefined): AskedRanges | undefined {
  const { places, urgency, process, open, due } = filters;
  if (places && places.length <= mostRanges)
    return { key: "matter_id", values: places, rest: { ...filters, places: undefined } };
  // Open cases are fewer than all that were ever urgent.
  if (urgency !== undefined && urgency !== "normal" && open !== true && !due)
    return { key: "urgency", values: [urgency], rest: { ...filters, urgency: undefined } };
  if (!cells) return undefined;
  // A cell tells the state of a case that has ended, and not that of an open one.
  const rest = { ...filters, kind: undefined, open: undefined };
  if (process === undefined) return { key: "cell", values: cells, rest };
  // As the index `cases_of_process` has them.
  return {
    key: "process || '/' || cell",
    values: cells.map((cell) => `${process}/${cell}`),
    rest: { ...rest, process: undefined },
  };
}

/** Whether there are too many cases to see for reading them all; counts no further than that. */
export async function seesMany(db: Queryable, sight: Visibility["sight"]): Promise<boolean> {
  if (typeof sight === "string") return sight === "all";
  const counts = sight.from.map((from) => `(select from ${from} limit ${many})`);
  const { rows } = await db.query<{ many: boolean }>({
    // A name for each text, by what is counted by: a place's visitor and a clerk meet on one connection.
    name: ["requests-sees-many", ...sight.from.map((from) => /where (\w+)/.exec(from)?.[1])].join("-"),
    text: `select count(*) >= ${many} as many from (${counts.join(" union all ")}) seen`,
    values: [...sight.values],
  });
  return rows[0]?.many === true;
}
