import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, open, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../src/apps/cli.ts", import.meta.url));
const tether = new URL("../scripts/tether.mjs", import.meta.url).href;
const movedClock = new URL("./movedClock.mjs", import.meta.url).href;
const readyWithinMs = 180_000;
const stopWithinMs = 15_000;
const mostStarts = 3;

/** A Shiliu that journeys talk to. */
export interface RunningShiliu {
  baseUrl: string;
  dataDir: string;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
}

/** How a Shiliu of one's own differs from everybody's. */
interface OwnShiliu {
  /** Its clock is ahead by so much. */
  aheadMs?: number;
  /** No demo people: as an operator finds it on the first day. */
  empty?: boolean;
}

/** Starts a Shiliu with data of its own. */
export async function startShiliu(own: OwnShiliu = {}, dataDir?: string): Promise<RunningShiliu> {
  const folder = dataDir ?? (await makeDataDir());
  return running(folder, await startReady(folder, own));
}

/** Runs a command of `shiliu` on a data folder that no server runs on; gives what it said. */
export async function runCommand(dataDir: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [cli, ...args], {
    env: { ...ownEnvironment(), NODE_ENV: "development", SHILIU_DATA: dataDir, SHILIU_DEMO: "false" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (piece: Buffer) => said.push(piece.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`shiliu ${args.join(" ")} ended with ${code}:\n${said.join("")}`);
  return said.join("");
}

function running(
  dataDir: string,
  { server, baseUrl }: { server: ChildProcess; baseUrl: string },
): RunningShiliu {
  const stop = async () => {
    await stopServer(server);
    if (process.env["SHILIU_KEEP_DATA"] === undefined) await rm(dataDir, { recursive: true, force: true });
  };
  return { baseUrl, dataDir, stop };
}

/** Starts the server on a free port; another may take that port first, so it is tried a few times. */
async function startReady(
  dataDir: string,
  own: OwnShiliu,
): Promise<{ server: ChildProcess; baseUrl: string }> {
  for (let tries = 1; ; tries += 1) {
    const port = await findFreePort();
    const baseUrl = `http://127.0.0.1:${port}`;
    const server = await startServer(dataDir, port, own);
    try {
      await untilReady(server, `${baseUrl}/readyz`);
      return { server, baseUrl };
    } catch (error) {
      await stopServer(server).catch(() => undefined);
      const tail = await tailOf(dataDir);
      if (tail.includes("EADDRINUSE") && tries < mostStarts) continue;
      await rm(dataDir, { recursive: true, force: true });
      throw new Error(`Shiliu did not become ready. The end of its log:\n${tail}`, { cause: error });
    }
  }
}

/** A data folder of a Shiliu that is yet to be started. */
export async function makeDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), "shiliu-e2e-"));
  // PostgreSQL runs as another user when we are root, and has to walk through here.
  await chmod(dataDir, 0o755);
  return dataDir;
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("The system gave no port.");
  return address.port;
}

// Journeys never touch a database that somebody configured for real work.
function ownEnvironment(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("DATABASE_")));
}

async function startServer(
  dataDir: string,
  port: number,
  { aheadMs = 0, empty = false }: OwnShiliu,
): Promise<ChildProcess> {
  const log = await open(join(dataDir, "server.log"), "a");
  const environment = {
    NODE_ENV: "development",
    PORT: String(port),
    SHILIU_DATA: dataDir,
    // Journeys come by many addresses, and each says its own.
    SHILIU_TRUST_PROXY: "127.0.0.1",
    ...(empty ? { SHILIU_DEMO: "false" } : {}),
  };
  const moved = aheadMs === 0 ? [] : ["--import", `${movedClock}?ahead=${aheadMs}`];
  const server = spawn(process.execPath, ["--import", tether, ...moved, cli, "start"], {
    // The tether stops the server when this process is killed before it can say so.
    env: { ...ownEnvironment(), ...environment, SHILIU_PARENT_PID: String(process.pid) },
    stdio: ["ignore", log.fd, log.fd],
  });
  process.once("exit", () => server.kill("SIGTERM"));
  await log.close();
  return server;
}

async function untilReady(server: ChildProcess, url: string): Promise<void> {
  const giveUp = performance.now() + readyWithinMs;
  while (performance.now() < giveUp) {
    if (hasEnded(server)) throw new Error(`The server ended with ${server.exitCode ?? server.signalCode}.`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error(`${url} did not answer 200 within ${readyWithinMs / 1000} s.`);
}

function hasEnded(server: ChildProcess): boolean {
  return server.exitCode !== null || server.signalCode !== null;
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return;
  const ended = once(server, "exit").then(() => "ended" as const);
  server.kill("SIGTERM");
  const outcome = await Promise.race([ended, sleep(stopWithinMs, "late" as const, { ref: false })]);
  if (outcome === "ended") return;
  server.kill("SIGKILL");
  throw new Error(`The server did not stop within ${stopWithinMs / 1000} s of SIGTERM.`);
}

async function tailOf(dataDir: string): Promise<string> {
  const log = await readFile(join(dataDir, "server.log"), "utf8").catch(() => "");
  return log.slice(-4000);
}
