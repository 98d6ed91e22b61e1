/**
 * Names the cell of a case: how it ended (`undefined`: it is open) and its kind. The cases of a cell are a range of the
 * index `cases_in_cells`, newest first.
 */
export function cellOf(closedAs: string | undefined, kind: string | null): string {
  return `${closedAs ?? "open"}/${kind ?? ""}`;
}

/** Which way a list goes through time. */
export type Way = "newest" | "oldest";

/** Some ranges of cases. */
export interface Ranges {
  /**
   * What an index holds them by, in its own words: a cell, a cell of one process, where the matter lies, an urgency
   * beyond the normal one.
   */
  key: "cell" | "process || '/' || cell" | "matter_id" | "urgency";
  values: readonly string[];
  way: Way;
  /** What is read of each case. */
  columns: string;
  /** Each case on the way must meet these. */
  conditions: readonly string[];
  /** Goes no further than so many cases; absent: as far as its reader wants. */
  most?: string;
}

/**
 * The cases of some ranges that meet a condition, as a table to select from, newest or oldest first. The ranges are
 * merged one case after the other, and no further than its reader wants.
 */
export function casesInRanges(
  { key, values, way, columns, conditions, most }: Ranges,
  put: (value: unknown) => string,
): string {
  const direction = way === "newest" ? "desc" : "asc";
  const ordered = `order by opened_at ${direction}, id ${direction}`;
  // The index leaves out what is normal, and PostgreSQL takes it only where that is said.
  const indexed = key === "urgency" ? ["urgency <> 'normal'"] : [];
  // Each range says its order: PostgreSQL would else read them all and sort.
  const ranges = values.map((value) => {
    const where = [`${key} = ${put(value)}`, ...indexed, ...conditions].join(" and ");
    return `(select ${columns} from cases where ${where} ${ordered})`;
  });
  // The end keeps its reader's conditions out: a rare state would seem to leave so few that sorting them is cheap.
  const end = most === undefined ? "offset 0" : `limit ${most}`;
  return `(select * from (${ranges.join(" union all ")}) merged ${ordered} ${end})`;
}
