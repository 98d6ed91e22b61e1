import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Binaries } from "./binaries.ts";
import type { RunAs } from "./runAs.ts";
import { isAlive } from "./serverProcess.ts";

const run = promisify(execFile);

/** The passwords of the three roles of an embedded database; kept readable to us alone. */
export interface Passwords {
  admin: string;
  owner: string;
  app: string;
}

/** The folder PostgreSQL calls its data directory; beside it lie our passwords, log and port. */
export const clusterIn = (dataDir: string): string => join(dataDir, "cluster");

const passwordsIn = (dataDir: string) => join(dataDir, "passwords.json");
const newPassword = () => randomBytes(24).toString("base64url");

/** Where PostgreSQL is told its data lies. */
export interface ClusterArguments {
  /** What follows `-D`. */
  dataArgument: string;
  /** The working folder to start it in. */
  cwd: string;
}

/**
 * How to name the cluster to a program that runs as `runAs`. Another account may be barred from the folders above
 * (root's home is closed to all), but not from the folder it is started in, which `/proc/self/cwd` names.
 */
export function clusterArguments(cluster: string, runAs: RunAs | undefined): ClusterArguments {
  const byWorkingFolder = runAs !== undefined && process.platform === "linux";
  return { dataArgument: byWorkingFolder ? "/proc/self/cwd" : cluster, cwd: cluster };
}

/** A folder is built under a name that tells who builds it, so that what a killed start left can be known. */
function removeAbandoned(dataDir: string): void {
  const parent = dirname(dataDir);
  const prefix = `${basename(dataDir)}.new-`;
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(prefix)) continue;
    const builder = Number(name.slice(prefix.length).split("-")[0]);
    if (!isAlive(builder)) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

async function initialise(building: string, binaries: Binaries, options: ClusterOptions): Promise<void> {
  const { runAs, durable } = options;
  const cluster = clusterIn(building);
  const passwords: Passwords = { admin: newPassword(), owner: newPassword(), app: newPassword() };
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  writeFileSync(passwordsIn(building), JSON.stringify(passwords), { mode: 0o600 });
  const passwordFile = join(building, "initial-password");
  writeFileSync(passwordFile, passwords.admin, { mode: 0o600 });
  const { dataArgument, cwd } = clusterArguments(cluster, runAs);
  if (runAs) for (const path of [cluster, passwordFile]) chownSync(path, runAs.uid, runAs.gid);
  chmodSync(building, 0o711);
  const locale = process.platform === "linux" ? "C.UTF-8" : "C";
  const programArguments = [
    `--pgdata=${dataArgument}`,
    "--username=postgres",
    // Not joined: that would fold away the step up from a working folder which only the system can resolve.
    `--pwfile=${dataArgument}/../initial-password`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    `--locale=${locale}`,
    // PostgreSQL's own tables of characters: the same on every system.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    ...(durable ? [] : ["--no-sync"]),
  ];
  await run(binaries.initdb, programArguments, { cwd, ...(runAs && { uid: runAs.uid, gid: runAs.gid }) });
  rmSync(passwordFile);
}

/** What making a cluster depends on. */
export interface ClusterOptions {
  runAs: RunAs | undefined;
  /** False where a crash of the machine may lose everything, as in tests. */
  durable: boolean;
}

function checkVersion(dataDir: string, binaries: Binaries): void {
  const found = readFileSync(join(clusterIn(dataDir), "PG_VERSION"), "utf8").trim();
  if (found === binaries.majorVersion) return;
  throw new Error(
    `${dataDir} was written by PostgreSQL ${found}, and this is PostgreSQL ${binaries.majorVersion}. ` +
      "Dump it with the release that wrote it, and restore it into a new folder.",
  );
}

function readPasswords(dataDir: string): Passwords {
  try {
    return JSON.parse(readFileSync(passwordsIn(dataDir), "utf8")) as Passwords;
  } catch (cause) {
    throw new Error(`The database in ${dataDir} belongs to another account; start Shiliu as that one.`, {
      cause,
    });
  }
}

/** Makes a cluster in `dataDir` unless one is there; whole or not at all, however often it is killed. */
export async function ensureCluster(
  dataDir: string,
  binaries: Binaries,
  options: ClusterOptions,
): Promise<Passwords> {
  // The folder is put there whole, so any file of it speaks for the rest.
  const isThere = () => existsSync(passwordsIn(dataDir));
  mkdirSync(dirname(dataDir), { recursive: true });
  removeAbandoned(dataDir);
  if (!isThere()) {
    const building = `${dataDir}.new-${process.pid}-${randomBytes(4).toString("hex")}`;
    try {
      await initialise(building, binaries, options);
      // Of two that build at once the second finds the place taken, and uses the first one's.
      if (!isThere()) renameSync(building, dataDir);
    } catch (error) {
      if (!isThere()) throw explain(error, dataDir);
    } finally {
      rmSync(building, { recursive: true, force: true });
    }
  }
  const passwords = readPasswords(dataDir);
  checkVersion(dataDir, binaries);
  return passwords;
}

function explain(error: unknown, dataDir: string): Error {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOTEMPTY" || code === "EEXIST") {
    return new Error(`${dataDir} holds something else than a database of Shiliu's.`, { cause: error });
  }
  const words = (error as { stderr?: string }).stderr?.trim();
  return new Error(`A database could not be made in ${dataDir}: ${words || String(error)}`, { cause: error });
}
