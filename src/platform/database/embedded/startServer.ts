import { type ChildProcess, execFile, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import type { Binaries } from "./binaries.ts";
import { clusterArguments, clusterIn } from "./cluster.ts";
import type { RunAs } from "./runAs.ts";
import { disarmPidFile, findServer, isServerOf, type PidFile } from "./serverProcess.ts";
import type { Settings } from "./settings.ts";

/** What a server is started with. */
export interface ServerPlan {
  dataDir: string;
  binaries: Binaries;
  runAs: RunAs | undefined;
  settings: Settings;
  /** Connections exist that know only the last port, so that no other will do. */
  keepPort: boolean;
  tell(message: string): void;
}

/** A server that takes connections, and whether it was found running. */
export interface RunningServer {
  pid: number;
  port: number;
  adopted: boolean;
}

const pollMs = 20;
const slowStartMs = 5_000;
const maxAttempts = 300;
const retryMs = 200;
const maxLogBytes = 10 * 1024 * 1024;

const logIn = (dataDir: string) => join(dataDir, "server.log");
const portIn = (dataDir: string) => join(dataDir, "port");

function findLastPort(dataDir: string): number | undefined {
  try {
    return Number(readFileSync(portIn(dataDir), "utf8")) || undefined;
  } catch {
    return undefined;
  }
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(undefined));
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : undefined));
    });
  });
}

/** The last port where it is free, so that whoever still knows it finds the server again; else any. */
async function choosePort(plan: ServerPlan): Promise<number> {
  const last = findLastPort(plan.dataDir);
  if (last && (plan.keepPort || (await tryPort(last)))) return last;
  const free = await tryPort(0);
  if (!free) throw new Error("No port is free on 127.0.0.1 for the database.");
  return free;
}

function openLog(dataDir: string): { file: number; from: number } {
  const path = logIn(dataDir);
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > maxLogBytes) renameSync(path, `${path}.1`);
  return { file: openSync(path, "a", 0o600), from: size > maxLogBytes ? 0 : size };
}

function settingArguments(plan: ServerPlan, port: number): string[] {
  const settings = { ...plan.settings, port: String(port) };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

function spawnServer(plan: ServerPlan, port: number, logFile: number): ChildProcess {
  const { dataArgument, cwd } = clusterArguments(clusterIn(plan.dataDir), plan.runAs);
  const child = spawn(plan.binaries.postgres, ["-D", dataArgument, ...settingArguments(plan, port)], {
    cwd,
    // A process group of its own: a terminal's Ctrl-C must not stop the database before those who still write to it.
    detached: true,
    stdio: ["ignore", logFile, logFile],
    ...(plan.runAs && { uid: plan.runAs.uid, gid: plan.runAs.gid }),
  });
  child.unref();
  return child;
}

/** Resolves when the server takes connections; with `undefined` when it ended first. */
async function untilReady(plan: ServerPlan, child: ChildProcess): Promise<PidFile | undefined> {
  let spawnError: Error | undefined;
  child.once("error", (error) => {
    spawnError = error;
  });
  for (let polls = 1; child.exitCode === null && child.signalCode === null; polls++) {
    if (spawnError) throw spawnError;
    const found = findServer(clusterIn(plan.dataDir));
    if (found && found.pid === child.pid && found.status === "ready") return found;
    if ((polls * pollMs) % slowStartMs === 0) plan.tell("the database is still starting (recovering?)");
    await wait(pollMs);
  }
  return undefined;
}

type Failure = "another runs" | "port taken" | "orphans" | "unknown";

function failureIn(words: string): Failure {
  if (/lock file .* already exists/i.test(words)) return "another runs";
  if (/could not (bind|create any TCP\/IP)/i.test(words)) return "port taken";
  if (/pre-existing shared memory block/i.test(words)) return "orphans";
  return "unknown";
}

/** One try to start: the server, or why it ended at once. */
async function tryStart(plan: ServerPlan): Promise<RunningServer | Failure> {
  const port = await choosePort(plan);
  const log = openLog(plan.dataDir);
  const child = spawnServer(plan, port, log.file);
  closeSync(log.file);
  const ready = await untilReady(plan, child);
  if (ready) {
    writeFileSync(portIn(plan.dataDir), String(port));
    return { pid: ready.pid, port, adopted: false };
  }
  const words = readFileSync(logIn(plan.dataDir)).subarray(log.from).toString("utf8").trim();
  const failure = failureIn(words);
  if (failure === "unknown") throw new Error(`The database did not start:\n${words}`);
  return failure;
}

/** On Windows only PostgreSQL's own starter can shed an administrator's rights, which a server refuses to have. */
async function startByPgCtl(plan: ServerPlan): Promise<RunningServer> {
  const port = await choosePort(plan);
  const cluster = clusterIn(plan.dataDir);
  const options = settingArguments(plan, port)
    .map((argument) => `"${argument}"`)
    .join(" ");
  const start = ["start", "-w", "-D", cluster, "-l", logIn(plan.dataDir), "-o", options];
  await promisify(execFile)(plan.binaries.pgCtl, start, { windowsHide: true });
  const found = findServer(cluster);
  if (!found) throw new Error(`The database did not start; see ${logIn(plan.dataDir)}.`);
  writeFileSync(portIn(plan.dataDir), String(port));
  return { pid: found.pid, port, adopted: false };
}

/**
 * The server on this cluster: adopted where one runs, else started. Waits out a server that is stopping, one that
 * another process is just starting, and the orphans of one that was killed.
 */
export async function startServer(plan: ServerPlan): Promise<RunningServer> {
  const cluster = clusterIn(plan.dataDir);
  let lastFailure: Failure | undefined;
  for (let attempt = 0; attempt < maxAttempts; ) {
    const found = findServer(cluster);
    if (found?.status === "ready") return { pid: found.pid, port: found.port, adopted: true };
    if (found) {
      await wait(pollMs);
      continue;
    }
    if (process.platform === "win32") return startByPgCtl(plan);
    disarmPidFile(cluster);
    const started = await tryStart(plan);
    if (typeof started === "object") return started;
    lastFailure = started;
    attempt += 1;
    await wait(retryMs);
  }
  throw new Error(`The database did not start (${lastFailure}); see ${logIn(plan.dataDir)}.`);
}

const fastStopMs = 60_000;

/** Stops a server as it should be: clients are cut off, everything written is kept. */
export async function stopServer(plan: ServerPlan, pid: number): Promise<void> {
  const cluster = clusterIn(plan.dataDir);
  if (!isServerOf(pid, cluster)) return;
  if (process.platform === "win32") {
    await promisify(execFile)(plan.binaries.pgCtl, ["stop", "-w", "-m", "fast", "-D", cluster]);
    return;
  }
  process.kill(pid, "SIGINT");
  for (let waitedMs = 0; isServerOf(pid, cluster); waitedMs += pollMs) {
    // SIGQUIT loses nothing that was committed: the next start recovers it from the log.
    if (waitedMs === fastStopMs) process.kill(pid, "SIGQUIT");
    await wait(pollMs);
  }
}
