import type { Channel } from "#platform/messages/messageAdapter.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import type { DeadFilter } from "./bulkStore.ts";

/** How many messages of a channel stand where. */
export interface NoticeCounts {
  /** Absent while no address was looked up. */
  channel: Channel | undefined;
  state: "waiting" | "retrying" | "dead" | "sentInADay";
  count: number;
  /** Of those that wait: since when the longest has been due, where one is. */
  dueSince: Date | undefined;
}

interface CountRow {
  channel: Channel | null;
  state: NoticeCounts["state"];
  count: number;
  due_since: Date | null;
}

/** Counts messages by channel: waiting, tried in vain so far, dead, and sent within a day. */
export async function countNotices(db: Queryable, now: Date): Promise<NoticeCounts[]> {
  const dayAgo = new Date(now.getTime() - 86_400_000);
  const { rows } = await db.query<CountRow>({
    name: "notices.count",
    text: `select channel, case when tries > 0 then 'retrying' else 'waiting' end as state, count(*)::int as count,
             min(due_since) filter (where due_since <= $1) as due_since
           from notices where state = 'waiting' group by 1, 2
           union all select channel, 'dead', count(*)::int, null from notices where state = 'dead' group by 1
           union all select channel, 'sentInADay', count(*)::int, null from notices
             where settled_at > $2 and state = 'sent' group by 1`,
    values: [now, dayAgo],
  });
  return rows.map(({ channel, state, count, due_since: dueSince }) => ({
    channel: channel ?? undefined,
    state,
    count,
    dueSince: dueSince ?? undefined,
  }));
}

/** A message that could not be sent, as an operator sees it. */
export interface DeadNotice {
  id: string;
  template: string;
  /** The member of staff it was for; none where it was for a reporter. */
  personId: string | undefined;
  channel: Channel | undefined;
  maskedAddress: string | undefined;
  reason: string;
  tries: number;
  createdAt: Date;
  settledAt: Date;
}

interface DeadRow {
  id: string;
  template: string;
  person_id: string | null;
  channel: Channel | null;
  masked_address: string | null;
  reason: string | null;
  tries: number;
  created_at: Date;
  settled_at: Date;
}

/** Dead letters of some kind, newest first, after a place in that order. */
export async function deadNotices(
  db: Queryable,
  page: DeadFilter & { after: { settledAt: Date; id: string } | undefined; limit: number },
): Promise<DeadNotice[]> {
  const narrowed = [
    page.reason === undefined ? "" : `and coalesce(reason, 'carrier-refused') = $4::text`,
    page.channel === undefined
      ? ""
      : `and coalesce(channel, 'none') = $${page.reason === undefined ? 4 : 5}::text`,
  ].join(" ");
  const filter = [page.reason, page.channel].filter((each) => each !== undefined);
  const { rows } = await db.query<DeadRow>({
    name: `notices.dead${page.reason === undefined ? "" : ".reason"}${page.channel === undefined ? "" : ".channel"}`,
    text: `select id::text, template, person_id, channel, masked_address, reason, tries,
             created_at, settled_at
           from notices
           where state = 'dead' and (settled_at, id) < (coalesce($1::timestamptz, 'infinity'), $2::bigint) ${narrowed}
           order by settled_at desc, id desc limit $3`,
    values: [page.after?.settledAt ?? null, page.after?.id ?? "9223372036854775807", page.limit, ...filter],
  });
  return rows.map((row) => ({
    id: row.id,
    template: row.template,
    personId: row.person_id ?? undefined,
    channel: row.channel ?? undefined,
    maskedAddress: row.masked_address ?? undefined,
    reason: row.reason ?? "carrier-refused",
    tries: row.tries,
    createdAt: row.created_at,
    settledAt: row.settled_at,
  }));
}

/** What an operator decides of a dead letter. */
export interface NoticeDecision {
  noticeId: string;
  key: string;
  act: "tryAgain" | "giveUp";
  personId: string;
  note: string | undefined;
  now: Date;
}

/** What was decided under a key before. */
export async function findDecision(
  db: Queryable,
  noticeId: string,
  key: string,
): Promise<{ act: NoticeDecision["act"]; personId: string } | undefined> {
  const { rows } = await db.query<{ act: NoticeDecision["act"]; person_id: string }>(
    "select act, person_id from notice_decisions where notice_id = $1 and key = $2",
    [noticeId, key],
  );
  return rows[0] && { act: rows[0].act, personId: rows[0].person_id };
}

/** Does what was decided with a message that is dead, and records it; gives whether it was. */
export async function decideNotice(tx: Transaction, decision: NoticeDecision): Promise<boolean> {
  const { noticeId, act, now } = decision;
  const { rowCount } =
    act === "tryAgain"
      ? await tx.query(
          `update notices set state = 'waiting', settled_at = null, reason = null, tries = 0, due_since = $2,
             next_try_at = $2, lease = null, handing_at = null
           where id = $1 and state = 'dead'`,
          [noticeId, now],
        )
      : await tx.query(
          "update notices set state = 'givenUp', settled_at = $2 where id = $1 and state = 'dead'",
          [noticeId, now],
        );
  if (rowCount !== 1) return false;
  await tx.query(
    `insert into notice_decisions (notice_id, key, act, person_id, decided_at, note) values ($1, $2, $3, $4, $5, $6)`,
    [noticeId, decision.key, act, decision.personId, now, decision.note ?? null],
  );
  return true;
}
