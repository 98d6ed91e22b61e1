import { randomInt } from "node:crypto";
import { describe, expect, it } from "vitest";
import { runCrashes, type Victim } from "../../bench/crash/runCrashes.ts";

const seed = Number(process.env["CRASH_SEED"] ?? randomInt(1_000_000));
const kills = 20;

describe(`killed twenty times under load (CRASH_SEED=${seed})`, () => {
  it.each<Victim>(["server", "postgres"])(
    "keeps every acknowledged command and does none twice when the victim is: %s",
    async (victim) => {
      const report = await runCrashes({
        victims: Array.from({ length: kills }, () => victim),
        clients: 8,
        seed,
      });
      expect(report.problems.slice(0, 10)).toEqual([]);
      expect(report.searchable).toBe(report.cases);
      expect(report.leftRunning).toBe(false);
      expect(report.outagesMs).toHaveLength(kills);
      console.info(
        `${victim}: ${report.acknowledged} commands on ${report.cases} cases, ${report.retried} sent again (${report.replayed} were done); ` +
          `outages of ${report.outagesMs.join(", ")} ms`,
      );
    },
  );
});
