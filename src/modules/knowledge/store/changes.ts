import type { BodyId, PersonId } from "#engine/actor.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import type { ArticleAct } from "../domain/article.ts";

/** What was done to an article or a template. */
export interface Change {
  act: ArticleAct | "template-added" | "template-changed" | "template-put-away";
  subjectId: string;
  version?: number;
  reason?: string;
  /** What stood there before, where it is kept nowhere else. */
  before?: unknown;
}

/** A change as it was kept. */
export interface StoredChange extends Change {
  at: Date;
  by: PersonId | undefined;
  bodyId: BodyId | undefined;
  inputDigest: string;
}

interface ChangeRow {
  changed_at: Date;
  changed_by: string | null;
  body_id: string | null;
  act: Change["act"];
  subject_id: string;
  version: number | null;
  reason: string | null;
  input_digest: string;
}

function changeOf(row: ChangeRow): StoredChange {
  return {
    act: row.act,
    subjectId: row.subject_id,
    at: row.changed_at,
    by: row.changed_by ?? undefined,
    bodyId: row.body_id ?? undefined,
    inputDigest: row.input_digest,
    ...(row.version === null ? {} : { version: row.version }),
    ...(row.reason === null ? {} : { reason: row.reason }),
  };
}

/** Waits for whoever writes under the same key, until that transaction ends. */
export async function takeTurn(tx: Transaction, by: PersonId, key: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 12))", [`knowledge ${by} ${key}`]);
}

/** Appends to the history. */
export async function appendChange(
  tx: Transaction,
  change: Change,
  write: { by: PersonId | undefined; bodyId: BodyId | undefined; at: Date; key: string; inputDigest: string },
): Promise<void> {
  await tx.query(
    `insert into knowledge_changes
       (changed_at, changed_by, body_id, act, subject_id, version, reason, before, key, input_digest)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      write.at,
      write.by ?? null,
      write.bodyId ?? null,
      change.act,
      change.subjectId,
      change.version ?? null,
      change.reason ?? null,
      change.before === undefined ? null : JSON.stringify(change.before),
      write.key,
      write.inputDigest,
    ],
  );
}

/** Finds the change that a key already brought about, if it did. */
export async function findChangeByKey(
  db: Queryable,
  by: PersonId | undefined,
  key: string,
): Promise<StoredChange | undefined> {
  const { rows } = await db.query<ChangeRow>(
    `select * from knowledge_changes where coalesce(changed_by::text, 'system') = $1 and key = $2`,
    [by ?? "system", key],
  );
  return rows[0] && changeOf(rows[0]);
}

/** The newest changes of an article. */
export async function listChanges(db: Queryable, subjectId: string, limit: number): Promise<StoredChange[]> {
  const { rows } = await db.query<ChangeRow>(
    `select * from knowledge_changes where subject_id = $1 order by id desc limit $2`,
    [subjectId, limit],
  );
  return rows.map(changeOf);
}
