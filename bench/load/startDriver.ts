import { once } from "node:events";
import type { LoadJob, LoadResult } from "./jobs.ts";
import { endChild, startChild } from "./startChild.ts";

/** Makes load from a process of its own. */
export interface Driver {
  /** Runs one job; throws where a request or a write failed. */
  run(job: LoadJob): Promise<LoadResult>;
  stop(): Promise<void>;
}

type Report = { result: LoadResult } | { failed: string };

/** Starts a driver. */
export async function startDriver(): Promise<Driver> {
  const child = await startChild("driver.ts");
  return {
    async run(job) {
      const report = Promise.race([once(child, "message"), once(child, "exit").then(() => [])]);
      child.send(job);
      const [said] = (await report) as [Report?];
      if (!said) throw new Error("The load driver ended");
      if ("failed" in said) throw new Error(said.failed);
      return said.result;
    },
    stop: () => endChild(child),
  };
}
