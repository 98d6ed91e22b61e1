import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import type { FileStore } from "./fileStore.ts";

/** No dot, slash or separator can occur in a key, so no key leads out of the folder. */
const keyShape = /^[a-z0-9][a-z0-9-]{7,99}$/;
const ownerOnlyFolder = 0o700;
const ownerOnlyFile = 0o600;

/** A {@link FileStore} in a folder on disk, in 65,536 subfolders; unfinished files lie apart in `incoming/`. */
export function localFileStore(folder: string): FileStore {
  const incoming = join(folder, "incoming");
  return {
    async put(key, bytes) {
      const place = placeOf(folder, key);
      const made = await mkdir(place.folder, { recursive: true, mode: ownerOnlyFolder });
      await mkdir(incoming, { recursive: true, mode: ownerOnlyFolder });
      // Two senders of the same key must not write into one file.
      const unfinished = join(incoming, `${key}.${randomBytes(8).toString("hex")}`);
      try {
        await writeDurably(unfinished, bytes);
        await rename(unfinished, place.path);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
      await syncFolder(place.folder);
      // A subfolder that is new must itself survive a power cut.
      if (made !== undefined) await syncFolder(dirname(place.folder)).then(() => syncFolder(folder));
    },
    async open(key) {
      return openFile(placeOf(folder, key).path);
    },
    async remove(key) {
      await rm(placeOf(folder, key).path, { force: true });
      await removeUnfinished(incoming, key);
    },
  };
}

function placeOf(folder: string, key: string): { folder: string; path: string } {
  if (!keyShape.test(key)) throw new Error("A storage key has lower-case letters, digits and hyphens only");
  // By digest: ids that begin with the time would all fall into one subfolder.
  const digest = createHash("sha256").update(key).digest("hex");
  const shard = join(folder, digest.slice(0, 2), digest.slice(2, 4));
  return { folder: shard, path: join(shard, key) };
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx", ownerOnlyFile);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder, and keeps its entries durable by itself.
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function openFile(path: string): Promise<Readable | undefined> {
  try {
    return (await open(path, "r")).createReadStream();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** A crash while writing leaves a part behind; it goes with the upload it belonged to. */
async function removeUnfinished(incoming: string, key: string): Promise<void> {
  try {
    const names = await readdir(incoming);
    const parts = names.filter((name) => name.startsWith(`${key}.`));
    await Promise.all(parts.map((name) => rm(join(incoming, name), { force: true })));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
