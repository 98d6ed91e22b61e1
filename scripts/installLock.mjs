import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";

const heartbeatMs = 2_000;
const staleAfterMs = 20_000;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Whether whoever holds the lock is gone: its process ended, or it stopped touching the file. */
function isStale(path) {
  try {
    const holder = JSON.parse(readFileSync(path, "utf8"));
    const silentMs = Date.now() - statSync(path).mtimeMs;
    if (silentMs > staleAfterMs) return true;
    return holder.host === hostname() && (holder.pid === process.pid || !isAlive(holder.pid));
  } catch (error) {
    if (error.code === "ENOENT") return false;
    // Caught between creation and the first write, or left half-written by a crash.
    return Date.now() - statSync(path, { throwIfNoEntry: false })?.mtimeMs > staleAfterMs;
  }
}

function tryTake(path) {
  try {
    writeFileSync(path, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function breakStale(path) {
  const aside = `${path}.stale-${process.pid}`;
  try {
    // A rename, so that of two who find the lock stale only one removes it.
    renameSync(path, aside);
    rmSync(aside, { force: true });
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}

/** Runs `work` while holding the lock file at `path`; waits for a living holder, calling `onWait` once. */
export async function withInstallLock(path, onWait, work) {
  mkdirSync(dirname(path), { recursive: true });
  let announced = false;
  while (!tryTake(path)) {
    if (isStale(path)) {
      breakStale(path);
      continue;
    }
    if (!announced) onWait();
    announced = true;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimesSync(path, now, now);
  }, heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(path, { force: true });
  }
}
