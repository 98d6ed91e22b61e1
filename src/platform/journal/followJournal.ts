import { type Pool, withTransaction } from "#platform/database/pool.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { type EventRow, eventOf, type StoredEvent } from "./storedCase.ts";

/** An event with its place in the journal. */
export interface FollowedEvent extends StoredEvent {
  xact: string;
  position: number;
}

type FollowedRow = EventRow & { xact: string; position: number };

/**
 * Hands a reader the next events of the journal, each once, and remembers how far it came in the same transaction.
 * Events are taken below the oldest transaction still open, since PostgreSQL shows no commit order: so none is
 * passed over. One process at a time does a reader's work. Gives how many events there were.
 */
export async function followJournal(
  pool: Pool,
  reader: string,
  batchSize: number,
  work: (tx: Transaction, events: readonly FollowedEvent[]) => Promise<void>,
): Promise<number> {
  await pool.query(
    "insert into journal_readers (name, xact, position) values ($1, '0', 0) on conflict do nothing",
    [reader],
  );
  return withTransaction(pool, async (tx) => {
    const { rows: places } = await tx.query<{ xact: string; position: number }>(
      "select xact::text, position from journal_readers where name = $1 for update skip locked",
      [reader],
    );
    const [place] = places;
    if (!place) return 0; // another process is at it
    const events = await readAfter(tx, place, batchSize);
    const last = events.at(-1);
    if (!last) return 0;
    await work(tx, events);
    await tx.query("update journal_readers set xact = $2::xid8, position = $3 where name = $1", [
      reader,
      last.xact,
      last.position,
    ]);
    return events.length;
  });
}

async function readAfter(
  tx: Transaction,
  place: { xact: string; position: number },
  limit: number,
): Promise<FollowedEvent[]> {
  const { rows } = await tx.query<FollowedRow>({
    name: "journal-read-after",
    text: `select case_id, version, action, type, at, body, sealed, xact::text as xact, position
           from case_events
           where (xact, position) > ($1::xid8, $2::bigint) and xact < pg_snapshot_xmin(pg_current_snapshot())
           order by xact, position limit $3`,
    values: [place.xact, place.position, limit],
  });
  return rows.map((row) => ({ ...eventOf(row), xact: row.xact, position: row.position }));
}
