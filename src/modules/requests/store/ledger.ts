import type { Case, CaseId } from "#engine/case.ts";
import type { StaffActor } from "#engine/actor.ts";
import type { Tree } from "#engine/tree.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import type { ListFilters, NewestCursor } from "../lists/cursors.ts";
import type { LedgerFilters } from "../papers/ledger/filters.ts";
import type { CaseRow } from "../store.ts";
import { countCases, selectCases } from "./selectCases.ts";

/** A row of a ledger: the case with what its fold knows of how it went. */
export interface LedgerRow extends CaseRow {
  origin: string | null;
  tasks: Case["tasks"];
  clocks: Case["clocks"];
  counts: Case["counts"];
  facts: Case["facts"];
}

/** Which rows a ledger holds. */
export interface LedgerAsked {
  actor: StaffActor;
  tree: Tree;
  filters: LedgerFilters;
  /** Those of the conditions that every list has. */
  list: ListFilters;
  /** Found by their words: nothing but these. */
  caseIds?: readonly CaseId[] | undefined;
  now: Date;
}

const ledgerColumns = `c.origin, c.fold->'tasks' as tasks, c.fold->'clocks' as clocks, c.fold->'counts' as counts,
  c.fold->'facts' as facts`;

/** What a ledger's conditions are in SQL, beside those of every list. */
function narrowedBy({ filters, caseIds, now, tree }: LedgerAsked) {
  const { late, bodyId } = filters;
  return (put: (value: unknown) => string): string[] => [
    ...(caseIds ? [`c.id = any(${put(caseIds)}::uuid[])`] : []),
    ...(late
      ? [`(c.due_at < ${put(now)} or c.fold->'clocks' @> '[{"kind":"whole","outcome":"missed"}]')`]
      : []),
    // Nothing lies outside the root, and no row of access is kept for it.
    ...(bodyId === undefined || tree.find(bodyId)?.parentId === undefined
      ? []
      : [
          `exists (select from case_access part where part.case_id = c.id and part.body_id = ${put(bodyId)})`,
        ]),
  ];
}

/** The time in which a ledger's cases were opened. */
function openedIn({ filters: { from, to }, now }: LedgerAsked) {
  return (put: (value: unknown) => string, openedAt: string): string[] => [
    // What is reported while the ledger is written belongs to the next one.
    `${openedAt} <= ${put(now)}::timestamptz`,
    ...(from === undefined
      ? []
      : [`${openedAt} >= ${put(from)}::date::timestamp at time zone 'Asia/Shanghai'`]),
    ...(to === undefined
      ? []
      : [`${openedAt} < (${put(to)}::date + 1)::timestamp at time zone 'Asia/Shanghai'`]),
  ];
}

/** A page of a ledger, newest first. */
export function selectLedger(
  db: Queryable,
  asked: LedgerAsked,
  page: { after: NewestCursor | undefined; limit: number },
): Promise<LedgerRow[]> {
  const { actor, tree, list: filters } = asked;
  return selectCases<LedgerRow>(db, {
    actor,
    tree,
    filters,
    ...page,
    opened: openedIn(asked),
    also: narrowedBy(asked),
    more: ledgerColumns,
  });
}

/** How many rows a ledger holds, counted up to `most`. */
export function countLedger(db: Queryable, asked: LedgerAsked, most: number): Promise<number> {
  const { actor, tree, list: filters } = asked;
  const [opened, also] = [openedIn(asked), narrowedBy(asked)];
  return countCases(db, { actor, tree, filters, after: undefined, limit: most, opened, also });
}

/** A ledger that was taken out. */
export interface LedgerExport {
  id: string;
  actor: StaffActor;
  at: Date;
  format: string;
  filters: object;
  searched: Buffer | undefined;
  rows: number;
}

/** Records that a ledger was taken out; sent a second time, it is recorded once. */
export async function insertLedgerExport(tx: Transaction, made: LedgerExport): Promise<void> {
  const { id, actor, at, format, filters, searched, rows } = made;
  await tx.query({
    name: "requests-insert-ledger-export",
    text: `insert into ledger_exports (id, person_id, role, body_id, exported_at, format, filters, searched, rows)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing`,
    values: [
      id,
      actor.personId,
      actor.post.role,
      actor.post.bodyId,
      at,
      format,
      JSON.stringify(filters),
      searched ?? null,
      rows,
    ],
  });
}
