import type { BodyId } from "#engine/actor.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";

/** A template of an answer. */
export interface Template {
  id: string;
  bodyId: BodyId;
  title: string;
  kind: string | undefined;
  action: string;
  words: string;
  changedAt: Date;
}

interface TemplateRow {
  id: string;
  body_id: string;
  title: string;
  kind: string | null;
  action: string;
  words: string;
  changed_at: Date;
}

const columns = "id, body_id, title, kind, action, words, changed_at";

function templateOf(row: TemplateRow): Template {
  return {
    id: row.id,
    bodyId: row.body_id,
    title: row.title,
    kind: row.kind ?? undefined,
    action: row.action,
    words: row.words,
    changedAt: row.changed_at,
  };
}

/** The templates in use of some bodies, those of the first body first; a body has few. */
export async function listTemplates(
  db: Queryable,
  asked: { bodyIds: readonly BodyId[]; action: string | undefined; kind: string | undefined; limit: number },
): Promise<Template[]> {
  const { rows } = await db.query<TemplateRow>(
    `select ${columns} from answer_templates
     where put_away_at is null and body_id = any($1::text[])
       and ($2::text is null or action = $2) and ($3::text is null or kind is null or kind = $3)
     order by array_position($1::text[], body_id), title, id limit $4`,
    [asked.bodyIds, asked.action ?? null, asked.kind ?? null, asked.limit],
  );
  return rows.map(templateOf);
}

/** Every body that has templates in use. */
export async function listTemplateBodies(db: Queryable): Promise<BodyId[]> {
  const { rows } = await db.query<{ body_id: string }>(
    `select distinct body_id from answer_templates where put_away_at is null`,
  );
  return rows.map((row) => row.body_id);
}

/** Finds a template in use. */
export async function findTemplate(db: Queryable, id: string): Promise<Template | undefined> {
  const { rows } = await db.query<TemplateRow>(
    `select ${columns} from answer_templates where id = $1 and put_away_at is null`,
    [id],
  );
  return rows[0] && templateOf(rows[0]);
}

/** Finds a template in use and keeps others from writing it until the transaction ends. */
export async function lockTemplate(tx: Transaction, id: string): Promise<Template | undefined> {
  const { rows } = await tx.query<TemplateRow>(
    `select ${columns} from answer_templates where id = $1 and put_away_at is null for update`,
    [id],
  );
  return rows[0] && templateOf(rows[0]);
}

/** Writes a template that is not there yet; gives whether it was new. */
export async function insertTemplate(tx: Transaction, template: Template): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into answer_templates (${columns}) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [template.id, template.bodyId, ...saidIn(template)],
  );
  return rowCount === 1;
}

/** Writes a template anew. */
export async function updateTemplate(tx: Transaction, template: Omit<Template, "bodyId">): Promise<void> {
  await tx.query(
    `update answer_templates set title = $2, kind = $3, action = $4, words = $5, changed_at = $6 where id = $1`,
    [template.id, ...saidIn(template)],
  );
}

function saidIn({ title, kind, action, words, changedAt }: Omit<Template, "id" | "bodyId">): unknown[] {
  return [title, kind ?? null, action, words, changedAt];
}

/** Puts a template away; it is no longer offered. */
export async function putAwayTemplateRow(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.query(`update answer_templates set put_away_at = $2 where id = $1`, [id, at]);
}
