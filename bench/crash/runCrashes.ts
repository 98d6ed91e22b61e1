import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startEmbedded } from "#platform/database/embedded.ts";
import { clusterIn } from "#platform/database/embedded/cluster.ts";
import { findServer, isServerOf } from "#platform/database/embedded/serverProcess.ts";
import { createPool, type Pool } from "#platform/database/pool.ts";
import { type Chance, makeChance } from "../system/chance.ts";
import { findFreePort } from "../system/findFreePort.ts";
import { send } from "../system/http.ts";
import { type ServerChild, startServerChild } from "../system/serverChild.ts";
import { makeTemporaryFolder } from "../system/temporaryFolder.ts";
import { checkJournal, type JournalReport } from "./checkJournal.ts";
import { type Acknowledged, signAllIn, startCrashClients } from "./crashClients.ts";

/** Which process is killed. */
export type Victim = "server" | "postgres";

/** What a crash run is told. */
export interface CrashPlan {
  victims: readonly Victim[];
  clients: number;
  /** Names the moments of the kills; the same seed kills at the same times. */
  seed: number;
}

/** What came of it. */
export interface CrashReport extends JournalReport {
  acknowledged: number;
  /** Commands that had to be sent more than once. */
  retried: number;
  /** Of these, acts that had been done before the kill and only then were answered. */
  replayed: number;
  /** From each kill to the next acknowledged command. */
  outagesMs: readonly number[];
  /** Cases whose words can be found, of all. */
  searchable: number;
  /** A PostgreSQL was left running after the last server was stopped. */
  leftRunning: boolean;
}

const shortestLifeMs = 300;
const longestLifeMs = 2_500;
const recoversWithinMs = 90_000;
const indexedWithinMs = 20_000;
const pollMs = 20;
const shownLines = 40;

interface Scene {
  dataFolder: string;
  start(): Promise<ServerChild>;
}

/** Kills server and database at random moments under load, and holds what was promised against what is there. */
export async function runCrashes(plan: CrashPlan): Promise<CrashReport> {
  const folder = makeTemporaryFolder("crash");
  const dataFolder = join(folder.path, "data");
  mkdirSync(dataFolder, { mode: 0o711 });
  const port = await findFreePort();
  let server: ServerChild | undefined;
  const scene: Scene = {
    dataFolder,
    async start() {
      server = startServerChild({ port, dataFolder, logFile: join(folder.path, "server.log") });
      await server.ready();
      return server;
    },
  };
  try {
    return await crashAndCheck(scene, plan, await scene.start());
  } catch (cause) {
    const said = [join(folder.path, "server.log"), join(dataFolder, "postgres", "server.log")].map(lastLines);
    throw new Error(`${String(cause)}\n\nThe server said:\n${said.join("\n\nPostgreSQL said:\n")}`, {
      cause,
    });
  } finally {
    await server?.stop();
    await stopDatabase(dataFolder);
    folder.remove();
  }
}

function lastLines(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").slice(-shownLines).join("\n") : "nothing";
}

async function crashAndCheck(scene: Scene, plan: CrashPlan, first: ServerChild): Promise<CrashReport> {
  const { port } = first;
  const password = readFileSync(join(scene.dataFolder, "demo-password"), "utf8").trim();
  const clients = startCrashClients(port, await signAllIn(port, password), plan.clients);
  const chance = makeChance(plan.seed);
  const outagesMs: number[] = [];
  let server = first;
  try {
    for (const victim of plan.victims) {
      await wait(shortestLifeMs + chance.upTo(longestLifeMs - shortestLifeMs));
      const before = performance.now();
      server = await strike(victim, scene, server);
      await untilMore(clients.acknowledged, clients.acknowledged.length + plan.clients);
      outagesMs.push(Math.round(performance.now() - before));
    }
    await wait(shortestLifeMs);
  } finally {
    await clients.stop();
  }
  const pool = await openPool(scene.dataFolder);
  try {
    const searchable = await untilSearchable(pool);
    const report = await checkJournal(pool, clients.acknowledged);
    const unread = await unreadable(port, clients.acknowledged, password, chance);
    await pool.end();
    await server.stop();
    return {
      ...report,
      problems: [...report.problems, ...unread],
      acknowledged: clients.acknowledged.length,
      retried: clients.acknowledged.filter(({ tries }) => tries > 1).length,
      replayed: clients.acknowledged.filter(({ replayed }) => replayed).length,
      outagesMs,
      searchable,
      leftRunning: findServer(clusterIn(join(scene.dataFolder, "postgres"))) !== undefined,
    };
  } finally {
    if (!pool.ended) await pool.end();
  }
}

/** Kills, and where it was the server starts another; PostgreSQL is started again by the server that misses it. */
async function strike(victim: Victim, scene: Scene, server: ServerChild): Promise<ServerChild> {
  if (victim === "server") {
    await server.kill();
    return scene.start();
  }
  const cluster = clusterIn(join(scene.dataFolder, "postgres"));
  const postmaster = findServer(cluster);
  if (!postmaster) throw new Error("There is no PostgreSQL to kill");
  process.kill(postmaster.pid, "SIGKILL");
  while (isServerOf(postmaster.pid, cluster)) await wait(1);
  return server;
}

async function untilMore(acknowledged: readonly Acknowledged[], wanted: number): Promise<void> {
  for (let waitedMs = 0; acknowledged.length < wanted; waitedMs += pollMs) {
    if (waitedMs > recoversWithinMs)
      throw new Error(`Nothing was answered for ${recoversWithinMs} ms after a kill`);
    await wait(pollMs);
  }
}

/** As the application, on the PostgreSQL that the server keeps. */
async function openPool(dataFolder: string): Promise<Pool> {
  const database = await startEmbedded({ dataDir: join(dataFolder, "postgres"), restart: false });
  return createPool(database.appUrl, { max: 4, name: "shiliu-crash" });
}

/** The reader of the journal goes on where it was: in the end every case can be found, once. */
async function untilSearchable(pool: Pool): Promise<number> {
  for (let waitedMs = 0; ; waitedMs += 200) {
    const { rows } = await pool.query<{ found: number; all: number }>(
      "select (select count(*) from request_search) as found, (select count(*) from cases) as all",
    );
    const { found = 0, all = 0 } = rows[0] ?? {};
    if (found === all || waitedMs > indexedWithinMs) return found;
    await wait(200);
  }
}

const readSamples = 20;

/** Cases whose page does not open, or whose words stay sealed. */
async function unreadable(
  port: number,
  acknowledged: readonly Acknowledged[],
  password: string,
  chance: Chance,
): Promise<string[]> {
  const headers = (await signAllIn(port, password)).get("demo.dispatcher") ?? {};
  const caseIds = [...new Set(acknowledged.map(({ caseId }) => caseId))];
  const problems: string[] = [];
  for (let sample = 0; sample < readSamples; sample++) {
    const caseId = chance.of(caseIds);
    const { status, body } = await send(port, { method: "GET", path: `/api/v1/requests/${caseId}`, headers });
    const words = status === 200 ? (JSON.parse(body) as { words?: string }).words : undefined;
    if (words === undefined) problems.push(`${caseId} cannot be read: ${status} ${body.slice(0, 200)}`);
  }
  return problems;
}

/** A run that failed half-way must leave no PostgreSQL behind either. */
async function stopDatabase(dataFolder: string): Promise<void> {
  const dataDir = join(dataFolder, "postgres");
  if (!findServer(clusterIn(dataDir))) return;
  const database = await startEmbedded({ dataDir, restart: false });
  await database.stop({ force: true });
}
