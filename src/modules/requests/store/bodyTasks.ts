import type { BodyId } from "#engine/actor.ts";
import type { CaseId } from "#engine/case.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import type { BodyTask } from "../domain/bodyTask.ts";

/** The parts that bodies have in one case, and whom it is about. */
export interface TasksOfCase {
  caseId: CaseId;
  aboutIds: readonly BodyId[];
  tasks: readonly BodyTask[];
}

/** Keeps the parts of cases as they stand now; done twice it is the same. */
export async function upsertBodyTasks(tx: Transaction, cases: readonly TasksOfCase[]): Promise<void> {
  const rows = cases.flatMap(({ caseId, aboutIds, tasks }) =>
    tasks.map((task) => ({
      case_id: caseId,
      task_id: task.taskId,
      body_id: task.bodyId,
      about_ids: aboutIds,
      standing: task.standing,
      due_at: task.dueAt ?? null,
      ended_at: task.endedAt ?? null,
      in_time: task.inTime ?? null,
    })),
  );
  if (rows.length === 0) return;
  await tx.query({
    name: "body-tasks-upsert",
    text: `insert into body_tasks as t (case_id, task_id, body_id, about_ids, standing, due_at, ended_at, in_time)
           select case_id, task_id, body_id, about_ids, standing, due_at, ended_at, in_time
           from jsonb_to_recordset($1::jsonb) as row (case_id uuid, task_id integer, body_id text, about_ids text[],
             standing text, due_at timestamptz, ended_at timestamptz, in_time boolean)
           on conflict (case_id, task_id) do update set body_id = excluded.body_id, about_ids = excluded.about_ids,
             standing = excluded.standing, due_at = excluded.due_at, ended_at = excluded.ended_at, in_time = excluded.in_time
           where (t.body_id, t.about_ids, t.standing, t.due_at, t.ended_at, t.in_time)
             is distinct from (excluded.body_id, excluded.about_ids, excluded.standing, excluded.due_at, excluded.ended_at,
               excluded.in_time)`,
    values: [JSON.stringify(rows)],
  });
}

/** What a body has in hand, and how what ended of it in a time went. */
export interface CountedLoad {
  bodyId: BodyId;
  open: number;
  overdue: number;
  /** Due within a day. */
  soon: number;
  answered: number;
  /** Of those answered, whose limit was measured. */
  measured: number;
  inTime: number;
  returned: number;
}

/** What {@link countLoads} counts. */
export interface LoadsAsked {
  bodyIds: readonly BodyId[];
  /** Bodies of the asker, upwards: a case about any of these counts in nothing they are told. */
  ownChain: readonly BodyId[];
  now: Date;
  soonUntil: Date;
  endedFrom: Date;
}

/** The loads of bodies that have any, each by two ranges of an index. */
export async function countLoads(db: Queryable, asked: LoadsAsked): Promise<CountedLoad[]> {
  const { bodyIds, ownChain, now, soonUntil, endedFrom } = asked;
  const { rows } = await db.query<CountedLoad>({
    name: "body-tasks-count-loads",
    text: `select b.body_id as "bodyId", o.open, o.overdue, o.soon, e.answered, e.measured, e."inTime", e.returned
           from unnest($1::text[]) as b (body_id)
           cross join lateral (
             select count(*)::int as open, (count(*) filter (where due_at < $3))::int as overdue,
               (count(*) filter (where due_at >= $3 and due_at < $4))::int as soon
             from body_tasks t where t.standing = 'open' and t.body_id = b.body_id and not (t.about_ids && $2::text[])
           ) o
           cross join lateral (
             select (count(*) filter (where standing = 'answered'))::int as answered,
               (count(*) filter (where standing = 'answered' and in_time is not null))::int as measured,
               (count(*) filter (where standing = 'answered' and in_time))::int as "inTime",
               (count(*) filter (where standing = 'returned'))::int as returned
             from body_tasks t where t.standing in ('answered', 'returned') and t.body_id = b.body_id
               and t.ended_at >= $5 and t.ended_at <= $3 and not (t.about_ids && $2::text[])
           ) e
           where o.open + e.answered + e.returned > 0`,
    values: [bodyIds, ownChain, now, soonUntil, endedFrom],
  });
  return rows;
}
