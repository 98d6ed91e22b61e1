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
      const said = await new Promise<Report>((resolve) => {
        const ended = (): void => resolve({ failed: "The load driver ended" });
        child.once("exit", ended);
        child.once("message", (report: Report) => {
          child.off("exit", ended);
          resolve(report);
        });
        child.send(job);
      });
      if ("failed" in said) throw new Error(said.failed);
      return said.result;
    },
    stop: () => endChild(child),
  };
}
