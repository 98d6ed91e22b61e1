import type { Body, HeldPost, Person } from "./domain/body.ts";
import type { Change, StoredChange } from "./domain/change.ts";

/** A row as PostgreSQL gives it. */
export interface BodyRow {
  id: string;
  parent_id: string | null;
  kind: Body["kind"];
  name_zh: string;
  name_en: string;
  phone: string | null;
  active: boolean;
  successor_id: string | null;
  established_at: Date;
  dissolved_at: Date | null;
  serves: string[];
  latitude: number | null;
  longitude: number | null;
}

/** A row as PostgreSQL gives it. */
export interface PersonRow {
  id: string;
  name: string;
  login: string;
  work_phone: string | null;
  active: boolean;
  created_at: Date;
}

/** A row as PostgreSQL gives it. */
export interface PostRow {
  id: string;
  person_id: string;
  role: HeldPost["role"];
  body_id: string;
  title: string | null;
  held_from: Date;
  held_until: Date | null;
}

/** A row as PostgreSQL gives it. */
export interface ChangeRow {
  id: string;
  changed_at: Date;
  changed_by: string | null;
  act: Change["act"];
  subject_kind: Change["subjectKind"];
  subject_id: string;
  old_value: unknown;
  new_value: unknown;
  reason: string | null;
}

/** A body from its row. */
export function bodyOf(row: BodyRow): Body {
  return {
    id: row.id,
    parentId: row.parent_id ?? undefined,
    kind: row.kind,
    name: { zh: row.name_zh, en: row.name_en },
    phone: row.phone ?? undefined,
    active: row.active,
    ...(row.serves.length > 0 ? { serves: row.serves } : {}),
    establishedAt: row.established_at,
    dissolvedAt: row.dissolved_at ?? undefined,
    successorId: row.successor_id ?? undefined,
    ...(row.latitude === null || row.longitude === null
      ? {}
      : { centre: { latitude: row.latitude, longitude: row.longitude } }),
  };
}

/** A person from their row. */
export function personOf(row: PersonRow): Person {
  return {
    id: row.id,
    name: row.name,
    login: row.login,
    workPhone: row.work_phone ?? undefined,
    active: row.active,
    createdAt: row.created_at,
  };
}

/** A post from its row. */
export function postOf(row: PostRow): HeldPost {
  return {
    id: row.id,
    personId: row.person_id,
    role: row.role,
    bodyId: row.body_id,
    title: row.title ?? undefined,
    from: row.held_from,
    until: row.held_until ?? undefined,
  };
}

/** A line of the history from its row. */
export function changeOf(row: ChangeRow): StoredChange {
  return {
    id: Number(row.id),
    at: row.changed_at,
    by: row.changed_by ?? undefined,
    act: row.act,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    oldValue: row.old_value ?? undefined,
    newValue: row.new_value ?? undefined,
    reason: row.reason ?? undefined,
  };
}
