import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a running server writes of itself into `postmaster.pid`. */
export interface PidFile {
  pid: number;
  port: number;
  status: string;
}

/** Reads the text of a `postmaster.pid`; lines that are not written yet give 0 and an empty status. */
export function parsePidFile(text: string): PidFile | undefined {
  const lines = text.split("\n").map((line) => line.trim());
  const pid = Math.abs(Number(lines[0]));
  if (!Number.isInteger(pid) || pid === 0) return undefined;
  return { pid, port: Number(lines[3] ?? 0), status: lines[7] ?? "" };
}

const pidFilePath = (cluster: string) => join(cluster, "postmaster.pid");

function findPidFile(cluster: string): PidFile | undefined {
  try {
    return parsePidFile(readFileSync(pidFilePath(cluster), "utf8"));
  } catch {
    return undefined;
  }
}

/** Whether some process has this id, be it another account's or one that ended and was not yet reaped. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function isPostgresByProc(pid: number, cluster: string): boolean {
  try {
    // A server makes its cluster its working folder; a process that ended has none.
    if (readlinkSync(`/proc/${pid}/cwd`) !== realpathSync(cluster)) return false;
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "postgres";
  } catch {
    return false;
  }
}

function isPostgresByListing(pid: number, cluster: string): boolean {
  try {
    const command = execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" });
    return command.includes("postgres") && command.includes(cluster);
  } catch {
    return false;
  }
}

/** Whether this process is the server of this cluster, and not a stranger that was given its id later. */
export function isServerOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === "linux") return isPostgresByProc(pid, cluster);
  if (process.platform === "win32") return true;
  return isPostgresByListing(pid, cluster);
}

/** The server that runs on this cluster, whoever started it. */
export function findServer(cluster: string): PidFile | undefined {
  const found = findPidFile(cluster);
  return found && isServerOf(found.pid, cluster) ? found : undefined;
}

/**
 * Lets a server start although its `postmaster.pid` names a living stranger. The file stays, since PostgreSQL
 * finds by it the shared memory of orphans of a killed server; our own id in it counts as nobody's, because
 * PostgreSQL passes over its parent.
 */
export function disarmPidFile(cluster: string): void {
  const found = findPidFile(cluster);
  if (!found || !isAlive(found.pid) || isServerOf(found.pid, cluster)) return;
  const [, ...rest] = readFileSync(pidFilePath(cluster), "utf8").split("\n");
  writeFileSync(pidFilePath(cluster), [String(process.pid), ...rest].join("\n"));
}

/** A process id with the moment it began, as far as the system tells: ids are used again. */
export function identityOf(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name, in brackets, may hold spaces; the start is the twentieth field after it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? undefined : `${pid} ${fields[19]}`;
  } catch {
    return String(pid);
  }
}
