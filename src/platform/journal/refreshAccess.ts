import type { BodyId } from "#engine/actor.ts";
import type { CaseId } from "#engine/case.ts";
import type { Tree } from "#engine/tree.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { accessRows } from "./caseRows.ts";
import { findCases } from "./readCase.ts";

const batchSize = 500;

/**
 * Writes anew who has a part in the cases of a body that was moved in the tree: those now above it come to see them,
 * those no longer above it see them no more. `tree` is the one after the move.
 */
export async function refreshAccess(tx: Transaction, bodyId: BodyId, tree: Tree): Promise<void> {
  let after: CaseId | undefined;
  do {
    const caseIds = await readCaseIds(tx, bodyId, after);
    after = caseIds.length === batchSize ? caseIds.at(-1) : undefined;
    await rewrite(tx, caseIds, tree);
  } while (after !== undefined);
}

async function readCaseIds(tx: Transaction, bodyId: BodyId, after: CaseId | undefined): Promise<CaseId[]> {
  const { rows } = await tx.query<{ case_id: CaseId }>(
    `select case_id from case_access where body_id = $1 and ($2::uuid is null or case_id > $2)
     order by case_id limit $3`,
    [bodyId, after, batchSize],
  );
  return rows.map((row) => row.case_id);
}

async function rewrite(tx: Transaction, caseIds: readonly CaseId[], tree: Tree): Promise<void> {
  // Commands wait: what one of them wrote between the reading and the deleting would be lost.
  await tx.query("select from cases where id = any($1::uuid[]) order by id for update", [caseIds]);
  const rows = (await findCases(tx, caseIds)).flatMap(({ case: state }) =>
    accessRows(state, tree).map((row) => ({ ...row, caseId: state.id, openedAt: state.openedAt })),
  );
  await tx.query("delete from case_access where case_id = any($1::uuid[])", [caseIds]);
  await tx.query(
    `insert into case_access (case_id, opened_at, body_id, part)
     select * from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::smallint[])`,
    [
      rows.map((row) => row.caseId),
      rows.map((row) => row.openedAt),
      rows.map((row) => row.body_id),
      rows.map((row) => row.part),
    ],
  );
}
