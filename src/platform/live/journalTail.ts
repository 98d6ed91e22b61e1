import type { CaseId } from "#engine/case.ts";
import type { Queryable } from "#platform/database/queryable.ts";

/** One change of a case, in the order the journal shows it. */
export interface LiveChange {
  /** Where to go on from. */
  cursor: string;
  caseId: CaseId;
}

interface Place {
  xact: string;
  position: number;
}

/** How many changes are read at once. */
export const tailBatch = 500;

function cursorOf(place: Place): string {
  return `${place.xact}.${place.position}`;
}

function placeOf(cursor: string): Place {
  const [xact = "0", position = "0"] = cursor.split(".");
  return { xact, position: Number(position) };
}

/** The cursor of the journal's present end: below the oldest transaction still open, which may yet write. */
export async function findEnd(db: Queryable): Promise<string> {
  const { rows } = await db.query<Place>(
    `select xact::text as xact, position from case_events
     where case_events.xact < pg_snapshot_xmin(pg_current_snapshot())
     order by case_events.xact desc, position desc limit 1`,
  );
  return cursorOf(rows[0] ?? { xact: "0", position: 0 });
}

/** The next changes of a journal, and whether there are others that cannot be told of yet. */
export interface NextChanges {
  changes: LiveChange[];
  /** Something above an older transaction that is still open: it is told of once that one has ended. */
  unsettled: boolean;
}

/** The next changes after a cursor, below the oldest transaction still open, so that none is passed over. */
export async function readChanges(db: Queryable, cursor: string): Promise<NextChanges> {
  const after = placeOf(cursor);
  const { rows } = await db.query<Place & { case_id: CaseId; settled: boolean }>({
    name: "live-read-changes",
    text: `select case_id, xact::text as xact, position,
             case_events.xact < pg_snapshot_xmin(pg_current_snapshot()) as settled
           from case_events
           where (case_events.xact, position) > ($1::xid8, $2::bigint)
           order by case_events.xact, position limit ${tailBatch}`,
    values: [after.xact, after.position],
  });
  const settled = rows.filter((row) => row.settled);
  const changes = settled.map((row) => ({ cursor: cursorOf(row), caseId: row.case_id }));
  return { changes, unsettled: settled.length < rows.length };
}
