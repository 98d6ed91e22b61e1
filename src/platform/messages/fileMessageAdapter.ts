import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import type { Carrier } from "./messageAdapter.ts";

const ownerOnly = 0o600;

/**
 * Writes messages to a file, one JSON line each, readable by its owner only. For development and tests:
 * whoever reads the file can sign in as anyone.
 */
export function makeFileMessageAdapter(path: string): Carrier {
  return {
    name: "file",
    // Each line has its key.
    tellsByKey: true,
    seenByOthers: false,
    async send(message, now) {
      await mkdir(dirname(path), { recursive: true });
      const file = await open(path, "a", ownerOnly);
      try {
        // The mode above holds for a new file only.
        await file.chmod(ownerOnly);
        await file.write(`${JSON.stringify({ at: now.toISOString(), ...message })}\n`);
      } finally {
        await file.close();
      }
      return { sent: true };
    },
  };
}
