import type { Channel } from "#platform/messages/messageAdapter.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";

/** Which dead letters are meant; undefined leaves a condition out. */
export interface DeadFilter {
  /** `none`: no address was found. */
  channel?: Channel | "none" | undefined;
  reason?: string | undefined;
}

/** Dead letters that share way and reason. */
export interface DeadGroup {
  channel: Channel | "none";
  reason: string;
  count: number;
}

/** How many dead letters there are of each way and reason, up to a moment. */
export async function countDead(db: Queryable, until: Date): Promise<DeadGroup[]> {
  const { rows } = await db.query<DeadGroup>({
    name: "notices.countDead",
    text: `select coalesce(channel, 'none') as channel, coalesce(reason, 'carrier-refused') as reason,
             count(*)::int as count
           from notices where state = 'dead' and settled_at <= $1 group by 1, 2 order by count desc, 1, 2`,
    values: [until],
  });
  return rows;
}

/** A decision about many dead letters. */
export interface BulkDecision extends DeadFilter {
  personId: string;
  key: string;
  until: Date;
}

/** What a decision about many did. */
export interface BulkOutcome {
  /** How many are sent again. */
  again: number;
  /** How many of those that were meant are left for the next time. */
  stillDead: number;
}

/** Puts whoever decides under the same key in line. */
export async function lockBulkKey(tx: Transaction, personId: string, key: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`notices ${personId} ${key}`]);
}

/** What was decided under a key before. */
export async function findBulkDecision(
  db: Queryable,
  personId: string,
  key: string,
): Promise<(BulkDecision & BulkOutcome) | undefined> {
  const { rows } = await db.query<{
    channel: DeadGroup["channel"] | null;
    reason: string | null;
    until: Date;
    again: number;
    still_dead: number;
  }>(
    "select channel, reason, until, again, still_dead from notice_bulk_decisions where person_id = $1 and key = $2",
    [personId, key],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { channel, reason, until, again, still_dead: stillDead } = row;
  return {
    personId,
    key,
    until,
    again,
    stillDead,
    channel: channel ?? undefined,
    reason: reason ?? undefined,
  };
}

// Whether a message without an answer arrived is not known: it is only sent again where that is asked for by name.
const isMeant = `state = 'dead' and settled_at <= $1
  and case when $2::text is null then coalesce(reason, 'carrier-refused') <> 'answer-lost'
           else coalesce(reason, 'carrier-refused') = $2 end
  and ($3::text is null or coalesce(channel, 'none') = $3)`;

/** Sends dead letters again, the oldest first, and records of each who decided so; gives how many, and how many are left. */
export async function tryManyAgain(
  tx: Transaction,
  decision: BulkDecision,
  now: Date,
  limit: number,
): Promise<BulkOutcome> {
  const { personId, key, until, channel, reason } = decision;
  const filter = [until, reason ?? null, channel ?? null];
  const { rowCount } = await tx.query(
    `with chosen as (
       select id from notices where ${isMeant} order by settled_at, id limit $4 for update skip locked
     ), moved as (
       update notices n set state = 'waiting', settled_at = null, reason = null, tries = 0, due_since = $5,
         next_try_at = $5, lease = null, handing_at = null
       from chosen where n.id = chosen.id returning n.id
     ), noted as (
       insert into notice_decisions (notice_id, key, act, person_id, decided_at)
       select id, $6, 'tryAgain', $7, $5 from moved on conflict do nothing
     )
     select id from moved`,
    [...filter, limit, now, key, personId],
  );
  const again = rowCount ?? 0;
  if (again === 0) return { again, stillDead: 0 };
  const { rows } = await tx.query<{ count: number }>(
    `select count(*)::int as count from notices where ${isMeant}`,
    filter,
  );
  const stillDead = rows[0]?.count ?? 0;
  await tx.query(
    `insert into notice_bulk_decisions (person_id, key, channel, reason, until, decided_at, again, still_dead)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [personId, key, channel ?? null, reason ?? null, until, now, again, stillDead],
  );
  return { again, stillDead };
}
