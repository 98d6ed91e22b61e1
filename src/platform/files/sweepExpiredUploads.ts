import type { Transaction } from "#platform/database/queryable.ts";
import { type FileStore, removeVariants } from "./fileStore.ts";

const batchRows = 200;

/**
 * Removes uploads that no case claimed in time, rows and bytes, one batch a call; gives how many, so that the
 * caller goes on until it is 0. A claim or another sweep at work on a row is left to it.
 */
export async function sweepExpiredUploads(tx: Transaction, store: FileStore, now: Date): Promise<number> {
  const expired = await tx.query<{ storage_key: string }>(
    `delete from pending_uploads
      where upload_id in (
        select upload_id from pending_uploads where expires_at <= $1
         order by expires_at limit $2 for update skip locked)
     returning storage_key`,
    [now, batchRows],
  );
  // Before the commit: should removing fail, the rows come back and the next sweep tries again.
  for (const row of expired.rows) await removeVariants(store, row.storage_key);
  return expired.rows.length;
}
