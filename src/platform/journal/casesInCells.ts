/**
 * Names the cell of a case: how it ended (`undefined`: it is open) and its kind. The cases of a cell are a range of the
 * index `cases_in_cells`, newest first.
 */
export function cellOf(closedAs: string | undefined, kind: string | null): string {
  return `${closedAs ?? "open"}/${kind ?? ""}`;
}

/**
 * The cases of some cells that meet a condition, as a table to select from, newest first. Its ranges are merged one
 * case after the other, and no further than its reader wants.
 */
export function casesInCells(
  cells: readonly string[],
  conditions: readonly string[],
  put: (value: unknown) => string,
  /** What an index holds its ranges by, where it is not `cell`. */
  key = "cell",
): string {
  const newestFirst = "order by opened_at desc, id desc";
  // Each range says its order: PostgreSQL would else read them all and sort.
  const ranges = cells.map((cell) => {
    const where = [`${key} = ${put(cell)}`, ...conditions].join(" and ");
    return `(select * from cases where ${where} ${newestFirst})`;
  });
  // The offset keeps its reader's conditions out: a rare state would seem to leave so few that sorting them is cheap.
  return `(select * from (${ranges.join(" union all ")}) merged ${newestFirst} offset 0)`;
}
