import type { PersonId, Post, StaffActor } from "#engine/actor.ts";
import type { CaseId } from "#engine/case.ts";
import type { Tree } from "#engine/tree.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import { aboutNoneOf, visibleCases } from "#platform/journal/visibleCases.ts";
import type { Blanks } from "../domain/fillTemplate.ts";
import { toldWithoutSight } from "../domain/news.ts";
import type { NewNotice, Watch } from "../domain/notice.ts";

/** News to be written: what is told, to whom, in which post. */
export interface NewNews {
  notice: Pick<NewNotice, "key" | "caseId" | "version" | "template" | "values" | "urgent" | "watch">;
  personId: PersonId;
  post: Post;
}

/** News as its reader may see it. */
export interface SeenNews {
  id: string;
  caseId: CaseId | undefined;
  version: number | undefined;
  template: string;
  blanks: Blanks;
  urgent: boolean;
  watch: Watch | undefined;
  at: Date;
  read: boolean;
}

/** Writes news; what a post was told before under its key is left as it is. Gives whom there is something new for. */
export async function insertNews(tx: Transaction, news: readonly NewNews[], now: Date): Promise<PersonId[]> {
  if (news.length === 0) return [];
  const rows = news.map(({ notice, personId, post }) => ({
    person_id: personId,
    body_id: post.bodyId,
    role: post.role,
    key: notice.key,
    case_id: notice.caseId ?? null,
    version: notice.version ?? null,
    template: notice.template,
    blanks: notice.values,
    urgent: notice.urgent,
    watch: notice.watch ?? null,
  }));
  const { rows: added } = await tx.query<{ person_id: PersonId }>({
    name: "news.insert",
    text: `insert into staff_news
             (person_id, body_id, role, key, case_id, version, template, blanks, urgent, watch, at)
           select person_id, body_id, role, key, case_id, version, template, blanks, urgent, watch, $2
           from jsonb_to_recordset($1::jsonb) as n (person_id uuid, body_id text, role text, key text, case_id uuid,
             version integer, template text, blanks jsonb, urgent boolean, watch jsonb)
           on conflict (person_id, key, body_id, role) do nothing
           returning person_id`,
    values: [JSON.stringify(rows), now],
  });
  return [...new Set(added.map((row) => row.person_id))];
}

/** Who looks, in which post. */
interface Looking {
  actor: StaffActor;
  tree: Tree;
}

/**
 * The news of one post that its holder may see now: a case that has become none of theirs, or is about a body of theirs,
 * is told of no longer. Conditions and their values, from `$1` on.
 */
function seenBy({ actor, tree }: Looking): { from: string; where: string; values: unknown[] } {
  const { personId, post } = actor;
  const visible = visibleCases(actor, tree, 4);
  const about = aboutNoneOf(actor, tree, 4 + visible.values.length);
  const values = [personId, post.bodyId, post.role, ...visible.values, ...about.values, toldWithoutSight];
  return {
    from: `staff_news n left join cases c on c.id = n.case_id ${visible.join}`,
    where: `n.person_id = $1 and n.body_id = $2 and n.role = $3
            and (n.case_id is null or (c.id is not null and (${visible.where}))
              or (c.id is not null and n.template = any($${values.length}::text[]) and ${about.where}))`,
    values,
  };
}

interface SeenRow {
  id: string;
  case_id: string | null;
  version: number | null;
  template: string;
  blanks: Blanks;
  urgent: boolean;
  watch: Watch | null;
  at: Date;
  read_at: Date | null;
}

/** A page of news, the newest first. */
export async function selectNews(
  db: Queryable,
  asked: Looking & { unreadOnly: boolean; before: string | undefined; limit: number },
): Promise<SeenNews[]> {
  const { from, where, values } = seenBy(asked);
  const put = (value: unknown): string => `$${values.push(value)}`;
  const narrowed = [
    where,
    ...(asked.unreadOnly ? ["n.read_at is null"] : []),
    ...(asked.before === undefined ? [] : [`n.id < ${put(asked.before)}::bigint`]),
  ];
  const { rows } = await db.query<SeenRow>({
    text: `select n.id::text, n.case_id, n.version, n.template, n.blanks, n.urgent, n.watch, n.at, n.read_at
           from ${from} where ${narrowed.join(" and ")} order by n.id desc limit ${put(asked.limit)}`,
    values,
  });
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id ?? undefined,
    version: row.version ?? undefined,
    template: row.template,
    blanks: row.blanks,
    urgent: row.urgent,
    watch: row.watch ?? undefined,
    at: row.at,
    read: row.read_at !== null,
  }));
}

/** How much of it nobody has read, counted up to `most` and one more. */
export async function countUnread(db: Queryable, asked: Looking & { most: number }): Promise<number> {
  const { from, where, values } = seenBy(asked);
  const { rows } = await db.query<{ count: number }>({
    text: `select count(*)::int as count from (
             select from ${from} where ${where} and n.read_at is null limit $${values.push(asked.most + 1)}) unread`,
    values,
  });
  return rows[0]?.count ?? 0;
}

/** What is marked as read: some of it, or all that a post had up to one of them. */
export type ReadMark = { ids: readonly string[] } | { post: Post; upTo: string };

/**
 * Marks news of a person as read, in every post that was told the same; what was read stays read when it was. Gives how
 * much was unread before.
 */
export async function markRead(
  db: Queryable,
  personId: PersonId,
  mark: ReadMark,
  now: Date,
): Promise<number> {
  const { named, values } =
    "ids" in mark
      ? { named: "id = any($3::bigint[])", values: [mark.ids] }
      : {
          named: "body_id = $3 and role = $4 and id <= $5::bigint",
          values: [mark.post.bodyId, mark.post.role, mark.upTo],
        };
  const { rowCount } = await db.query({
    // In the order of their ids, so that two who mark at once wait for each other and never both.
    text: `with told as (
             select id from staff_news
             where person_id = $1 and read_at is null
               and key in (select key from staff_news where person_id = $1 and read_at is null and ${named})
             order by id for update
           )
           update staff_news n set read_at = $2 from told where n.id = told.id and n.read_at is null`,
    values: [personId, now, ...values],
  });
  return rowCount ?? 0;
}

/** Deletes news that was read, or written and left unread, long ago; a few thousand at a time. Gives how much. */
export async function deleteOldNews(db: Queryable, before: { read: Date; unread: Date }): Promise<number> {
  const { rowCount } = await db.query(
    `delete from staff_news where id in (
       (select id from staff_news where read_at < $1 order by read_at limit 2000)
       union all
       (select id from staff_news where read_at is null and at < $2 order by at limit 2000))`,
    [before.read, before.unread],
  );
  return rowCount ?? 0;
}
