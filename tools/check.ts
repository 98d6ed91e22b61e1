import { runSteps, type StepResult } from "./gate/runStep.ts";
import { checkSteps } from "./gate/steps.ts";

/** Runs the fast gate, or only the steps named, and prints all that the failed ones said. */
export async function check(names: readonly string[] = []): Promise<StepResult[]> {
  const steps = checkSteps();
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) throw new Error(`No such step: ${unknown.join(", ")}.`);
  const results = await runSteps(steps.filter(({ name }) => names.length === 0 || names.includes(name)));
  for (const { name, output } of results.filter(({ ok }) => !ok))
    console.log(`\n── ${name}\n${output.trimEnd()}`);
  return results;
}

if (import.meta.main) {
  const results = await check(process.argv.slice(2));
  if (results.some(({ ok }) => !ok)) process.exitCode = 1;
}
