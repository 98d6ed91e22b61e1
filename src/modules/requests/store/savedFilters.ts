import type { StaffActor } from "#engine/actor.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import type { KeptConditions } from "../domain/listConditions.ts";
import type { ListName } from "../domain/listTerms.ts";

/** A filter that somebody keeps for a list, in one of their posts. */
export interface SavedFilter {
  id: string;
  list: ListName;
  name: string;
  conditions: KeptConditions;
  isDefault: boolean;
}

interface FilterRow {
  id: string;
  list: ListName;
  name: string;
  conditions: KeptConditions;
  is_default: boolean;
}

const ownPost = "person_id = $1 and role = $2 and body_id = $3";
const postOf = ({ personId, post }: StaffActor): string[] => [personId, post.role, post.bodyId];

function filterOf({ is_default: isDefault, ...row }: FilterRow): SavedFilter {
  return { ...row, isDefault };
}

/** What somebody keeps in the post they act in, in the order it was added. */
export async function selectSavedFilters(db: Queryable, actor: StaffActor): Promise<SavedFilter[]> {
  const { rows } = await db.query<FilterRow>({
    name: "requests-saved-filters",
    text: `select id, list, name, conditions, is_default from saved_filters where ${ownPost} order by added_at, id`,
    values: postOf(actor),
  });
  return rows.map(filterOf);
}

/** Lets nobody else change what a person keeps until the transaction ends. */
export async function lockSavedFilters(tx: Transaction, { personId }: StaffActor): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('saved_filters:' || $1, 0))", [personId]);
}

/** Keeps a new filter. */
export async function insertSavedFilter(
  tx: Transaction,
  actor: StaffActor,
  { id, list, name, conditions, isDefault }: SavedFilter,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into saved_filters (person_id, role, body_id, id, list, name, conditions, is_default, added_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)`,
    [...postOf(actor), id, list, name, JSON.stringify(conditions), isDefault, now],
  );
}

/** Keeps a filter as it now is. */
export async function updateSavedFilter(
  tx: Transaction,
  actor: StaffActor,
  { id, name, conditions, isDefault }: SavedFilter,
  now: Date,
): Promise<void> {
  await tx.query(
    `update saved_filters set name = $5, conditions = $6, is_default = $7, changed_at = $8
     where ${ownPost} and id = $4`,
    [...postOf(actor), id, name, JSON.stringify(conditions), isDefault, now],
  );
}

/** No filter of a list is what it opens with. */
export async function clearDefault(tx: Transaction, actor: StaffActor, list: ListName): Promise<void> {
  await tx.query(
    `update saved_filters set is_default = false where ${ownPost} and list = $4 and is_default`,
    [...postOf(actor), list],
  );
}

/** Keeps a filter no longer. */
export async function deleteSavedFilter(db: Queryable, actor: StaffActor, id: string): Promise<void> {
  await db.query(`delete from saved_filters where ${ownPost} and id = $4`, [...postOf(actor), id]);
}
