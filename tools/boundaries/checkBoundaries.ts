import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { boundaryRules, cruiseOptions, resolveOptions } from "./boundaryRules.ts";

/** One import that breaks one rule. `to` is empty where the module alone breaks it. */
export interface BrokenBoundary {
  rule: string;
  from: string;
  to: string;
  /** The way from `from` to `to`, where the rule is about more than one import. */
  way: readonly string[];
}

/** What a look at one tree found. */
export interface BoundariesReport {
  broken: readonly BrokenBoundary[];
  /** Source files under `src` that were really read. */
  readCount: number;
  /** Source files under `src` that are there. */
  presentCount: number;
}

/** Fewer read than this share of what is there means that the tool went blind, not that the house is clean. */
const leastShareRead = 0.9;

const folders = ["src", "bench", "e2e", "tools"];

/** Reads every import below `root` and holds it to {@link boundaryRules}. */
export async function checkBoundaries(root: string): Promise<BoundariesReport> {
  const present = folders.filter((folder) => existsSync(join(root, folder)));
  const { output } = await cruise(
    present,
    { ...cruiseOptions, baseDir: root, validate: true, ruleSet: { forbidden: boundaryRules } },
    resolveOptions,
  );
  if (typeof output === "string")
    throw new Error("dependency-cruiser gave text where a result was asked for.");
  return {
    broken: brokenIn(output),
    readCount: output.modules.filter(({ source }) => /^src\/.*\.tsx?$/.test(source)).length,
    presentCount: globSync("src/**/*.{ts,tsx}", { cwd: root }).length,
  };
}

function brokenIn({ summary }: ICruiseResult): BrokenBoundary[] {
  return summary.violations
    .map(({ rule, from, to, cycle, via }) => {
      const way = (cycle ?? via ?? []).map(({ name }) => name);
      return { rule: rule.name, from, to: to === from ? "" : to, way };
    })
    .toSorted((a, b) => `${a.rule} ${a.from}`.localeCompare(`${b.rule} ${b.from}`));
}

/** Says in sentences what a report has against a tree; nothing, if all is well. */
export function complaintsOf({ broken, readCount, presentCount }: BoundariesReport): string[] {
  const comments = new Map(boundaryRules.map(({ name, comment }) => [name, comment]));
  const complaints = broken.map(
    ({ rule, from, to }) => `${from} → ${to}\n    ${rule}: ${comments.get(rule)}`,
  );
  if (presentCount === 0 || readCount < presentCount * leastShareRead) {
    complaints.push(`Only ${readCount} of ${presentCount} source files were read: the gate is blind.`);
  }
  return complaints;
}

if (import.meta.main) {
  const report = await checkBoundaries(fileURLToPath(new URL("../..", import.meta.url)));
  const complaints = complaintsOf(report);
  for (const complaint of complaints) console.error(complaint);
  console.log(
    `${report.readCount} of ${report.presentCount} source files read, ${report.broken.length} walls broken`,
  );
  process.exitCode = complaints.length > 0 ? 1 : 0;
}
