import type { Actor, ReporterId } from "#engine/actor.ts";
import type { Case, CaseId } from "#engine/case.ts";
import type { Tree } from "#engine/tree.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import { visibleCases } from "#platform/journal/visibleCases.ts";
import type { HistoryCursor } from "../lists/cursors.ts";
import { type CaseRow, caseColumns } from "../store.ts";
import { selectCases } from "./selectCases.ts";

/** A row of a history: rules are asked of the case itself. */
export interface HistoryRow extends CaseRow {
  fold: Case;
}

interface Asked extends HistoryCursor {
  actor: Actor;
  tree: Tree;
  /** The case beside which the others stand. */
  exceptId?: CaseId | undefined;
  limit: number;
}

/** What a reporter asked and the actor may see, open or closed, newest first, along the reporter's own index. */
export async function selectOfReporter(
  db: Queryable,
  asked: Asked & { reporterId: ReporterId },
): Promise<HistoryRow[]> {
  const { actor, tree, open, after, exceptId, reporterId, limit } = asked;
  const visible = visibleCases(actor, tree, 1);
  const values: unknown[] = [...visible.values];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const where = [
    `c.reporter_id = ${put(reporterId)}`,
    `c.closed_at is ${open ? "null" : "not null"}`,
    ...(exceptId === undefined ? [] : [`c.id <> ${put(exceptId)}`]),
    ...(after
      ? [`(c.opened_at, c.id) < (${put(after.openedAt)}::timestamptz, ${put(after.caseId)}::uuid)`]
      : []),
    visible.where,
  ];
  const { rows } = await db.query<HistoryRow>({
    text: `select ${caseColumns}, c.fold from cases c ${visible.join} where ${where.join(" and ")}
           order by c.opened_at desc, c.id desc limit ${put(limit)}`,
    values,
  });
  return rows;
}

/** What was asked at some places and the actor may see, open or closed, newest first; as the list of all cases has it. */
export function selectAtPlaces(
  db: Queryable,
  asked: Asked & { places: readonly string[] },
): Promise<HistoryRow[]> {
  const { actor, tree, open, after, exceptId, places, limit } = asked;
  return selectCases<HistoryRow>(db, {
    actor,
    tree,
    filters: { places, open },
    after,
    limit,
    more: "c.fold",
    also: (put) => (exceptId === undefined ? [] : [`c.id <> ${put(exceptId)}`]),
  });
}
