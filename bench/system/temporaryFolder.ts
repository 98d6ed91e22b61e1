import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder that goes when the run ends. */
export interface TemporaryFolder {
  path: string;
  remove(): void;
}

/** Makes a folder that PostgreSQL, under another account, may pass through. */
export function makeTemporaryFolder(name: string): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), `shiliu-${name}-${process.pid}-`));
  chmodSync(path, 0o711);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
