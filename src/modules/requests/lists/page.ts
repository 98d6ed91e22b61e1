/** One page of a list. */
export interface Page<Line> {
  lines: Line[];
  next?: string;
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
