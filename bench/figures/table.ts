import type { Spread } from "./spread.ts";

/** A number as people compare them: three figures at most. */
export function plain(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (value >= 100) return String(Math.round(value));
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** A figure with its spread over the rounds. */
export function withSpread({ median, least, most }: Spread): string {
  return `${plain(median)} (${plain(least)}–${plain(most)})`;
}

/** Rows under their headings, columns in line. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd();
  return `${[line(headings), ...rows.map(line)].join("\n")}\n`;
}
