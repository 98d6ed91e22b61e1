import { oc } from "@orpc/contract";
import { z } from "zod";

/** How a line of the health page stands: 好, 注意, 有问题. */
const healthLevels = ["good", "look", "bad"] as const;

/** What a line can say; the page has a sentence for each, and what to do for those that are not good. */
export const healthCodes = [
  "database-reachable",
  "database-slow",
  "database-unreachable",
  "clock-right",
  "clock-drifts",
  "process-running",
  "process-demo",
  "connections-free",
  "connections-full",
  "migrations-current",
  "migrations-pending",
  "migrations-foreign",
  "reader-current",
  "reader-behind",
  "reader-stuck",
  "job-ran",
  "job-waits",
  "job-failed",
  "job-late",
  "jobs-elsewhere",
  "lapses-none",
  "lapses-waiting",
  "lapses-stuck",
  "messages-moving",
  "messages-dead",
  "messages-late",
  "carrier-set",
  "carrier-file",
  "carrier-none",
  "write-backs-none",
  "write-backs-waiting",
  "write-backs-flagged",
  "disk-free",
  "disk-low",
  "disk-full",
  "database-size",
  "backup-archived",
  "backup-failed",
  "backup-unknown",
  "address-secure",
  "address-open",
  "map-set",
  "map-none",
  "not-read",
] as const;

/** The parts of the page, in the order they are read out. */
const healthGroups = ["system", "work", "messages", "storage"] as const;

const healthLine = z.object({
  group: z.enum(healthGroups),
  level: z.enum(healthLevels),
  says: z.enum(healthCodes),
  of: z.string().optional().describe("Which reader, job, channel or part it is about"),
  figures: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .describe("Names tell the unit: …Ms, …Bytes, …At (an instant), …Share; the rest as it is"),
});

/** How the installation does, for those who operate it. */
export const operationsContract = {
  readHealth: oc
    .route({
      method: "GET",
      path: "/operations/health",
      tags: ["Operations 运行状况"],
      summary:
        "How the installation does, for the prefecture's system administrators; no personal data, no secret",
    })
    .output(
      z.object({
        at: z.iso.datetime(),
        level: z.enum(healthLevels).describe("The worst of its lines"),
        lines: z.array(healthLine),
      }),
    ),
};
