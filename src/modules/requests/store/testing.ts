import { randomUUID } from "node:crypto";
import type { Actor, StaffActor, StaffRole } from "#engine/actor.ts";
import { treeOf } from "#engine/tree.ts";
import type { Pool } from "#platform/database/pool.ts";
import { kinds } from "../domain/kinds.ts";
import { type RequestProcessId, requestProcesses } from "../domain/processes.ts";
import { searchTermsOf } from "../search/searchTerms.ts";
import { upsertSearch } from "../store.ts";

/** A prefecture with a large county, which has a department, and a small one. */
export const tree = treeOf([
  { id: "root", parentId: undefined, kind: "prefecture", active: true },
  { id: "large", parentId: "root", kind: "county", active: true },
  { id: "department", parentId: "large", kind: "department", active: true },
  { id: "small", parentId: "root", kind: "county", active: true },
]);

/** A case as lists know it. */
export interface MadeCase {
  id: string;
  process: RequestProcessId;
  state: string;
  closed: boolean;
  kind: string | null;
  openedAt: string;
  registrarId: string | null;
  reporterId: string | null;
  aboutIds: string[];
  tasks: number;
  /** The part of each body below the root: 1 by place, 2 by a task. */
  access: Record<string, number>;
  words: string;
  urgency: string;
  /** Where the matter lies. */
  matterId: string;
  /** When its nearest clock runs out; closed and paused cases have none that runs. */
  dueAt: string | null;
}

const dayMs = 86_400_000;
const registrarId = randomUUID();
const reporterId = randomUUID();
const newest = Date.parse("2025-11-20T08:00:00.000Z");
const phrases = ["公交车班次减少", "班次减少公交车", "减少公交", "车班次", "路灯不亮", "bus 12", "暖气"];
const states = requestProcesses.flatMap(({ states: declared }) =>
  Object.entries(declared).map(([state, each]) => ({ state, closed: "closedBy" in each })),
);

/** Everybody who sees cases by a rule of their own. */
export const everybody: Readonly<Record<string, Actor>> = {
  "a supervisor of the root": staff("supervisor", "root"),
  "a handler of the root": staff("handler", "root"),
  "a supervisor of the large county": staff("supervisor", "large"),
  "a handler of its department": staff("handler", "department"),
  "a dispatcher of the small county": staff("dispatcher", "small"),
  "a clerk": staff("clerk", "small"),
  "a reporter": { kind: "reporter", reporterId },
};

function staff(role: StaffRole, bodyId: string): StaffActor {
  return { kind: "staff", personId: registrarId, post: { role, bodyId }, bodies: [bodyId] };
}

/** Makes up a case; open ones are of the last days, several fall into one second. */
export function madeCase(chance: (below: number) => number): MadeCase {
  const of = <Item>(items: readonly Item[]): Item => items[chance(items.length)] as Item;
  const rare = chance(40) === 0;
  const { state, closed } = rare ? of(states) : { state: of(["closed", "declined"]), closed: true };
  const daysAgo = closed ? 3 + chance(400) : chance(12);
  const large = chance(10) < 8;
  const tasks = chance(2);
  const dueInHours = chance(400) - 100;
  return {
    id: randomUUID(),
    process: chance(10) === 0 ? "business-difficulty" : "resident-request",
    state,
    closed,
    kind: chance(50) === 0 ? null : of(chance(10) === 0 ? Object.keys(kinds) : ["help", "complaint"]),
    openedAt: new Date(newest - daysAgo * dayMs - chance(20) * 1_000).toISOString(),
    registrarId: chance(60) === 0 ? registrarId : null,
    reporterId: chance(60) === 0 ? reporterId : null,
    aboutIds: chance(12) === 0 ? [of(["large", "department", "small", "elsewhere"])] : [],
    tasks,
    access: large ? { large: 1 + tasks * 2, ...(chance(2) ? { department: 1 + tasks } : {}) } : { small: 1 },
    words: [of(phrases), of(phrases), chance(400) === 0 ? "骆驼" : "请尽快处理"].join("，"),
    urgency: of(["normal", "normal", "normal", "urgent"]),
    matterId: large ? of(["large", "department"]) : "small",
    dueAt: closed || chance(5) === 0 ? null : new Date(newest + dueInHours * 3_600_000).toISOString(),
  };
}

/** Whether an actor sees a case, said as plainly as it can be. */
export function sees(actor: Actor, each: MadeCase): boolean {
  if (actor.kind === "reporter") return each.reporterId === actor.reporterId;
  if (actor.kind !== "staff") return false;
  const { role, bodyId } = actor.post;
  if (tree.chain(bodyId).some(({ id }) => each.aboutIds.includes(id))) return false;
  if (each.registrarId === actor.personId) return true;
  if (role === "clerk") return false;
  if (bodyId === "root") return role === "supervisor" || each.tasks > 0;
  const part = each.access[bodyId] ?? 0;
  return role === "handler" ? (part & 2) !== 0 : part !== 0;
}

/** Newest first, the id deciding between those of one instant. */
export function newestFirst(cases: readonly MadeCase[]): string[] {
  const place = ({ openedAt, id }: MadeCase): string => `${openedAt} ${id}`;
  return cases.toSorted((one, other) => (place(one) < place(other) ? 1 : -1)).map(({ id }) => id);
}

/** By due time, those without a clock that runs after all others and newest first. */
export function byDue(cases: readonly MadeCase[]): string[] {
  const running = cases.filter(({ dueAt }) => dueAt !== null);
  const place = ({ dueAt, id }: MadeCase): string => `${dueAt} ${id}`;
  const first = running.toSorted((one, other) => (place(one) < place(other) ? -1 : 1)).map(({ id }) => id);
  return [...first, ...newestFirst(cases.filter(({ dueAt }) => dueAt === null))];
}

/** Writes the cases with their access, and makes them findable. */
export async function writeCases(pool: Pool, cases: readonly MadeCase[]): Promise<void> {
  await pool.query(
    `insert into cases (id, number, process, process_version, version, state, kind, opened_at, closed_at, registrar_id,
       reporter_id, subject_id, about_ids, urgency, due_at, fold)
     select (c->>'id')::uuid, n, c->>'process', 1, 1, c->>'state', c->>'kind', (c->>'openedAt')::timestamptz,
       case when (c->>'closed')::boolean then (c->>'openedAt')::timestamptz end, (c->>'registrarId')::uuid,
       (c->>'reporterId')::uuid, (c->>'id')::uuid, array(select jsonb_array_elements_text(c->'aboutIds')),
       c->>'urgency', (c->>'dueAt')::timestamptz,
       jsonb_build_object('tasks', case when c->'tasks' = '0' then '[]' else '[{}]' end::jsonb,
         'places', jsonb_build_object('matter', c->'matterId'))
     from jsonb_array_elements($1::jsonb) with ordinality as made (c, n)`,
    [JSON.stringify(cases)],
  );
  await pool.query(
    `insert into case_access (case_id, body_id, part, opened_at)
     select (c->>'id')::uuid, access.key, access.value::smallint, (c->>'openedAt')::timestamptz
     from jsonb_array_elements($1::jsonb) c, jsonb_each_text(c->'access') access
     where not c->'aboutIds' ? access.key
       and not (access.key = 'department' and c->'aboutIds' ? 'large')`,
    [JSON.stringify(cases)],
  );
  // Two clocks that run out together, one later, one stopped: the case stands in a list once all the same.
  await pool.query(
    `insert into case_clocks (case_id, clock_id, kind, started_at, due_at, paused, stopped_at, lapses)
     select (c->>'id')::uuid, clock.id, clock.id, (c->>'openedAt')::timestamptz,
       (c->>'dueAt')::timestamptz + clock.later, clock.id = 'paused',
       case when clock.id = 'stopped' then (c->>'openedAt')::timestamptz end, false
     from jsonb_array_elements($1::jsonb) c,
       (values ('first', interval '0'), ('same', interval '0'), ('later', interval '3 hours'),
         ('stopped', interval '-9 hours'), ('paused', interval '-8 hours')) as clock (id, later)
     where c->'dueAt' <> 'null'`,
    [JSON.stringify(cases)],
  );
  const rows = cases.map(({ id: caseId, words, openedAt: at }) => {
    const openedAt = new Date(at);
    return { caseId, openedAt, words, terms: searchTermsOf(words, openedAt) };
  });
  await upsertSearch(pool, rows);
}
