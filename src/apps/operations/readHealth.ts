import { readFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Actor } from "#engine/actor.ts";
import type { Refusal } from "#engine/refusal.ts";
import { tileOrigins } from "#platform/config/mapSettings.ts";
import { measureDatabase, readApplied } from "#platform/database/measureDatabase.ts";
import { pendingMigrations, readMigrations } from "#platform/database/migrationFiles.ts";
import { measureLapses, measureReaders } from "#platform/journal/measureJournal.ts";
import type { Channel } from "#platform/messages/messageAdapter.ts";
import type { System } from "../assemble.ts";
import { clockDriftMs } from "../health.ts";
import { migrations } from "../modules.ts";
import type { CarrierState, HealthFacts } from "./healthFacts.ts";
import { type Health, judgeHealth } from "./judgeHealth.ts";

/** The page is for when something is wrong: whatever does not answer by then is told as not read. */
const patienceMs = 3_000;

const { version } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** How the installation does, for those who operate it; answers whether or not its database does. */
export async function readHealth(system: System, actor: Actor): Promise<Health | Refusal> {
  const refusal = system.organisations.refuseOperating(actor);
  return refusal ?? judgeHealth(await gatherFacts(system));
}

async function gatherFacts(system: System): Promise<HealthFacts> {
  const { config, pool, clock, jobs } = system;
  const [database, disk] = await Promise.all([
    attempt(askDatabase(system)),
    attempt(measureDisk(config.dataFolder)),
  ]);
  return {
    now: clock(),
    version,
    upMs: Math.round(process.uptime() * 1_000),
    mode: config.mode,
    publicUrl: config.publicUrl,
    map: { tileOrigins: tileOrigins(config.map.tiles) ?? [], areas: system.boundaries?.areas ?? 0 },
    connections: {
      inUse: pool.totalCount - pool.idleCount,
      most: pool.options.max,
      waiting: pool.waitingCount,
    },
    jobs: jobs.records(),
    carriers: carriersOf(system),
    disk,
    database,
    ...(database ? await askRest(system) : nothingAsked),
  };
}

const nothingAsked = {
  migrations: undefined,
  readers: undefined,
  lapses: undefined,
  messages: undefined,
  writeBacks: undefined,
  storage: undefined,
} as const;

async function askDatabase(system: System): Promise<HealthFacts["database"]> {
  const began = performance.now();
  const driftMs = await clockDriftMs(system);
  return { tookMs: performance.now() - began, driftMs };
}

/** What only the database knows, each by itself: one slow answer keeps back no other. */
async function askRest(system: System) {
  const { pool, clock } = system;
  const [migrated, readers, lapses, messages, writeBacks, storage] = await Promise.all([
    attempt(measureMigrations(system)),
    attempt(measureReaders(pool)),
    attempt(measureLapses(pool, clock())),
    attempt(system.notices.measure(clock())),
    attempt(system.exchange.measure()),
    attempt(measureDatabase(pool)),
  ]);
  return { migrations: migrated, readers, lapses, messages, writeBacks, storage };
}

async function measureMigrations({ pool }: System): Promise<HealthFacts["migrations"]> {
  const { applied, lastAt } = await readApplied(pool);
  const files = readMigrations(migrations);
  const pending = "refused" in files ? files : pendingMigrations(files, applied);
  if ("refused" in pending) return { count: applied.length, pending: 0, foreign: true, lastAt };
  return { count: applied.length, pending: pending.length, foreign: false, lastAt };
}

async function measureDisk(folder: string): Promise<HealthFacts["disk"]> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

/** Which channels lead out of here; no address of a carrier is told. */
function carriersOf({ messages }: Pick<System, "messages">): Readonly<Record<Channel, CarrierState>> {
  const stateOf = (channel: Channel): CarrierState => {
    const name = messages.carrierOf(channel)?.name;
    return name === undefined ? "none" : name === "file" ? "file" : "set";
  };
  return { sms: stateOf("sms"), email: stateOf("email"), chat: stateOf("chat") };
}

async function attempt<Value>(work: Promise<Value>): Promise<Value | undefined> {
  const patience = new AbortController();
  try {
    return await Promise.race([work, sleep(patienceMs, undefined, { signal: patience.signal, ref: false })]);
  } catch {
    return undefined;
  } finally {
    patience.abort();
  }
}
