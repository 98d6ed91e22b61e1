import type { ImportProgress, ImportReport } from "#modules/requests/index.ts";

const barWidth = 24;
const secondMillis = 1_000;

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** How far an import is, in one line: bar, rows, speed, and the time it will take yet. */
export function progressLine({ rows, rejected, fraction }: ImportProgress, elapsedMillis: number): string {
  const filled = Math.round(fraction * barWidth);
  const bar = `${"#".repeat(filled)}${".".repeat(barWidth - filled)}`;
  const percent = `${Math.floor(fraction * 100)}`.padStart(3);
  const refused = rejected > 0 ? `  ${whole.format(rejected)} rejected` : "";
  return `[${bar}] ${percent} %  ${whole.format(rows)} rows${refused}  ${speed(rows, elapsedMillis)}  ${remaining(fraction, elapsedMillis)} left`;
}

function speed(rows: number, elapsedMillis: number): string {
  return `${whole.format((rows * secondMillis) / Math.max(1, elapsedMillis))} rows/s`;
}

function remaining(fraction: number, elapsedMillis: number): string {
  if (fraction <= 0) return "?:??";
  const seconds = Math.ceil((elapsedMillis * (1 - fraction)) / fraction / secondMillis);
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, "0")}`;
}

/** What an import came to, every row accounted for. */
export function reportLines(report: ImportReport, elapsedMillis: number, dryRun: boolean): string {
  const { rows, imported, there, rejected } = report;
  const seconds = (elapsedMillis / secondMillis).toFixed(1);
  const did = dryRun ? "would be imported" : "imported";
  return [
    `${whole.format(rows)} rows read (${report.format}): ${whole.format(imported)} ${did}, ` +
      `${whole.format(there)} there already, ${whole.format(rejected)} rejected.`,
    `${seconds} s, ${speed(rows, elapsedMillis)}.`,
    "",
  ].join("\n");
}
