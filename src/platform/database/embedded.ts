import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type ApplicationUrls, ensureApplicationDatabase } from "./applicationDatabase.ts";
import { getBinaries } from "./embedded/binaries.ts";
import { clusterIn, ensureCluster, type Passwords } from "./embedded/cluster.ts";
import { claimOwnership, dropOwnership, isOwner } from "./embedded/ownership.ts";
import { findRunAs } from "./embedded/runAs.ts";
import { isServerOf } from "./embedded/serverProcess.ts";
import { type Settings, settingsFor } from "./embedded/settings.ts";
import { type RunningServer, type ServerPlan, startServer, stopServer } from "./embedded/startServer.ts";

/** What an embedded database is started with. */
export interface EmbeddedOptions {
  /** The folder of the database and of what we keep beside it; made when missing. */
  dataDir: string;
  /** Told what a person would want to know; silent by default. */
  log?: { info(message: string): void; warn(message: string): void };
  /** False for tests: quick, and lost when the machine crashes. */
  durable?: boolean;
  /** Settings over the usual ones. */
  settings?: Settings;
  /** Whether to start it again, on the same port, when it dies under us; true by default. */
  restart?: boolean;
}

/** A PostgreSQL that Shiliu brought along, and how each role reaches it. */
export interface EmbeddedDatabase extends ApplicationUrls {
  /** The superuser's address, in the database `postgres`. */
  adminUrl: string;
  /** Whether it was found running. */
  adopted: boolean;
  /** The server's process; another one after a restart. */
  readonly pid: number;
  /**
   * Stops the server, if this process started it or took it over from one that is gone; with `force` in any case.
   * Resolves once everything is on disk.
   */
  stop(options?: { force?: boolean }): Promise<void>;
}

const watchMs = 250;

interface Keeper {
  readonly pid: number;
  end(): Promise<void>;
}

/** Watches the server and starts it again when it is gone. */
function keepRunning(plan: ServerPlan, first: RunningServer, log: EmbeddedOptions["log"]): Keeper {
  let pid = first.pid;
  let ended = false;
  let restarting: Promise<void> | undefined;

  async function restart(): Promise<void> {
    log?.warn(`the database (process ${pid}) is gone; starting it again`);
    try {
      const started = await startServer({ ...plan, keepPort: true });
      claimOwnership(plan.dataDir, started.adopted);
      pid = started.pid;
      log?.info(`the database runs again (process ${pid})`);
    } catch (error) {
      log?.warn(`the database could not be started again: ${String(error)}`);
    }
  }

  const timer = setInterval(() => {
    if (ended || restarting || isServerOf(pid, clusterIn(plan.dataDir))) return;
    restarting = restart().finally(() => {
      restarting = undefined;
    });
  }, watchMs);
  timer.unref();

  return {
    get pid() {
      return pid;
    },
    async end() {
      ended = true;
      clearInterval(timer);
      await restarting;
    },
  };
}

function adminUrlOf(server: RunningServer, passwords: Passwords): string {
  return `postgresql://postgres:${passwords.admin}@127.0.0.1:${server.port}/postgres`;
}

const maxAdoptions = 10;
const adoptAgainMs = 200;

/** A server with its database and roles in place; tries again when the one it adopted was just being stopped. */
async function startPrepared(plan: ServerPlan, passwords: Passwords): Promise<Prepared> {
  for (let attempt = 1; ; attempt++) {
    const server = await startServer(plan);
    const adminUrl = adminUrlOf(server, passwords);
    try {
      return { server, adminUrl, urls: await ensureApplicationDatabase(adminUrl, passwords) };
    } catch (error) {
      if (!server.adopted || attempt === maxAdoptions) throw error;
      await wait(adoptAgainMs);
    }
  }
}

interface Prepared {
  server: RunningServer;
  adminUrl: string;
  urls: ApplicationUrls;
}

/** Starts the PostgreSQL that npm brought, or adopts the one that already runs on `dataDir`. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { log, durable = true, restart = true } = options;
  const dataDir = resolve(options.dataDir);
  const runAs = findRunAs(clusterIn(dataDir));
  const binaries = getBinaries(runAs);
  const passwords = await ensureCluster(dataDir, binaries, { runAs, durable });
  const plan: ServerPlan = {
    dataDir,
    binaries,
    // Found anew: a cluster that another process made meanwhile has an owner.
    runAs: findRunAs(clusterIn(dataDir)),
    settings: settingsFor(durable, options.settings),
    keepPort: false,
    tell: (message) => log?.info(message),
  };
  const { server, adminUrl, urls } = await startPrepared(plan, passwords);
  claimOwnership(dataDir, server.adopted);
  const keeper = restart ? keepRunning(plan, server, log) : undefined;
  return {
    ...urls,
    adminUrl,
    adopted: server.adopted,
    get pid() {
      return keeper?.pid ?? server.pid;
    },
    async stop({ force = false } = {}) {
      await keeper?.end();
      if (!force && !isOwner(dataDir)) return;
      await stopServer(plan, keeper?.pid ?? server.pid);
      dropOwnership(dataDir);
    },
  };
}
