import type { Actor } from "#engine/actor.ts";
import type { Tree } from "#engine/tree.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import { visibleCases } from "#platform/journal/visibleCases.ts";
import type { DueCursor, ListFilters } from "../lists/cursors.ts";
import { type CaseRow, caseColumns } from "../store.ts";
import { narrowedBy, type Put, seesMany } from "./narrowing.ts";
import { selectCases } from "./selectCases.ts";

interface Asked {
  actor: Actor;
  tree: Tree;
  filters: ListFilters;
  after: DueCursor | undefined;
  limit: number;
}

/**
 * Cases an actor may see, those whose clock runs by due time, then the rest newest first. No index of `cases` holds due
 * times, since nearly every command moves them: they are walked along the clocks, or sorted where few cases are seen.
 */
export async function selectByDue(db: Queryable, asked: Asked): Promise<CaseRow[]> {
  const { actor, tree, filters, after, limit } = asked;
  const rest = after && "rest" in after ? after.rest : undefined;
  const running = after && "rest" in after ? [] : await selectRunning(db, { ...asked, after });
  if (running.length === limit || filters.due) return running;
  const others = await selectCases(db, {
    actor,
    tree,
    filters,
    after: rest,
    limit: limit - running.length,
    // As a `case`, of which PostgreSQL expects half to be left: of a plain condition hardly any, and it would sort all.
    also: () => ["case when c.due_at is null then true else false end"],
  });
  return [...running, ...others];
}

async function selectRunning(
  db: Queryable,
  asked: Omit<Asked, "after"> & { after: { dueAt: string; caseId: string } | undefined },
): Promise<CaseRow[]> {
  const { actor, tree, filters, after, limit } = asked;
  const visible = visibleCases(actor, tree, 1);
  if (visible.ways.length === 0 || filters.open === false || filters.places?.length === 0) return [];
  const values: unknown[] = [...visible.values];
  const put: Put = (value) => `$${values.push(value)}`;
  const narrowed = narrowedBy(filters, put);
  const beyond = (dueAt: string, id: string): string[] =>
    after ? [`(${dueAt}, ${id}) > (${put(after.dueAt)}::timestamptz, ${put(after.caseId)}::uuid)`] : [];
  const most = put(limit);
  if (await seesMany(db, visible.sight)) {
    const walked = clocksByDue([...beyond("due_at", "case_id"), ...spanOf(filters, put)]);
    const seen = [visible.where, ...narrowed, "c.id = k.case_id", "c.due_at = k.due_at"].join(" and ");
    // Looked up one by one: joined as a whole, all would be read and sorted for the first page.
    const { rows } = await db.query<CaseRow>({
      text: `select ${caseColumns} from ${walked} k
             cross join lateral (select c.* from cases c ${visible.join} where ${seen} offset 0) c
             order by k.due_at, k.case_id limit ${most}`,
      values,
    });
    return rows;
  }
  const order = "order by c.due_at, c.id";
  const conditions = [...narrowed, "c.due_at is not null", ...beyond("c.due_at", "c.id")];
  const ways = visible.ways.map(({ from, where }) => {
    return `(select c.id from ${from} where ${[where, ...conditions].join(" and ")} ${order} limit ${most})`;
  });
  const { rows } = await db.query<CaseRow>({
    text: `select ${caseColumns} from (${ways.join(" union ")}) seen
           join cases c on c.id = seen.id ${order} limit ${most}`,
    values,
  });
  return rows;
}

/** The due times of clocks that run, each case once a due time, in order. */
export function clocksByDue(conditions: readonly string[], end = "offset 0"): string {
  const where = ["stopped_at is null and not paused", ...conditions].join(" and ");
  return `(select distinct on (due_at, case_id) due_at, case_id from case_clocks where ${where}
           order by due_at, case_id ${end})`;
}

/** The part of the clocks that a condition on them leaves. */
export function spanOf({ due }: ListFilters, put: Put): string[] {
  return [
    ...(due?.from ? [`due_at >= ${put(due.from)}::timestamptz`] : []),
    ...(due ? [`due_at < ${put(due.until)}::timestamptz`] : []),
  ];
}
