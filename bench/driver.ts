import { driveHttp } from "./load/driveHttp.ts";
import { drivePlain, keepConnections } from "./load/drivePlain.ts";
import type { LoadJob } from "./load/jobs.ts";

// A process of its own, so that making load does not slow what is measured more than it must.
const connections = keepConnections();

process.on("message", (job: LoadJob) => {
  const running = job.kind === "http" ? driveHttp(job) : drivePlain(job, connections);
  running.then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
process.once("disconnect", () => process.exit(0));
process.send?.("ready");
