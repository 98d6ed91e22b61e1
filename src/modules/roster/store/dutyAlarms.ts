import type { BodyId, PersonId } from "#engine/actor.ts";
import type { Instant } from "#engine/instant.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import type { AlarmReason } from "../domain/callPlan.ts";
import type { CallKey } from "./dutyCalls.ts";

/** A case that nobody has, and who watches over it. */
export interface DutyAlarm extends CallKey {
  bodyId: BodyId;
  urgency: string;
  dueAt: Instant;
  reason: AlarmReason;
  raisedAt: Instant;
  /** When calling is tried again. */
  nextCallAt: Instant | undefined;
  /** How many were called so far. */
  called: number;
  acknowledged: { at: Instant; by: PersonId } | undefined;
}

interface AlarmRow {
  case_id: string;
  clock_id: string;
  body_id: BodyId;
  urgency: string;
  due_at: Date;
  reason: AlarmReason;
  raised_at: Date;
  next_call_at: Date | null;
  called: number;
  acknowledged_at: Date | null;
  acknowledged_by: PersonId | null;
}

const columns = `a.case_id, a.clock_id, c.body_id, c.urgency, c.due_at, a.reason, a.raised_at, c.next_call_at,
  (select count(*)::int from duty_call_steps s where s.case_id = a.case_id and s.clock_id = a.clock_id) as called,
  a.acknowledged_at, a.acknowledged_by`;

const alarmOf = (row: AlarmRow): DutyAlarm => ({
  caseId: row.case_id,
  clockId: row.clock_id,
  bodyId: row.body_id,
  urgency: row.urgency,
  dueAt: row.due_at.toISOString(),
  reason: row.reason,
  raisedAt: row.raised_at.toISOString(),
  nextCallAt: row.next_call_at?.toISOString(),
  called: row.called,
  acknowledged:
    row.acknowledged_at && row.acknowledged_by !== null
      ? { at: row.acknowledged_at.toISOString(), by: row.acknowledged_by }
      : undefined,
});

/** Raises an alarm, or says what it is about now; gives whether this was new. */
export async function raiseAlarm(
  tx: Transaction,
  key: CallKey,
  reason: AlarmReason,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into duty_alarms as a (case_id, clock_id, reason, raised_at) values ($1, $2, $3, $4)
     on conflict (case_id, clock_id) do update set reason = excluded.reason, raised_at = excluded.raised_at
     where a.reason <> excluded.reason`,
    [key.caseId, key.clockId, reason, now],
  );
  return rowCount === 1;
}

/** Ends the alarm of a call, if there is one. */
export async function endAlarm(tx: Transaction, key: CallKey, at: Date | Instant): Promise<void> {
  await tx.query(
    "update duty_alarms set ended_at = $3 where case_id = $1 and clock_id = $2 and ended_at is null",
    [key.caseId, key.clockId, at],
  );
}

/** The alarms that stand at some bodies, newest first. */
export async function listAlarms(
  db: Queryable,
  bodyIds: readonly BodyId[],
  limit: number,
): Promise<DutyAlarm[]> {
  const { rows } = await db.query<AlarmRow>({
    name: "roster.listAlarms",
    text: `select ${columns} from duty_alarms a join duty_calls c using (case_id, clock_id)
           where a.ended_at is null and c.body_id = any($1::text[])
           order by a.raised_at desc, a.case_id, a.clock_id limit $2`,
    values: [bodyIds, limit],
  });
  return rows.map(alarmOf);
}

/** An alarm that stands, locked against others who write it. */
export async function findAlarmForUpdate(tx: Transaction, key: CallKey): Promise<DutyAlarm | undefined> {
  const { rows } = await tx.query<AlarmRow>(
    `select ${columns} from duty_alarms a join duty_calls c using (case_id, clock_id)
     where a.case_id = $1 and a.clock_id = $2 and a.ended_at is null for update of a`,
    [key.caseId, key.clockId],
  );
  return rows[0] && alarmOf(rows[0]);
}

/** Notes who watches over it. */
export async function acknowledgeAlarmRow(
  tx: Transaction,
  key: CallKey,
  by: PersonId,
  at: Date,
): Promise<void> {
  await tx.query(
    "update duty_alarms set acknowledged_at = $3, acknowledged_by = $4 where case_id = $1 and clock_id = $2",
    [key.caseId, key.clockId, at, by],
  );
}

/** Lets calling be tried at once for every alarm: a roster was changed, and somebody may be on duty now. */
export async function tryAlarmsAgain(tx: Transaction, now: Date): Promise<void> {
  await tx.query(
    `update duty_calls c set next_call_at = $1 from duty_alarms a
     where a.ended_at is null and c.case_id = a.case_id and c.clock_id = a.clock_id and c.ended_at is null
       and c.acknowledged_at is null and (c.next_call_at is null or c.next_call_at > $1)`,
    [now],
  );
}

/** When the people on duty at some bodies next change: a shift begins, a substitute begins or ends. */
export async function findNextChange(
  db: Queryable,
  bodyIds: readonly BodyId[],
  now: Date,
): Promise<Instant | undefined> {
  const { rows } = await db.query<{ at: Date | null }>({
    name: "roster.findNextChange",
    text: `select min(at) as at from (
             select min(starts_at) as at from duty_shifts
             where body_id = any($1::text[]) and ends_at > $2 and starts_at > $2 and cancelled_at is null
             union all
             select min(case when starts_at > $2 then starts_at else ends_at end) from duty_substitutes
             where body_id = any($1::text[]) and ends_at > $2 and cancelled_at is null) changes`,
    values: [bodyIds, now],
  });
  return rows[0]?.at?.toISOString();
}
