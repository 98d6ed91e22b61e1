import { clockDriftMs } from "./health.ts";
import { setTimeout as sleep } from "node:timers/promises";
import { demoPeople } from "#modules/organisations/index.ts";
import type { Config } from "#platform/config/config.ts";
import { createLog, type Log } from "#platform/log/log.ts";
import { assemble } from "./assemble.ts";
import { buildWeb } from "./buildWeb.ts";
import { bringUpToDate, openDatabase } from "./database.ts";
import { makeServer } from "./makeServer.ts";
import { builtPages } from "./registerWeb.ts";
import { demoPassword, seed } from "./seed.ts";
import { startWorker } from "./startWorker.ts";

const driftShownMs = 1_000;
const stopWithinMs = 12_000;

/** Runs everything in one process: database, schema, model prefecture, pages, server and worker. */
export async function start(config: Config, write: (text: string) => void): Promise<void> {
  const log = createLog({ mode: config.mode });
  const clock = (): Date => new Date();
  const database = await openDatabase(config, log);
  const undo: (() => Promise<unknown>)[] = [() => database.stop()];
  try {
    await Promise.all([prepareData(config, database, log, clock), buildWeb(log)]);
    const system = await assemble(config, database, log, clock);
    undo.push(() => system.stop());
    const drift = await clockDriftMs(system);
    if (Math.abs(drift) > driftShownMs)
      log.warn({ clockDriftMs: Math.round(drift) }, "this clock and the database's differ");
    if (!config.map.tiles)
      log.info("no background map is configured (SHILIU_MAP_TILES): maps show names and points alone");
    const server = await makeServer(system, { webFolder: builtPages });
    undo.push(() => server.close());
    undo.push(startWorker(system));
    await server.listen({ port: config.port, host: config.host });
    write(greeting(config));
    await untilToldToStop();
    log.info("stopping");
  } finally {
    await Promise.race([stopAll(undo, log), sleep(stopWithinMs, undefined, { ref: false })]);
  }
}

async function prepareData(
  config: Config,
  database: Awaited<ReturnType<typeof openDatabase>>,
  log: ReturnType<typeof createLog>,
  clock: () => Date,
): Promise<void> {
  await bringUpToDate(database, log);
  await seed(config, database, log, clock());
}

/** Last started, first stopped; one that fails does not keep the others running. */
async function stopAll(undo: readonly (() => Promise<unknown>)[], log: Log): Promise<void> {
  for (const stop of undo.toReversed())
    await stop().catch((error: unknown) => log.error({ err: error }, "could not stop cleanly"));
}

function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

function greeting(config: Config): string {
  const lines = [``, `  石榴 Shiliu  ${config.publicUrl}`, ``];
  if (config.demo) {
    lines.push(
      `  Demo sign-ins (${config.publicUrl}/sign-in), all with the password ${demoPassword(config)}`,
    );
    for (const person of demoPeople) {
      lines.push(`    ${person.login.padEnd(28)} ${person.name}`);
    }
    lines.push(
      ``,
      `  Messages to residents (one-time codes) are written to ${config.dataFolder}/messages.jsonl`,
      ``,
    );
  }
  return `${lines.join("\n")}\n`;
}
