import type { Actor, BodyId, StaffRole } from "#engine/actor.ts";
import type { Refusal } from "#engine/refusal.ts";
import { readCursor, writeCursor } from "../cursor.ts";
import { checkAccess } from "../domain/checkAccess.ts";
import { mayManage, placeServed, seesLogins } from "../domain/mayManage.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import type { Ground } from "../ground.ts";
import { type PersonLine, personLine } from "../present.ts";
import { searchPeople as searchStoredPeople } from "../store.ts";

/** Which people are looked for; undefined leaves a filter out. */
export interface PeopleSearch {
  q?: string | undefined;
  at?: BodyId | undefined;
  within?: BodyId | undefined;
  role?: StaffRole | undefined;
  include: "active" | "all";
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

  const [name, id] = readCursor(search.cursor, 2) ?? [];
  const found = await searchStoredPeople(ground.pool, {
    q: search.q || undefined,
    bodyIds: bodyIdsOf(actor, snapshot, search, place),
    role: search.role,
    withInactive: search.include === "all",
    after: name === undefined || id === undefined ? undefined : { name, id },
    limit: search.limit + 1,
  });
  const items = found.slice(0, search.limit);
  const last = items.at(-1);
  return {
    items: items.map((person) => personLine(snapshot, person, { withLogin: seesLogins(actor) })),
    ...(found.length > search.limit && last && { nextCursor: writeCursor(last.name, last.id) }),
  };
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
