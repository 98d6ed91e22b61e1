import { readFileSync, rmSync } from "node:fs";
import { reportFile, type TestProject } from "./steps.ts";

/** Tests that passed and that failed. */
export interface TestCount {
  passed: number;
  failed: number;
}

/** Removes what an earlier run left, so that its figures are never taken for this one's. */
export function forgetReport(project: TestProject): void {
  rmSync(reportFile(project), { force: true });
}

/** The figures of a run that just ended; a run that broke outside its tests counts as one more failure. */
export function countTests(project: TestProject, ok: boolean): TestCount {
  const { passed, failed } = readReport(project);
  return { passed, failed: ok || failed > 0 ? failed : 1 };
}

function readReport(project: TestProject): TestCount {
  try {
    const report: unknown = JSON.parse(readFileSync(reportFile(project), "utf8"));
    const { numPassedTests, numFailedTests } = report as { numPassedTests: number; numFailedTests: number };
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    // No report, or half of one: vitest did not get that far.
    return { passed: 0, failed: 0 };
  }
}
