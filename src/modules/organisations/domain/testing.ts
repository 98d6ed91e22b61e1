import type { StaffActor, StaffRole } from "#engine/actor.ts";
import type { BodyKind } from "#engine/tree.ts";
import type { Body, HeldPost, Person } from "./body.ts";
import { type Snapshot, snapshotOf } from "./snapshot.ts";

/** The instant of every test here. */
export const testNow = new Date("2025-03-03T02:00:00Z");

/** A body with nothing special about it. */
export function bodyFor(
  id: string,
  parentId: string | undefined,
  kind: BodyKind,
  more: Partial<Body> = {},
): Body {
  return {
    id,
    parentId,
    kind,
    name: { zh: `机构${id}`, en: `Body ${id}` },
    phone: undefined,
    active: true,
    establishedAt: testNow,
    dissolvedAt: undefined,
    successorId: undefined,
    ...more,
  };
}

/** A small prefecture with two counties, a department, an office, a desk, a street and an XPCC unit. */
export const smallTree: readonly Body[] = [
  bodyFor("P", undefined, "prefecture"),
  bodyFor("A", "P", "county"),
  bodyFor("B", "P", "county"),
  bodyFor("A-dept", "A", "department"),
  bodyFor("A-office", "A-dept", "office"),
  bodyFor("A-desk", "A", "desk"),
  bodyFor("A-street", "A", "street"),
  bodyFor("A-xpcc", "A", "outside"),
  bodyFor("B-dept", "B", "department"),
  bodyFor("A-gone", "A", "department", { active: false, dissolvedAt: testNow }),
];

/** A person with nothing special about them; `login` serves as id too. */
export function personFor(login: string, more: Partial<Person> = {}): Person {
  return {
    id: login,
    name: `姓名${login}`,
    login,
    workPhone: undefined,
    active: true,
    createdAt: testNow,
    ...more,
  };
}

/** A current post. */
export function postFor(personId: string, role: StaffRole, bodyId: string): HeldPost {
  const id = `${personId}-${role}-${bodyId}`;
  return { id, personId, role, bodyId, title: undefined, from: testNow, until: undefined };
}

/** The small prefecture with some people in it. */
export function smallSnapshot(people: readonly Person[] = [], posts: readonly HeldPost[] = []): Snapshot {
  return snapshotOf(1, { bodies: smallTree, people, posts });
}

/** Somebody acting in a post. */
export function staffActor(role: StaffRole, bodyId: string, personId = "me"): StaffActor {
  return { kind: "staff", personId, post: { role, bodyId }, bodies: [bodyId] };
}
