import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { isRefusal } from "#engine/refusal.ts";
import { readImportMap } from "#modules/requests/index.ts";
import type { Config } from "#platform/config/config.ts";
import { assemble } from "./assemble.ts";
import { drawProgress } from "./drawProgress.ts";
import { progressLine, reportLines } from "./importProgress.ts";
import { withDatabase } from "./withDatabase.ts";

type Say = (text: string) => void;

const usage = `Usage: shiliu import requests FILE.csv|xlsx --map MAP.json [--dry-run] [--rejected FILE]

  --map       how the file's columns become requests (docs/import.md)
  --dry-run   try every row and write nothing to the database
  --rejected  where rows that are not taken go; FILE.rejected.csv by default
`;

/** Exit codes: all rows are in; not started or broken off; asked wrongly; done, but for some rows. */
const exits = { done: 0, failed: 1, usage: 2, someRejected: 3 } as const;

interface Asked {
  path: string;
  mapPath: string;
  dryRun: boolean;
  rejectedPath: string;
}

/** `import requests FILE --map MAP.json`: brings in the history of another system; run again, it goes on. */
export async function importHistory(args: readonly string[], say: Say, config: Config): Promise<number> {
  const asked = readArguments(args);
  if (typeof asked === "string") {
    say(`${asked}${usage}`);
    return exits.usage;
  }
  const map = readImportMap(await readFile(asked.mapPath, "utf8"));
  if ("problems" in map) return complain(say, asked.mapPath, map.problems);
  return withDatabase(config, async ({ urls, log, clock }) => {
    const system = await assemble(config, urls, log, clock);
    const stop = new AbortController();
    const onSignal = () => stop.abort();
    process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
    const started = clock().getTime();
    const progress = drawProgress(say, clock, progressLine);
    try {
      const { path, rejectedPath, dryRun } = asked;
      const job = { path, rejectedPath, dryRun, map, clock, onProgress: progress.tell, signal: stop.signal };
      const report = await system.requests.importHistory(job);
      progress.end();
      if ("problems" in report) return complain(say, asked.mapPath, report.problems);
      if (isRefusal(report)) return complain(say, path, [whyNot[report.refused] ?? report.refused]);
      say(reportLines(report, clock().getTime() - started, dryRun));
      if (report.rejected > 0) say(`What was rejected, and why: ${rejectedPath}\n`);
      if (report.stopped) say("Stopped before the end. Run the same again to go on.\n");
      if (report.stopped) return exits.failed;
      return report.rejected > 0 ? exits.someRejected : exits.done;
    } finally {
      process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
      await system.stop();
    }
  });
}

/** Why a file as a whole is not taken. */
const whyNot: Readonly<Record<string, string>> = {
  "encoding-unknown": "is neither UTF-8 nor GB18030 text, nor an XLSX workbook",
  "workbook-too-large": "is a workbook of more than 20 MB: save it as CSV (UTF-8)",
  "workbook-unreadable": "cannot be read as an XLSX workbook",
  "head-missing": "has no line with the names of its columns",
  "prefecture-missing": "cannot be placed: there are no bodies yet; run `shiliu seed`, or import yours",
};

function readArguments(args: readonly string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        map: { type: "string" },
        "dry-run": { type: "boolean", default: false },
        rejected: { type: "string" },
      },
    });
    const [what, path, ...more] = positionals;
    if (what !== "requests" || path === undefined || more.length > 0 || values.map === undefined) return "";
    const rejectedPath = values.rejected ?? `${path}.rejected.csv`;
    return { path, mapPath: values.map, dryRun: values["dry-run"], rejectedPath };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n`;
  }
}

function complain(say: Say, path: string, problems: readonly string[]): number {
  for (const problem of problems) say(`${path}: ${problem}\n`);
  return exits.failed;
}
