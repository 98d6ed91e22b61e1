import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Something the gate runs: a script for Shiliu's Node, and its arguments. */
export interface Step {
  name: string;
  script: string;
  args: readonly string[];
}

/** A vitest project. */
export type TestProject = "unit" | "db" | "e2e";

/** The folder everything runs in. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Where a run of a project leaves its figures. */
export function reportFile(project: TestProject): string {
  return join(root, ".cache", "tests", `${project}.json`);
}

/** One vitest project, told on screen and, for the totals, in {@link reportFile}. */
export function testStep(project: TestProject): Step {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile(project)}`];
  return { name: project, script: toolScript("vitest"), args: ["run", "--project", project, ...reporters] };
}

/** What `npm run check` consists of, the longest first, since two run at a time. */
export function checkSteps(): Step[] {
  return [
    testStep("unit"),
    { name: "types", script: toolScript("typescript", "tsc"), args: ["-b"] },
    {
      name: "lint",
      script: toolScript("oxlint"),
      args: ["--deny-warnings", "--report-unused-disable-directives"],
    },
    { name: "pages", script: join(root, "tools/checkPages.ts"), args: [] },
    { name: "unused", script: toolScript("knip"), args: ["--no-config-hints"] },
    { name: "boundaries", script: join(root, "tools/boundaries/checkBoundaries.ts"), args: [] },
    { name: "sources", script: join(root, "tools/sources/checkSources.ts"), args: [] },
    {
      name: "format",
      script: toolScript("@biomejs/biome", "biome"),
      args: ["format", "--error-on-warnings"],
    },
  ];
}

/** The script behind a package's command, found without `.bin`, whose links differ between systems. */
function toolScript(packageName: string, command: string = packageName): string {
  const folder = join(root, "node_modules", packageName);
  const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const { bin } = manifest as { bin?: string | Record<string, string> };
  const file = typeof bin === "string" ? bin : bin?.[command];
  if (file === undefined) throw new Error(`The package ${packageName} brings no command ${command}.`);
  return join(folder, file);
}
