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

/** The cursor of the journal's present end. */
export async function findEnd(db: Queryable): Promise<string> {
  const { rows } = await db.query<Place>(
    "select xact::text as xact, position from case_events order by case_events.xact desc, position desc limit 1",
  );
  return cursorOf(rows[0] ?? { xact: "0", position: 0 });
}

/** The next changes after a cursor, below the oldest transaction still open, so that none is passed over. */
export async function readChanges(db: Queryable, cursor: string): Promise<LiveChange[]> {
  const after = placeOf(cursor);
  const { rows } = await db.query<Place & { case_id: CaseId }>({
    name: "live-read-changes",
    text: `select case_id, xact::text as xact, position from case_events
           where (case_events.xact, position) > ($1::xid8, $2::bigint)
             and case_events.xact < pg_snapshot_xmin(pg_current_snapshot())
           order by case_events.xact, position limit ${tailBatch}`,
    values: [after.xact, after.position],
  });
  return rows.map((row) => ({ cursor: cursorOf(row), caseId: row.case_id }));
}
