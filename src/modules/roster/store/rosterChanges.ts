import type { BodyId, PersonId } from "#engine/actor.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import type { RosterActName } from "../domain/acts.ts";

/** One line of a roster's history. */
export interface RosterChange {
  act: RosterActName;
  before: unknown;
  after: unknown;
  reason: string | undefined;
}

/** A {@link RosterChange} as kept. */
export interface StoredRosterChange extends RosterChange {
  id: number;
  at: Date;
  by: PersonId | undefined;
}

interface ChangeRow {
  id: number;
  changed_at: Date;
  changed_by: PersonId | null;
  act: RosterActName;
  old_value: unknown;
  new_value: unknown;
  reason: string | null;
}

/** Appends a line to the history of a body's roster, with the key that it was asked under. */
export async function appendRosterChange(
  tx: Transaction,
  bodyId: BodyId,
  change: RosterChange,
  write: { by: PersonId | undefined; at: Date; key?: string; inputDigest?: string },
): Promise<void> {
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
  await tx.query(
    `insert into roster_changes
       (body_id, changed_at, changed_by, act, old_value, new_value, reason, key, input_digest)
     values ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7, $8, $9)`,
    [
      bodyId,
      write.at,
      write.by ?? null,
      change.act,
      json(change.before),
      json(change.after),
      change.reason ?? null,
      write.key ?? null,
      write.inputDigest ?? null,
    ],
  );
}

/** What a key of somebody already brought about, if it did. */
export async function findRosterChangeByKey(
  db: Queryable,
  by: PersonId | undefined,
  key: string,
): Promise<{ inputDigest: string; after: unknown } | undefined> {
  const { rows } = await db.query<{ input_digest: string; new_value: unknown }>(
    "select input_digest, new_value from roster_changes where coalesce(changed_by::text, 'system') = $1 and key = $2",
    [by ?? "system", key],
  );
  return rows[0] && { inputDigest: rows[0].input_digest, after: rows[0].new_value };
}

/** The history of a body's roster, newest first, from a line on. */
export async function listRosterChanges(
  db: Queryable,
  bodyId: BodyId,
  page: { before: number | undefined; limit: number },
): Promise<StoredRosterChange[]> {
  const { rows } = await db.query<ChangeRow>({
    name: "roster.listChanges",
    text: `select id, changed_at, changed_by, act, old_value, new_value, reason from roster_changes
           where body_id = $1 and ($2::bigint is null or id < $2) order by id desc limit $3`,
    values: [bodyId, page.before ?? null, page.limit],
  });
  return rows.map((row) => ({
    id: row.id,
    at: row.changed_at,
    by: row.changed_by ?? undefined,
    act: row.act,
    before: row.old_value,
    after: row.new_value,
    reason: row.reason ?? undefined,
  }));
}
