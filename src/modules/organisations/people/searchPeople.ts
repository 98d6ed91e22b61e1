import type { Actor, BodyId, StaffRole } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { readCursor, writeCursor } from "../cursor.ts";
import type { Person } from "../domain/body.ts";
import { checkAccess } from "../domain/checkAccess.ts";
import { mayManage, placeServed, seesLogins, seesReach } from "../domain/mayManage.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import type { Ground, Unreachable } from "../ground.ts";
import { type PersonLine, personLine } from "../present.ts";
import { searchPeople as searchStoredPeople } from "../store.ts";

const goneThroughAtOnce = 500;

/** Which people are looked for; undefined leaves a filter out. */
export interface PeopleSearch {
  q?: string | undefined;
  at?: BodyId | undefined;
  within?: BodyId | undefined;
  role?: StaffRole | undefined;
  include: "active" | "all";
  /** Only those whom no message reaches. */
  reach: "any" | "none";
  cursor?: string | undefined;
  limit: number;
}

/** A page of people by name, as far as the caller's part of the tree reaches. */
export async function searchPeople(
  ground: Ground,
  actor: Actor,
  search: PeopleSearch,
): Promise<{ items: PersonLine[]; nextCursor?: string } | Refusal> {
  const snapshot = ground.keeper.current();
  const place = search.at ?? search.within ?? ownPlace(actor, snapshot);
  const refusal = checkAccess(actor, { does: "listPeople", bodyId: place }, snapshot.tree);
  if (refusal) return refusal;

  const told = seesReach(actor);
  if (search.reach === "none" && !told) return refuse("not-allowed");

  const found = await findPeople(ground, search, bodyIdsOf(actor, snapshot, search, place), told);
  const items = found.slice(0, search.limit);
  const last = items.at(-1)?.person;
  return {
    items: items.map(({ person, unreachable }) =>
      personLine(snapshot, person, { withLogin: seesLogins(actor), unreachable }),
    ),
    ...(found.length > search.limit && last && { nextCursor: writeCursor(last.name, last.id) }),
  };
}

interface FoundPerson {
  person: Person;
  unreachable: Unreachable | undefined;
}

/** One more than a page; where only the unreachable are wanted, people are gone through until there are as many. */
async function findPeople(
  ground: Ground,
  search: PeopleSearch,
  bodyIds: readonly BodyId[] | undefined,
  told: boolean,
): Promise<FoundPerson[]> {
  const [name, id] = readCursor(search.cursor, 2) ?? [];
  const wanted = search.limit + 1;
  const onlyUnreachable = search.reach === "none";
  const step = onlyUnreachable ? Math.max(wanted, goneThroughAtOnce) : wanted;
  let after = name === undefined || id === undefined ? undefined : { name, id };
  const found: FoundPerson[] = [];
  for (;;) {
    const people = await searchStoredPeople(ground.pool, {
      q: search.q || undefined,
      bodyIds,
      role: search.role,
      withInactive: search.include === "all",
      after,
      limit: step,
    });
    const reach = told ? await ground.unreachable?.(people.map((person) => person.id)) : undefined;
    const lines = people.map((person) => ({ person, unreachable: reach?.get(person.id) }));
    found.push(...lines.filter(({ unreachable }) => !onlyUnreachable || unreachable !== undefined));
    const last = people.at(-1);
    if (!onlyUnreachable || found.length >= wanted || people.length < step || !last) break;
    after = { name: last.name, id: last.id };
  }
  return found.slice(0, wanted);
}

function ownPlace(actor: Actor, snapshot: Snapshot): BodyId {
  if (actor.kind === "staff") return placeServed(actor.post, snapshot.tree);
  return snapshot.bodies.find((body) => body.parentId === undefined)?.id ?? "";
}

function bodyIdsOf(
  actor: Actor,
  snapshot: Snapshot,
  search: PeopleSearch,
  place: BodyId,
): readonly BodyId[] | undefined {
  if (search.at !== undefined) return [search.at];
  // People without any post belong to no place: only those who may read them search without one.
  const mayReadAnyone = mayManage(actor, { does: "readPerson", personId: "", places: [] }, snapshot.tree);
  if (search.within === undefined && mayReadAnyone) return undefined;
  return snapshot.bodies.filter((body) => snapshot.tree.isWithin(body.id, place)).map((body) => body.id);
}
