import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** The account PostgreSQL runs under when we are root, which it refuses to be. */
export interface RunAs {
  uid: number;
  gid: number;
  name: string;
}

/** The accounts of an `/etc/passwd`. */
export function parseAccounts(passwd: string): RunAs[] {
  return passwd.split("\n").flatMap((line) => {
    const [name, , uid, gid] = line.split(":");
    if (!name || !uid || !gid) return [];
    return [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}

/** Whether this process is root, which PostgreSQL refuses to run as. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function ownerOf(folder: string): RunAs | undefined {
  const owner = statSync(folder, { throwIfNoEntry: false });
  if (!owner || owner.uid === 0) return undefined;
  return { uid: owner.uid, gid: owner.gid, name: `uid ${owner.uid}` };
}

/**
 * Who PostgreSQL runs as: `undefined` for ourselves; for root the owner of a cluster that exists,
 * else `postgres`, else `nobody`.
 */
export function findRunAs(clusterFolder: string): RunAs | undefined {
  if (!isRoot()) return undefined;
  const owner = ownerOf(clusterFolder);
  if (owner) return owner;
  const accounts = parseAccounts(readFileSync("/etc/passwd", "utf8"));
  const found = ["postgres", "nobody"].map((name) => accounts.find((account) => account.name === name));
  const account = found.find((candidate) => candidate !== undefined && candidate.uid !== 0);
  if (account) return account;
  throw new Error(
    'PostgreSQL does not run as root, and there is no account "postgres" or "nobody" to run it as. ' +
      "Start Shiliu as an ordinary user, or set DATABASE_URL.",
  );
}

function bitsFor(path: string, runAs: RunAs): number {
  const { mode, uid, gid } = statSync(path);
  if (uid === runAs.uid) return (mode >> 6) & 7;
  if (gid === runAs.gid) return (mode >> 3) & 7;
  return mode & 7;
}

/** Whether the account may go through every folder down to `path`, and read and execute `path` itself. */
export function canExecute(path: string, runAs: RunAs | undefined): boolean {
  if (!runAs) {
    try {
      accessSync(path, constants.R_OK | constants.X_OK);
      return true;
    } catch {
      return false;
    }
  }
  if ((bitsFor(path, runAs) & 5) !== 5) return false;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((bitsFor(folder, runAs) & 1) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
