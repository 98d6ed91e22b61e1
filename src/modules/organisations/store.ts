import type { BodyId, PersonId } from "#engine/actor.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import type { Body, HeldPost, Person } from "./domain/body.ts";
import type { Change, StoredChange } from "./domain/change.ts";
import {
  type BodyRow,
  bodyOf,
  type ChangeRow,
  changeOf,
  type PersonRow,
  personOf,
  type PostRow,
  postOf,
} from "./storedRows.ts";

const bodyColumns = `id, parent_id, kind, name_zh, name_en, phone, active, successor_id, established_at, dissolved_at, serves, latitude, longitude`;
const personColumns = `id, name, login, work_phone, active, created_at`;
const postColumns = `id, person_id, role, body_id, title, held_from, held_until`;

/** Puts the caller in line for writing and gives the version it found; the next writer waits for the commit. */
export async function takeTurn(tx: Transaction): Promise<number> {
  const { rows } = await tx.query<{ version: string }>(`select version from organisation_version for update`);
  return Number(rows[0]?.version);
}

/** Moves the version on, so that every process reloads. */
export async function advanceVersion(tx: Transaction): Promise<number> {
  const { rows } = await tx.query<{ version: string }>(
    `update organisation_version set version = version + 1 returning version`,
  );
  return Number(rows[0]?.version);
}

/** The version as last committed. */
export async function readVersion(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ version: string }>({
    name: "organisations.readVersion",
    text: `select version from organisation_version`,
  });
  return Number(rows[0]?.version);
}

/** All bodies, dissolved ones too. */
export async function listBodies(db: Queryable): Promise<Body[]> {
  const { rows } = await db.query<BodyRow>(`select ${bodyColumns} from bodies`);
  return rows.map(bodyOf);
}

/** All people, those who left too. */
export async function listPeople(db: Queryable): Promise<Person[]> {
  const { rows } = await db.query<PersonRow>(`select ${personColumns} from people`);
  return rows.map(personOf);
}

/** Every post held now. */
export async function listCurrentPosts(db: Queryable): Promise<HeldPost[]> {
  const { rows } = await db.query<PostRow>(
    `select ${postColumns} from posts where held_until is null order by held_from, id`,
  );
  return rows.map(postOf);
}

/** Every post a person holds or held, newest first. */
export async function listPostsOf(db: Queryable, personId: PersonId): Promise<HeldPost[]> {
  const { rows } = await db.query<PostRow>(
    `select ${postColumns} from posts where person_id = $1 order by held_until desc nulls first, held_from desc, id`,
    [personId],
  );
  return rows.map(postOf);
}

/** Finds a post, current or ended. */
export async function findPost(db: Queryable, id: string): Promise<HeldPost | undefined> {
  const { rows } = await db.query<PostRow>(`select ${postColumns} from posts where id = $1`, [id]);
  return rows[0] && postOf(rows[0]);
}

/** Finds posts, current or ended. */
export async function findPosts(db: Queryable, ids: readonly string[]): Promise<HeldPost[]> {
  if (ids.length === 0) return [];
  const { rows } = await db.query<PostRow>(`select ${postColumns} from posts where id = any ($1::uuid[])`, [
    ids,
  ]);
  return rows.map(postOf);
}

/**
 * A page of people by name. `bodyIds` keeps those with a current post at one of these bodies;
 * undefined asks for everyone, those without any post too.
 */
export async function searchPeople(
  db: Queryable,
  search: {
    q: string | undefined;
    bodyIds: readonly BodyId[] | undefined;
    role: string | undefined;
    withInactive: boolean;
    after: { name: string; id: string } | undefined;
    limit: number;
  },
): Promise<Person[]> {
  const { rows } = await db.query<PersonRow>(
    `select ${personColumns} from people p
      where ($1::text is null or name like $1 or login like lower($1))
        and (($2::text[] is null and $3::text is null) or exists (
          select from posts where person_id = p.id and held_until is null
            and ($2::text[] is null or body_id = any ($2)) and ($3::text is null or role = $3)))
        and (active or $4)
        and ($5::text is null or (name collate "C", id) > ($5 collate "C", $6::uuid))
      order by name collate "C", id limit $7`,
    [
      search.q === undefined ? null : `%${search.q.replace(/[\\%_]/g, "\\$&")}%`,
      search.bodyIds ?? null,
      search.role ?? null,
      search.withInactive,
      search.after?.name ?? null,
      search.after?.id ?? null,
      search.limit,
    ],
  );
  return rows.map(personOf);
}

/** Writes bodies in the order given, parents first: new ones in full, known ones with their new values. */
export async function saveBodies(tx: Transaction, bodies: readonly Body[]): Promise<void> {
  await tx.query(
    `insert into bodies (${bodyColumns})
     select b.id, b.parent_id, b.kind, b.name_zh, b.name_en, b.phone, b.active, b.successor_id, b.established_at,
       b.dissolved_at, string_to_array(b.serves, ','), b.latitude, b.longitude
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[], $8::text[],
       $9::timestamptz[], $10::timestamptz[], $11::text[], $12::float8[], $13::float8[]) as b (id, parent_id, kind,
       name_zh, name_en, phone, active, successor_id, established_at, dissolved_at, serves, latitude, longitude)
     on conflict (id) do update set parent_id = excluded.parent_id, name_zh = excluded.name_zh,
       name_en = excluded.name_en, phone = excluded.phone, active = excluded.active,
       successor_id = excluded.successor_id, dissolved_at = excluded.dissolved_at, serves = excluded.serves,
       latitude = excluded.latitude, longitude = excluded.longitude`,
    [
      bodies.map((body) => body.id),
      bodies.map((body) => body.parentId),
      bodies.map((body) => body.kind),
      bodies.map((body) => body.name.zh),
      bodies.map((body) => body.name.en),
      bodies.map((body) => body.phone),
      bodies.map((body) => body.active),
      bodies.map((body) => body.successorId),
      bodies.map((body) => body.establishedAt),
      bodies.map((body) => body.dissolvedAt),
      bodies.map((body) => (body.serves ?? []).join(",")),
      bodies.map((body) => body.centre?.latitude),
      bodies.map((body) => body.centre?.longitude),
    ],
  );
}

/** Writes people: new ones in full, known ones with their new name, phone and standing (a login stays). */
export async function savePeople(tx: Transaction, people: readonly Person[]): Promise<void> {
  await tx.query(
    `insert into people (${personColumns})
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::boolean[], $6::timestamptz[])
     on conflict (id) do update set name = excluded.name, work_phone = excluded.work_phone, active = excluded.active`,
    [
      people.map((person) => person.id),
      people.map((person) => person.name),
      people.map((person) => person.login),
      people.map((person) => person.workPhone),
      people.map((person) => person.active),
      people.map((person) => person.createdAt),
    ],
  );
}

/** Writes posts: new ones in full, known ones with the end of their time. */
export async function savePosts(tx: Transaction, posts: readonly HeldPost[]): Promise<void> {
  await tx.query(
    `insert into posts (${postColumns})
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[])
     on conflict (id) do update set held_until = excluded.held_until`,
    [
      posts.map((post) => post.id),
      posts.map((post) => post.personId),
      posts.map((post) => post.role),
      posts.map((post) => post.bodyId),
      posts.map((post) => post.title),
      posts.map((post) => post.from),
      posts.map((post) => post.until),
    ],
  );
}

/** Appends to the history; `key` and `inputDigest` go with the first change. */
export async function appendChanges(
  tx: Transaction,
  changes: readonly Change[],
  write: { by: PersonId | undefined; at: Date; key: string | undefined; inputDigest: string | undefined },
): Promise<void> {
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
  await tx.query(
    `insert into organisation_changes
       (changed_at, changed_by, act, subject_kind, subject_id, old_value, new_value, reason, key, input_digest)
     select $1, $2, c.act, c.subject_kind, c.subject_id, c.old_value, c.new_value, c.reason,
       case when c.n = 1 then $9 end, case when c.n = 1 then $10 end
     from unnest($3::text[], $4::text[], $5::text[], $6::jsonb[], $7::jsonb[], $8::text[])
       with ordinality as c (act, subject_kind, subject_id, old_value, new_value, reason, n)
     order by c.n`,
    [
      write.at,
      write.by ?? null,
      changes.map((change) => change.act),
      changes.map((change) => change.subjectKind),
      changes.map((change) => change.subjectId),
      changes.map((change) => json(change.oldValue)),
      changes.map((change) => json(change.newValue)),
      changes.map((change) => change.reason),
      write.key ?? null,
      write.inputDigest ?? null,
    ],
  );
}

/** Finds the change that a key already brought about, if it did. */
export async function findChangeByKey(
  db: Queryable,
  by: PersonId | undefined,
  key: string,
): Promise<(StoredChange & { inputDigest: string }) | undefined> {
  const { rows } = await db.query<ChangeRow & { input_digest: string }>(
    `select * from organisation_changes where coalesce(changed_by::text, 'system') = $1 and key = $2`,
    [by ?? "system", key],
  );
  return rows[0] && { ...changeOf(rows[0]), inputDigest: rows[0].input_digest };
}

/** The newest changes of one body, person or post. */
export async function listChanges(
  db: Queryable,
  subjectKind: Change["subjectKind"],
  subjectIds: readonly string[],
  limit: number,
): Promise<StoredChange[]> {
  const { rows } = await db.query<ChangeRow>(
    `select * from organisation_changes where subject_kind = $1 and subject_id = any ($2) order by id desc limit $3`,
    [subjectKind, subjectIds, limit],
  );
  return rows.map(changeOf);
}

/** Who made and who ended these keys of other systems. */
export async function listChangesOfKeys(db: Queryable, keyIds: readonly string[]): Promise<StoredChange[]> {
  if (keyIds.length === 0) return [];
  const { rows } = await db.query<ChangeRow>(
    `select * from organisation_changes
     where act in ('key-made', 'key-ended') and coalesce(new_value, old_value) ->> 'keyId' = any ($1)`,
    [keyIds],
  );
  return rows.map(changeOf);
}
