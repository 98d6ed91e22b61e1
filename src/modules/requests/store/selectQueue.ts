import type { Queryable } from "#platform/database/queryable.ts";
import type { ListOrder } from "../domain/listTerms.ts";
import type { ListFilters, QueueCursor } from "../lists/cursors.ts";
import { type CaseRow, caseColumns } from "../store.ts";
import { narrowedBy, type Put } from "./narrowing.ts";
import { spanOf } from "./selectByDue.ts";

/** A row of a queue. */
export interface QueueRow extends CaseRow {
  step: string;
  task_id: number | null;
  clock_kind: string | null;
  duty_due_at: Date | null;
  ord: number;
  urgings: number;
}

/** What a queue is narrowed by: what is to be done is any of these steps. */
export type DutyFilters = ListFilters & { steps?: readonly string[] | undefined };

/** What a duty of a post must be, whose body is `$1` and whose role `$2`. */
export function dutiesOf({ steps, due }: DutyFilters, put: Put): string[] {
  return [
    "body_id = $1 and role = $2",
    ...(steps === undefined ? [] : [`step = any(${put(steps)}::text[])`]),
    // The clock of what is to be done, not the nearest of the whole case.
    ...spanOf({ due }, put),
  ];
}

/** What of a queue is asked for. */
export interface QueueAsked {
  bodyId: string;
  role: string;
  ownChain: readonly string[];
  filters: DutyFilters;
  order: ListOrder;
  after: QueueCursor | undefined;
  limit: number;
}

const orders = {
  due: { at: "d.due_at", direction: "asc" },
  newest: { at: "c.opened_at", direction: "desc" },
  oldest: { at: "c.opened_at", direction: "asc" },
} as const;

/**
 * What a post at a body must do, in an order; nothing about a case that is about one of the actor's own bodies. Due times
 * are walked along their index. By time of opening the duties of this one post are read and sorted. Cases are looked up
 * one by one: PostgreSQL would else go through all cases in the order of their opening in search of those with a duty.
 */
export async function selectQueue(db: Queryable, asked: QueueAsked): Promise<QueueRow[]> {
  const { bodyId, role, ownChain, order, after, limit, filters } = asked;
  const { steps: _ofTheDuty, due: _ofItsClock, ...ofTheCase } = filters;
  const values: unknown[] = [bodyId, role, ownChain];
  const put: Put = (value) => `$${values.push(value)}`;
  const { at, direction } = orders[order];
  const beyond = direction === "asc" ? ">" : "<";
  const duties = dutiesOf(filters, put);
  const cases = [
    "c.id = d.case_id and not (c.about_ids && $3::text[])",
    ...narrowedBy(ofTheCase, put),
    ...(after
      ? [
          `(${at}, d.case_id, d.ord) ${beyond}
           (${put(after.at)}::timestamptz, ${put(after.caseId)}::uuid, ${put(after.ord)}::smallint)`,
        ]
      : []),
  ];
  const walked =
    after && order === "due"
      ? [
          ...duties,
          `(due_at, case_id, ord) > (${put(after.at)}::timestamptz, ${put(after.caseId)}::uuid, ${put(after.ord)}::smallint)`,
        ]
      : duties;
  const ordered = [at, "d.case_id", "d.ord"].map((column) => `${column} ${direction}`).join(", ");
  const { rows } = await db.query<QueueRow>({
    text: `select ${caseColumns}, d.step, d.task_id, d.clock_kind, nullif(d.due_at, 'infinity') as duty_due_at, d.ord,
             coalesce((c.fold->'counts'->>'urgings')::int, 0) as urgings
           from (
             select d.*, c.opened_at from (select * from case_duties where ${walked.join(" and ")}
               ${order === "due" ? "order by due_at, case_id, ord" : ""} offset 0) d
             cross join lateral (select c.opened_at from cases c where ${cases.join(" and ")} offset 0) c
             order by ${ordered} limit ${put(limit)}
           ) d join cases c on c.id = d.case_id order by ${ordered}`,
    values,
  });
  return rows;
}
