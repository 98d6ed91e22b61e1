import type { Queryable } from "#platform/database/queryable.ts";

/** Nobody needs to know more exactly how far behind a reader is: counting stops here. */
export const countedMost = 1_000;

/** How far a reader of the journal is behind its newest event. */
export interface ReaderLag {
  name: string;
  /** Events it has not read; `countedMost + 1` stands for more. */
  events: number;
  /** When the oldest of them happened. */
  oldestAt: Date | undefined;
}

/** How far every reader of the journal is behind: a walk of the index from where each one stands. */
export async function measureReaders(db: Queryable): Promise<ReaderLag[]> {
  const { rows } = await db.query<{ name: string; events: number; oldest_at: Date | null }>({
    name: "journal-measure-readers",
    text: `select r.name, l.events, l.oldest_at
           from journal_readers r, lateral (
             select count(*)::int as events, min(at) as oldest_at from (
               select at from case_events e where (e.xact, e.position) > (r.xact, r.position)
               order by e.xact, e.position limit $1) unread) l
           order by r.name`,
    values: [countedMost + 1],
  });
  return rows.map(({ name, events, oldest_at: oldestAt }) => ({
    name,
    events,
    oldestAt: oldestAt ?? undefined,
  }));
}

/** Clocks that ran out and on which the system has not acted yet. */
export interface WaitingLapses {
  /** `countedMost + 1` stands for more. */
  count: number;
  oldestDueAt: Date | undefined;
}

/** How many clocks wait to lapse, and since when. */
export async function measureLapses(db: Queryable, now: Date): Promise<WaitingLapses> {
  const { rows } = await db.query<{ count: number; oldest: Date | null }>({
    name: "journal-measure-lapses",
    text: `select count(*)::int as count, min(due_at) as oldest from (
             select due_at from case_clocks
             where stopped_at is null and not paused and lapses and due_at <= $1
             order by due_at, case_id limit $2) waiting`,
    values: [now, countedMost + 1],
  });
  return { count: rows[0]?.count ?? 0, oldestDueAt: rows[0]?.oldest ?? undefined };
}
