import { setTimeout as sleep } from "node:timers/promises";
import { deleteEnded } from "#platform/auth/deleteEnded.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { sweepExpiredUploads } from "#platform/files/sweepExpiredUploads.ts";
import type { System } from "./assemble.ts";

const lapseEveryMs = 15_000;
const tidyEveryMs = 60 * 60_000;
const reloadEveryMs = 5_000;
const deliverEveryMs = 5_000;
// A run for every few new cases would cost as much as taking them in.
const indexRestMs = 250;

/**
 * Runs a job, one at a time; asked again while it runs or rests, it runs once more. Errors are logged, never thrown.
 */
function oneAtATime({ name, everyMs, follows, run: job }: Job, system: System) {
  const restMs = follows ? indexRestMs : 0;
  const notes = system.jobs.enter({ name, everyMs });
  let running: Promise<void> | undefined;
  let again = false;
  const stopping = new AbortController();
  async function run(): Promise<void> {
    do {
      again = false;
      notes.began();
      try {
        await job();
        notes.ended(false);
      } catch (error) {
        notes.ended(true);
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

/** Work that no request waits for. */
interface Job {
  readonly name: string;
  run(): Promise<unknown>;
  /** Asked for whenever something new may stand in the journal. */
  readonly follows?: true;
  /** Asked for as time goes by. */
  readonly everyMs?: number;
}

/** Work that follows the journal. */
function followingJobs({ log, clock, requests, exchange, notices, roster }: System): Job[] {
  return [
    { name: "indexing", follows: true, run: () => requests.index() },
    { name: "keeping what bodies have in hand", follows: true, run: () => requests.keepTasks() },
    { name: "keeping precedents", follows: true, run: () => requests.keepPrecedents() },
    {
      name: "following cases merged and split",
      follows: true,
      everyMs: lapseEveryMs,
      run: () => requests.follow(clock()),
    },
    { name: "telling of cases", follows: true, everyMs: lapseEveryMs, run: () => notices.follow(clock()) },
    {
      name: "writing back to superior platforms",
      follows: true,
      everyMs: deliverEveryMs,
      async run() {
        await exchange.note();
        await exchange.deliver();
      },
    },
    {
      name: "calling whoever is on duty",
      follows: true,
      everyMs: lapseEveryMs,
      async run() {
        const { nobody } = await roster.call(clock());
        for (const each of nobody) log.warn(each, "an urgent case waits, and nobody is on duty anywhere");
      },
    },
  ];
}

/** Work that comes with time. */
function timedJobs({ log, pool, clock, requests, notices, organisations, reporters, files }: System): Job[] {
  return [
    {
      name: "lapsing",
      everyMs: lapseEveryMs,
      async run() {
        const { refused } = await requests.lapse(clock());
        for (const each of refused) log.warn(each, "a clock ran out, and its action was refused");
      },
    },
    {
      name: "sending messages",
      everyMs: deliverEveryMs,
      async run() {
        await notices.warn(clock());
        await notices.deliver(clock);
      },
    },
    { name: "reloading bodies", everyMs: reloadEveryMs, run: () => organisations.reloadIfChanged() },
    {
      name: "tidying",
      everyMs: tidyEveryMs,
      async run() {
        await deleteEnded(pool, clock());
        await withTransaction(pool, (tx) => reporters.deleteExpiredSessions(tx, clock()));
        await notices.tidy(clock());
        await requests.tidy(clock());
        while ((await withTransaction(pool, (tx) => sweepExpiredUploads(tx, files.store, clock()))) > 0);
      },
    },
  ];
}

/** Starts the work that no request waits for: search, messages, clocks that ran out, tidying. Gives the way to stop it. */
export function startWorker(system: System): () => Promise<void> {
  const jobs = [...followingJobs(system), ...timedJobs(system)].map((job) => ({
    ...job,
    ...oneAtATime(job, system),
  }));
  system.wakeOn(() => {
    for (const job of jobs) if (job.follows) job.ask();
  });
  const timers = jobs.flatMap((job) =>
    job.everyMs === undefined ? [] : [setInterval(() => job.ask(), job.everyMs)],
  );
  for (const job of jobs) job.ask();
  return async () => {
    for (const timer of timers) clearInterval(timer);
    system.wakeOn(() => undefined);
    await Promise.all(jobs.map((job) => job.stop()));
    system.jobs.clear();
  };
}
