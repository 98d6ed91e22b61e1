import type { Channel } from "#platform/messages/messageAdapter.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import type { ClockWarning, WarningPlan } from "./domain/clockWarnings.ts";
import type { NewNotice, Watch } from "./domain/notice.ts";

export {
  deadNotices,
  countNotices,
  decideNotice,
  findDecision,
  type NoticeCounts,
} from "./store/operatorStore.ts";
export {
  type BulkDecision,
  type BulkOutcome,
  countDead,
  type DeadFilter,
  findBulkDecision,
  lockBulkKey,
  tryManyAgain,
} from "./store/bulkStore.ts";
export {
  countUnread,
  deleteOldNews,
  insertNews,
  markRead,
  type NewNews,
  type ReadMark,
  type SeenNews,
  selectNews,
} from "./store/newsStore.ts";
export {
  findReporterChoices,
  findStaffChoices,
  saveReporterChoice,
  saveStaffChoice,
} from "./store/choiceStore.ts";

/** A notice to be written, with the moment it may go. */
export interface QueuedNotice extends NewNotice {
  sendAt: Date;
}

/** A notice as its taker has it. */
export interface TakenNotice {
  id: string;
  key: string;
  caseId: string | undefined;
  personId: string | undefined;
  reporterId: string | undefined;
  template: string;
  blanks: Readonly<Record<string, string>>;
  urgent: boolean;
  watch: Watch | undefined;
  dueSince: Date;
  tries: number;
  /** It was being handed to a carrier that cannot tell by key, and nobody knows what became of it. */
  handingAt: Date | undefined;
}

/** Writes notices; one whose key was queued before is left as it is. Gives how many are new. */
export async function insertNotices(
  tx: Transaction,
  notices: readonly QueuedNotice[],
  now: Date,
): Promise<number> {
  if (notices.length === 0) return 0;
  const rows = notices.map((notice) => ({
    key: notice.key,
    case_id: notice.caseId ?? null,
    person_id: "personId" in notice.to ? notice.to.personId : null,
    reporter_id: "reporterId" in notice.to ? notice.to.reporterId : null,
    template: notice.template,
    blanks: notice.values,
    urgent: notice.urgent,
    watch: notice.watch ?? null,
    send_at: notice.sendAt.toISOString(),
  }));
  const { rowCount } = await tx.query({
    name: "notices.insert",
    text: `insert into notices
             (key, case_id, person_id, reporter_id, template, blanks, urgent, watch, created_at, due_since, next_try_at)
           select key, case_id, person_id, reporter_id, template, blanks, urgent, watch, $2, send_at, send_at
           from jsonb_to_recordset($1::jsonb) as n (key text, case_id uuid, person_id uuid, reporter_id uuid,
             template text, blanks jsonb, urgent boolean, watch jsonb, send_at timestamptz)
           on conflict (key) do nothing`,
    values: [JSON.stringify(rows), now],
  });
  return rowCount ?? 0;
}

interface TakenRow {
  id: string;
  key: string;
  case_id: string | null;
  person_id: string | null;
  reporter_id: string | null;
  template: string;
  blanks: Readonly<Record<string, string>>;
  urgent: boolean;
  watch: Watch | null;
  due_since: Date;
  tries: number;
  handing_at: Date | null;
}

/**
 * Takes due notices, those that may not wait apart from those that may: they are the taker's until `until`. What another
 * is taking is passed over, and what another took and did not settle in its time is taken anew.
 */
export async function takeDue(
  db: Queryable,
  take: { urgent: boolean; now: Date; until: Date; lease: string; limit: number },
): Promise<TakenNotice[]> {
  const { rows } = await db.query<TakenRow>({
    name: "notices.takeDue",
    text: `with due as (
             select id from notices
             where state = 'waiting' and urgent = $1 and next_try_at <= $2
             order by next_try_at limit $5 for update skip locked
           )
           update notices n set lease = $4, next_try_at = $3, tries = least(n.tries + 1, 30000)
           from due where n.id = due.id
           returning n.id::text, n.key, n.case_id, n.person_id, n.reporter_id, n.template, n.blanks, n.urgent,
             n.watch, n.due_since, n.tries, n.handing_at`,
    values: [take.urgent, take.now, take.until, take.lease, take.limit],
  });
  const inOrder = rows.toSorted((one, other) => Number(one.id) - Number(other.id));
  return inOrder.map((row) => ({
    id: row.id,
    key: row.key,
    caseId: row.case_id ?? undefined,
    personId: row.person_id ?? undefined,
    reporterId: row.reporter_id ?? undefined,
    template: row.template,
    blanks: row.blanks,
    urgent: row.urgent,
    watch: row.watch ?? undefined,
    dueSince: row.due_since,
    tries: row.tries,
    handingAt: row.handing_at ?? undefined,
  }));
}

/** Where a message was to go, as it is kept. */
export interface Trace {
  channel?: Channel | undefined;
  maskedAddress?: string | undefined;
}

/** Notes that a message is about to be handed over; gives whether it is still the taker's. */
export async function markHanding(db: Queryable, id: string, lease: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    `update notices set handing_at = $3 where id = $1 and lease = $2 and state = 'waiting'`,
    [id, lease, now],
  );
  return rowCount === 1;
}

/**
 * Ends a message as sent, dropped or dead. Sent is sent, whoever has it by now; anything else only its taker may say.
 */
export async function settle(
  db: Queryable,
  id: string,
  lease: string,
  settled: Trace & { state: "sent" | "dropped" | "dead"; reason?: string | undefined; now: Date },
): Promise<void> {
  await db.query({
    name: "notices.settle",
    text: `update notices set state = $3, reason = $4, channel = $5, masked_address = $6, settled_at = $7, lease = null,
             handing_at = null
           where id = $1 and state <> 'sent' and ($3 = 'sent' or (lease = $2 and state = 'waiting'))`,
    values: [
      id,
      lease,
      settled.state,
      settled.reason ?? null,
      settled.channel ?? null,
      settled.maskedAddress ?? null,
      settled.now,
    ],
  });
}

/** Puts a message back to be tried again; one that was only held back has not been tried. */
export async function postpone(
  db: Queryable,
  id: string,
  lease: string,
  later: Trace & { nextTryAt: Date; reason?: string | undefined; held?: true },
): Promise<void> {
  await db.query({
    name: "notices.postpone",
    text: `update notices set next_try_at = $3, reason = $4, channel = coalesce($5, channel),
             masked_address = coalesce($6, masked_address), tries = tries - $7, lease = null, handing_at = null,
             due_since = case when $7 = 1 then $3 else due_since end
           where id = $1 and lease = $2 and state = 'waiting'`,
    values: [
      id,
      lease,
      later.nextTryAt,
      later.reason ?? null,
      later.channel ?? null,
      later.maskedAddress ?? null,
      later.held ? 1 : 0,
    ],
  });
}

/** Plans when clocks are looked at again, in place of what was planned. */
export async function replaceWarnings(tx: Transaction, plans: readonly WarningPlan[]): Promise<void> {
  if (plans.length === 0) return;
  // Within a batch the last word on a clock counts.
  const last = [...new Map(plans.map((plan) => [`${plan.caseId} ${plan.clockId}`, plan])).values()];
  await tx.query(
    `delete from clock_warnings w using unnest($1::uuid[], $2::text[]) as p (case_id, clock_id)
     where w.case_id = p.case_id and w.clock_id = p.clock_id`,
    [last.map((plan) => plan.caseId), last.map((plan) => plan.clockId)],
  );
  const warnings = last.flatMap((plan) => plan.warnings);
  if (warnings.length === 0) return;
  await tx.query(
    `insert into clock_warnings (case_id, clock_id, moment, at, clock_due_at)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[])`,
    [
      warnings.map((each) => each.caseId),
      warnings.map((each) => each.clockId),
      warnings.map((each) => each.moment),
      warnings.map((each) => each.at),
      warnings.map((each) => each.clockDueAt),
    ],
  );
}

/** Takes the warnings that have come due out of the plan. */
export async function takeWarnings(tx: Transaction, now: Date, limit: number): Promise<ClockWarning[]> {
  const { rows } = await tx.query<{
    case_id: string;
    clock_id: string;
    moment: "share" | "due";
    at: Date;
    clock_due_at: Date;
  }>({
    name: "notices.takeWarnings",
    text: `with due as (
             select case_id, clock_id, moment from clock_warnings where at <= $1
             order by at limit $2 for update skip locked
           )
           delete from clock_warnings w using due
           where w.case_id = due.case_id and w.clock_id = due.clock_id and w.moment = due.moment
           returning w.case_id, w.clock_id, w.moment, w.at, w.clock_due_at`,
    values: [now, limit],
  });
  return rows.map((row) => ({
    caseId: row.case_id,
    clockId: row.clock_id,
    moment: row.moment,
    at: row.at.toISOString(),
    clockDueAt: row.clock_due_at.toISOString(),
  }));
}

/** Deletes what was settled long ago, a few thousand at a time; gives how many. */
export async function deleteSettled(db: Queryable, before: Date): Promise<number> {
  const { rowCount } = await db.query(
    `delete from notices where id in (select id from notices where settled_at < $1 order by settled_at limit 2000)`,
    [before],
  );
  return rowCount ?? 0;
}
