import { randomInt } from "node:crypto";
import { describe, expect, it } from "vitest";
import { runCrashes } from "../../bench/crash/runCrashes.ts";

const seed = Number(process.env["CRASH_SEED"] ?? randomInt(1_000_000));

describe(`killed under load (CRASH_SEED=${seed})`, () => {
  it("keeps every acknowledged command, does none twice, and starts again unhindered", async () => {
    const report = await runCrashes({ victims: ["server", "postgres", "server"], clients: 8, seed });
    expect(report.problems.slice(0, 10)).toEqual([]);
    expect(report.searchable).toBe(report.cases);
    expect(report.leftRunning).toBe(false);
    expect(report.acknowledged).toBeGreaterThan(100);
    console.info(
      `${report.acknowledged} commands on ${report.cases} cases, ${report.retried} sent again (${report.replayed} were done); outages of ${report.outagesMs.join(", ")} ms`,
    );
  }, 240_000);
});
