import type { BodyId, PersonId } from "#engine/actor.ts";
import type { Instant } from "#engine/instant.ts";
import type { Tree, TreeBody } from "#engine/tree.ts";
import { covers, type DutyPost, type Shift, type Substitute } from "./roster.ts";

/** Somebody on duty, and for whom where they stand in. */
export interface OnDuty {
  post: DutyPost;
  personId: PersonId;
  insteadOf?: PersonId;
}

/** Who answers at a body; the first of them is called first. */
export interface Duty {
  shift: Shift;
  people: readonly OnDuty[];
}

/** Whether somebody may still be called at a body: not gone, and in a post that may act there. */
export type IsFit = (personId: PersonId, bodyId: BodyId) => boolean;

/** The person who stands in for another, however often that was passed on; a ring ends where it began. */
function standInOf(
  personId: PersonId,
  bodyId: BodyId,
  substitutes: readonly Substitute[],
  at: Instant,
): PersonId {
  const seen = new Set<PersonId>();
  let found = personId;
  for (;;) {
    seen.add(found);
    const next = substitutes.find(
      (each) => each.bodyId === bodyId && each.absentId === found && covers(each, at),
    )?.standInId;
    if (next === undefined || seen.has(next)) return found;
    found = next;
  }
}

/** Who is on duty at a body by its own roster; `undefined` where nobody is who may still be called. */
export function dutyAt(
  bodyId: BodyId,
  roster: { shifts: readonly Shift[]; substitutes: readonly Substitute[] },
  at: Instant,
  isFit: IsFit,
): Duty | undefined {
  const shift = roster.shifts.find((each) => each.bodyId === bodyId && covers(each, at));
  if (!shift) return undefined;
  const posts: readonly (readonly [DutyPost, PersonId])[] = [
    ["A", shift.a],
    ["B", shift.b],
  ];
  const people = posts
    .map(([post, named]): OnDuty => {
      const personId = standInOf(named, bodyId, roster.substitutes, at);
      return personId === named ? { post, personId } : { post, personId, insteadOf: named };
    })
    .filter(({ personId }) => isFit(personId, bodyId));
  // B may stand in for A: that is one person, called once.
  const once = people.filter(
    (each, index) => people.findIndex(({ personId }) => personId === each.personId) === index,
  );
  return once.length > 0 ? { shift, people: once } : undefined;
}

/**
 * The bodies that are asked in turn who is on duty: the body, each one above it, and the desks of those, nearest first;
 * so the last is the desk of the prefecture. Bodies that a case is about are left out, with everything below them.
 */
export function dutyChain(
  bodyId: BodyId,
  tree: Tree,
  desks: readonly TreeBody[],
  aboutIds: readonly BodyId[] = [],
): BodyId[] {
  const chain = tree
    .chain(bodyId)
    .flatMap((body) => [
      body.id,
      ...desks.filter((desk) => desk.active && desk.parentId === body.id).map((desk) => desk.id),
    ]);
  return [...new Set(chain)].filter((id) => !aboutIds.some((aboutId) => tree.isWithin(id, aboutId)));
}

/** How somebody on duty was found: at the body itself, at one above it, or at a desk of one above. */
export type FoundBy = "own" | "above" | "desk";

/** Who answers for a body, and how they were found. */
export interface Found {
  duty: Duty;
  bodyId: BodyId;
  by: FoundBy;
  /** The bodies asked before, where nobody was on duty. */
  passed: readonly BodyId[];
}

/** Climbs until somebody is on duty. */
export function findOnDuty(
  bodyId: BodyId,
  chain: readonly BodyId[],
  tree: Tree,
  at: (bodyId: BodyId) => Duty | undefined,
): Found | undefined {
  for (const [index, id] of chain.entries()) {
    const duty = at(id);
    if (!duty) continue;
    const by = id === bodyId ? "own" : tree.isWithin(bodyId, id) ? "above" : "desk";
    return { duty, bodyId: id, by, passed: chain.slice(0, index) };
  }
  return undefined;
}
