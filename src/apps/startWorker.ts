import { setTimeout as sleep } from "node:timers/promises";
import { deleteEnded } from "#platform/auth/deleteEnded.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { sweepExpiredUploads } from "#platform/files/sweepExpiredUploads.ts";
import type { System } from "./assemble.ts";

const lapseEveryMs = 15_000;
const tidyEveryMs = 60 * 60_000;
const deliverEveryMs = 5_000;
const reloadEveryMs = 5_000;
// A run for every few new cases would cost as much as taking them in.
const indexRestMs = 250;

/**
 * Runs a job, one at a time; asked again while it runs or rests, it runs once more. Errors are logged, never thrown.
 */
function oneAtATime(name: string, system: System, job: () => Promise<unknown>, restMs = 0) {
  let running: Promise<void> | undefined;
  let again = false;
  const stopping = new AbortController();
  async function run(): Promise<void> {
    do {
      again = false;
      try {
        await job();
      } catch (error) {
        system.log.error({ err: error }, `${name} failed; it will be tried again`);
      }
      if (restMs > 0) await sleep(restMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    } while (again && !stopping.signal.aborted);
  }
  return {
    ask() {
      again = true;
      running ??= run().finally(() => {
        running = undefined;
      });
    },
    stop() {
      stopping.abort();
      return running ?? Promise.resolve();
    },
  };
}

/** Starts the work that no request waits for: search, clocks that ran out, tidying. Gives the way to stop it. */
export function startWorker(system: System): () => Promise<void> {
  const { log, pool, clock, requests, exchange, organisations, reporters, files } = system;
  const index = oneAtATime("indexing", system, () => requests.index(), indexRestMs);
  const writeBack = oneAtATime(
    "writing back",
    system,
    async () => {
      await exchange.note();
      await exchange.deliver();
    },
    indexRestMs,
  );
  const lapse = oneAtATime("lapsing", system, async () => {
    const { refused } = await requests.lapse(clock());
    for (const each of refused) log.warn(each, "a clock ran out, and its action was refused");
  });
  const reload = oneAtATime("reloading bodies", system, () => organisations.reloadIfChanged());
  const tidy = oneAtATime("tidying", system, async () => {
    await deleteEnded(pool, clock());
    await withTransaction(pool, (tx) => reporters.deleteExpiredSessions(tx, clock()));
    while ((await withTransaction(pool, (tx) => sweepExpiredUploads(tx, files.store, clock()))) > 0);
  });
  system.wakeOn(() => {
    index.ask();
    writeBack.ask();
  });
  const timers = [
    setInterval(() => lapse.ask(), lapseEveryMs),
    setInterval(() => writeBack.ask(), deliverEveryMs),
    setInterval(() => reload.ask(), reloadEveryMs),
    setInterval(() => tidy.ask(), tidyEveryMs),
  ];
  for (const job of [index, writeBack, lapse, tidy]) job.ask();
  return async () => {
    for (const timer of timers) clearInterval(timer);
    system.wakeOn(() => undefined);
    await Promise.all([index, writeBack, lapse, reload, tidy].map((job) => job.stop()));
  };
}
