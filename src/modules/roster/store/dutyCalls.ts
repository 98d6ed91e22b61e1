import type { BodyId, PersonId } from "#engine/actor.ts";
import type { CaseId } from "#engine/case.ts";
import type { Instant } from "#engine/instant.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import type { AlarmReason, CallEnd } from "../domain/callPlan.ts";
import type { DutyPost } from "../domain/roster.ts";

/** What names a call. */
export interface CallKey {
  caseId: CaseId;
  clockId: string;
}

/** Somebody who was called. */
export interface CallStep {
  bodyId: BodyId;
  post: DutyPost;
  personId: PersonId;
  calledAt: Instant;
}

/** A case that must be taken in hand outside office hours, and who was called for it. */
export interface DutyCall extends CallKey {
  taskId: number | undefined;
  bodyId: BodyId;
  urgency: string;
  dueAt: Instant;
  openedAt: Instant;
  nextCallAt: Instant | undefined;
  acknowledged: { at: Instant; by: PersonId } | undefined;
  ended: { at: Instant; outcome: CallEnd["outcome"] } | undefined;
  /** Where it stands as an alarm: why. */
  alarm: AlarmReason | undefined;
  /** In the order they were called. */
  steps: readonly CallStep[];
}

interface CallRow {
  case_id: CaseId;
  clock_id: string;
  task_id: number | null;
  body_id: BodyId;
  urgency: string;
  due_at: Date;
  opened_at: Date;
  next_call_at: Date | null;
  acknowledged_at: Date | null;
  acknowledged_by: PersonId | null;
  ended_at: Date | null;
  outcome: CallEnd["outcome"] | null;
  alarm: AlarmReason | null;
  steps: { bodyId: BodyId; post: DutyPost; personId: PersonId; calledAt: string }[] | null;
}

const columns = `c.case_id, c.clock_id, c.task_id, c.body_id, c.urgency, c.due_at, c.opened_at, c.next_call_at,
  c.acknowledged_at, c.acknowledged_by, c.ended_at, c.outcome,
  (select a.reason from duty_alarms a
   where a.case_id = c.case_id and a.clock_id = c.clock_id and a.ended_at is null) as alarm,
  (select jsonb_agg(jsonb_build_object('bodyId', s.body_id, 'post', s.post, 'personId', s.person_id,
     'calledAt', s.called_at) order by s.step)
   from duty_call_steps s where s.case_id = c.case_id and s.clock_id = c.clock_id) as steps`;

const callOf = (row: CallRow): DutyCall => ({
  caseId: row.case_id,
  clockId: row.clock_id,
  taskId: row.task_id ?? undefined,
  bodyId: row.body_id,
  urgency: row.urgency,
  dueAt: row.due_at.toISOString(),
  openedAt: row.opened_at.toISOString(),
  nextCallAt: row.next_call_at?.toISOString(),
  acknowledged:
    row.acknowledged_at && row.acknowledged_by !== null
      ? { at: row.acknowledged_at.toISOString(), by: row.acknowledged_by }
      : undefined,
  ended:
    row.ended_at && row.outcome !== null
      ? { at: row.ended_at.toISOString(), outcome: row.outcome }
      : undefined,
  alarm: row.alarm ?? undefined,
  steps: (row.steps ?? []).map((step) => ({ ...step, calledAt: new Date(step.calledAt).toISOString() })),
});

/** Opens a call, once for its clock; gives whether this did. */
export async function insertCall(
  tx: Transaction,
  call: Omit<DutyCall, "acknowledged" | "ended" | "alarm" | "steps">,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into duty_calls (case_id, clock_id, task_id, body_id, urgency, due_at, opened_at, next_call_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [
      call.caseId,
      call.clockId,
      call.taskId ?? null,
      call.bodyId,
      call.urgency,
      call.dueAt,
      call.openedAt,
      call.nextCallAt ?? null,
    ],
  );
  return rowCount === 1;
}

/** The calls of these cases, oldest first. */
export async function listCallsOf(db: Queryable, caseIds: readonly CaseId[]): Promise<DutyCall[]> {
  const { rows } = await db.query<CallRow>({
    name: "roster.listCallsOf",
    text: `select ${columns} from duty_calls c where c.case_id = any($1::uuid[]) order by c.opened_at, c.clock_id`,
    values: [caseIds],
  });
  return rows.map(callOf);
}

/** One call; locked against others who write it where asked. */
export async function findCall(db: Queryable, key: CallKey): Promise<DutyCall | undefined> {
  const { rows } = await db.query<CallRow>({
    name: "roster.findCall",
    text: `select ${columns} from duty_calls c where c.case_id = $1 and c.clock_id = $2`,
    values: [key.caseId, key.clockId],
  });
  return rows[0] && callOf(rows[0]);
}

/** Locks one call for writing, and reads it as it then is. */
export async function findCallForUpdate(tx: Transaction, key: CallKey): Promise<DutyCall | undefined> {
  await tx.query("select 1 from duty_calls where case_id = $1 and clock_id = $2 for update", [
    key.caseId,
    key.clockId,
  ]);
  return findCall(tx, key);
}

/** Calls for which the next person is due to be called, the longest waiting first. */
export async function listDueCalls(db: Queryable, now: Date, limit: number): Promise<CallKey[]> {
  const { rows } = await db.query<{ case_id: CaseId; clock_id: string }>({
    name: "roster.listDueCalls",
    text: `select case_id, clock_id from duty_calls where next_call_at <= $1
           order by next_call_at, case_id limit $2`,
    values: [now, limit],
  });
  return rows.map((row) => ({ caseId: row.case_id, clockId: row.clock_id }));
}

/** Takes a call for calling the next person, if it is still due and no other process is at it. */
export async function claimDueCall(tx: Transaction, key: CallKey, now: Date): Promise<DutyCall | undefined> {
  const { rows } = await tx.query({
    name: "roster.claimDueCall",
    text: `select 1 from duty_calls where case_id = $1 and clock_id = $2 and next_call_at <= $3
           for update skip locked`,
    values: [key.caseId, key.clockId, now],
  });
  return rows.length === 0 ? undefined : findCall(tx, key);
}

/** Notes that somebody was called. */
export async function insertStep(
  tx: Transaction,
  key: CallKey,
  number: number,
  step: CallStep,
): Promise<void> {
  await tx.query(
    `insert into duty_call_steps (case_id, clock_id, step, body_id, post, person_id, called_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [key.caseId, key.clockId, number, step.bodyId, step.post, step.personId, step.calledAt],
  );
}

/** Says when the next person is called, or that nobody more is. */
export async function setNextCall(tx: Transaction, key: CallKey, at: Instant | undefined): Promise<void> {
  await tx.query("update duty_calls set next_call_at = $3 where case_id = $1 and clock_id = $2", [
    key.caseId,
    key.clockId,
    at ?? null,
  ]);
}

/** Notes who said that they have it; nobody more is called. */
export async function acknowledgeCallRow(
  tx: Transaction,
  key: CallKey,
  by: PersonId,
  at: Date,
): Promise<void> {
  await tx.query(
    `update duty_calls set acknowledged_at = $3, acknowledged_by = $4, next_call_at = null
     where case_id = $1 and clock_id = $2`,
    [key.caseId, key.clockId, at, by],
  );
}

/** Ends a call; whoever took the case in hand has acknowledged it, unless somebody had before. */
export async function endCallRow(tx: Transaction, key: CallKey, end: CallEnd): Promise<void> {
  await tx.query(
    `update duty_calls set ended_at = $3, outcome = $4, next_call_at = null,
       acknowledged_at = case when acknowledged_at is null and $5::uuid is not null then $3 else acknowledged_at end,
       acknowledged_by = coalesce(acknowledged_by, $5::uuid)
     where case_id = $1 and clock_id = $2 and ended_at is null`,
    [key.caseId, key.clockId, end.at, end.outcome, end.outcome === "taken" ? end.by : null],
  );
}

/** The newest calls on which a person was called. */
export async function listCallsOfPerson(
  db: Queryable,
  personId: PersonId,
  limit: number,
): Promise<DutyCall[]> {
  const { rows } = await db.query<CallRow>({
    name: "roster.listCallsOfPerson",
    text: `select ${columns} from
             (select case_id, clock_id, called_at from duty_call_steps
              where person_id = $1 order by called_at desc limit $2) mine
           join duty_calls c using (case_id, clock_id) order by mine.called_at desc, c.case_id`,
    values: [personId, limit],
  });
  return rows.map(callOf);
}
