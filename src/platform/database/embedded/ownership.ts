import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { identityOf } from "./serverProcess.ts";

const ownerIn = (dataDir: string) => join(dataDir, "owner");

function findOwner(dataDir: string): string | undefined {
  try {
    return readFileSync(ownerIn(dataDir), "utf8").trim();
  } catch {
    return undefined;
  }
}

/** Whether this process is the one that stops the server when it ends. */
export function isOwner(dataDir: string): boolean {
  return findOwner(dataDir) === identityOf(process.pid);
}

/** Makes this process the owner of the server it started, or of one whose owner is gone. */
export function claimOwnership(dataDir: string, adopted: boolean): void {
  if (adopted) {
    const owner = findOwner(dataDir);
    const ownerPid = Number(owner?.split(" ")[0]);
    if (owner && ownerPid && identityOf(ownerPid) === owner) return;
  }
  const draft = `${ownerIn(dataDir)}.${process.pid}`;
  writeFileSync(draft, identityOf(process.pid) ?? "");
  renameSync(draft, ownerIn(dataDir));
}

/** Forgets the owner, once the server is stopped. */
export function dropOwnership(dataDir: string): void {
  rmSync(ownerIn(dataDir), { force: true });
}
