import { check } from "./check.ts";
import { countTests, forgetReport, type TestCount } from "./gate/countTests.ts";
import { isStopped, runStep } from "./gate/runStep.ts";
import { testStep } from "./gate/steps.ts";

const counts: TestCount[] = [];

forgetReport("unit");
for (const { name, ok } of await check()) {
  // A step that runs no tests can only add a failure.
  counts.push(name === "unit" ? countTests("unit", ok) : { passed: 0, failed: ok ? 0 : 1 });
}

for (const project of ["db", "e2e"] as const) {
  if (isStopped()) break;
  forgetReport(project);
  const { ok } = await runStep(testStep(project), { live: true });
  counts.push(countTests(project, ok));
}

const total = (kind: keyof TestCount) => counts.reduce((sum, count) => sum + count[kind], 0);
console.log(`\n${total("passed")} passed, ${total("failed")} failed`);
if (total("failed") > 0) process.exitCode = 1;
