import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A child process of the bench that says "ready" and ends when its parent lets go of it. */
export async function startChild(
  script: "driver.ts" | "bareServer.ts",
  environment: Readonly<Record<string, string>> = {},
): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL(`../${script}`, import.meta.url)), {
    serialization: "advanced",
    env: { ...process.env, ...environment },
    execArgv: [],
  });
  const [word] = (await Promise.race([once(child, "message"), once(child, "exit")])) as unknown[];
  if (word !== "ready") throw new Error(`${script} did not start`);
  return child;
}

/** Ends a child of {@link startChild}; waits until it is gone. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
}
