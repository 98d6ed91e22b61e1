import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { root, type Step } from "./steps.ts";

/** How a step went. `output` is empty where it went straight to the screen. */
export interface StepResult {
  name: string;
  seconds: number;
  ok: boolean;
  output: string;
}

const stop = new AbortController();
const running = new Set<ChildProcess>();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
    process.exitCode = 1;
    stop.abort();
  });
}

/** Whether somebody asked for all this to end. */
export function isStopped(): boolean {
  return stop.signal.aborted;
}

/** Runs one step to its end; `live` shows what it says while it says it. */
export async function runStep(step: Step, { live = false } = {}): Promise<StepResult> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [step.script, ...step.args], {
    cwd: root,
    stdio: ["ignore", live ? "inherit" : "pipe", live ? "inherit" : "pipe"],
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}) },
  });
  running.add(child);
  let output = "";
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  await once(child, "close");
  running.delete(child);
  return {
    name: step.name,
    seconds: (performance.now() - startedMs) / 1000,
    ok: child.exitCode === 0,
    output,
  };
}

/** Runs steps two at a time, in order, with a line for each as it ends. */
export async function runSteps(steps: readonly Step[]): Promise<StepResult[]> {
  const waiting = [...steps];
  const results: StepResult[] = [];
  const work = async () => {
    for (let step = waiting.shift(); step && !isStopped(); step = waiting.shift()) {
      const result = await runStep(step);
      results.push(result);
      console.log(`${result.ok ? "ok  " : "FAIL"}  ${result.name.padEnd(10)} ${result.seconds.toFixed(1)} s`);
    }
  };
  await Promise.all([work(), work()]);
  return results;
}
