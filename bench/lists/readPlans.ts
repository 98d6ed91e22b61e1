import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { createPool, type Pool } from "#platform/database/pool.ts";

/** One statement as PostgreSQL carried it out. */
export interface ExplainedStatement {
  durationMs: number;
  plan: string;
}

/** Notes how PostgreSQL carries out what the server asks it. */
export interface PlanReader {
  /** The statements that ran while the work did. */
  during(work: () => Promise<unknown>): Promise<ExplainedStatement[]>;
  end(): Promise<void>;
}

/** Settings a database must have been started with, to be read by {@link readPlans}. */
export const planSettings = {
  session_preload_libraries: "auto_explain",
  "auto_explain.log_analyze": "on",
  "auto_explain.log_buffers": "on",
} as const;

const reloadMs = 300;
// Who asks is remembered for seconds, and what the worker looks for is no list's.
const notTheLists = /auth\.sessions|journal_readers|case_clocks|pg_reload_conf|auth\.api_keys|\bxact\b/;
const entry = /duration: ([\d.]+) ms {2}plan:\n((?:\t.*\n?)+)/g;

/** Reads plans out of the server's log, where auto_explain writes them. */
export function readPlans(adminUrl: string, folder: string): PlanReader {
  const log = join(folder, "postgres", "server.log");
  const superuser = createPool(adminUrl, { max: 1, name: "shiliu-bench-plans" });
  const sizeNow = (): number => statSync(log).size;
  return {
    async during(work) {
      await explain(superuser, 0);
      const from = sizeNow();
      await work();
      await explain(superuser, -1);
      const words = readFileSync(log).subarray(from).toString("utf8");
      return [...words.matchAll(entry)]
        .map(([, duration, plan = ""]) => ({ durationMs: Number(duration), plan: plan.replace(/^\t/gm, "") }))
        .filter(({ plan }) => !notTheLists.test(plan));
    },
    end: () => superuser.end(),
  };
}

/** Running sessions hear of it too, at their next statement. */
async function explain(superuser: Pool, leastMs: number): Promise<void> {
  await superuser.query(`alter system set auto_explain.log_min_duration = ${leastMs}`);
  await superuser.query("select pg_reload_conf()");
  await wait(reloadMs);
}

/** The tables a plan reads from end to end, and the indexes it uses. */
export function verdictOf(plans: readonly string[]): string {
  const all = plans.join("\n");
  const whole = new Set([...all.matchAll(/Seq Scan on (\w+)/g)].map(([, table]) => table));
  const indexes = new Set(
    [...all.matchAll(/(?:Index (?:Only )?Scan(?: Backward)? using|Bitmap Index Scan on) (\w+)/g)].map(
      ([, index]) => index,
    ),
  );
  const read = whole.size > 0 ? `SEQ SCAN on ${[...whole].join(", ")}; ` : "";
  return `${read}by ${[...indexes].join(", ") || "no index"}`;
}
