import type { Pool } from "#platform/database/pool.ts";
import { type RecordedCase, recordStatements } from "./recordStatements.ts";
import { readStoredWrites } from "./storedWrites.ts";

/** What the server sent to the database for these cases, read back from what it stored. */
export async function recordStored(pool: Pool, caseIds: readonly string[]): Promise<RecordedCase[]> {
  const stored = await readStoredWrites(pool, caseIds);
  return Promise.all(stored.map(recordStatements));
}
