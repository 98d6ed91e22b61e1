import type { BodyId } from "#engine/actor.ts";
import { dayMillis } from "#engine/calendar.ts";
import type { BodyKind, Tree } from "#engine/tree.ts";
import type { PublicPlaces } from "../contract.ts";
import { periods } from "../domain/periods.ts";
import type { PlaceFilters } from "../domain/publicFields.ts";
import type { Ground } from "../ground.ts";
import { countPublicByPlace, type PublicGroup } from "../store/selectPublic.ts";
import { keepFor } from "./keepFor.ts";

/** What the map tells of: nothing narrower, as on the list. */
const shownKinds: ReadonlySet<BodyKind> = new Set(["county", "township", "street", "park"]);
const minuteMillis = 60_000;
const freshMs = 5 * minuteMillis;

interface Counted {
  groups: readonly PublicGroup[];
  at: string;
}

/**
 * Counts public cases by place, as the public list would list them. All of them are counted in one go at most every five
 * minutes, whatever is asked for; what is asked for is then added up from that.
 */
export function keepPlaces(ground: Ground): (asked: PlaceFilters, now: Date) => Promise<PublicPlaces> {
  const kept = keepFor<Counted>(freshMs, 1);
  return async (asked, now) => {
    const { offsetMinutes } = ground.calendar();
    const today = Math.floor((now.getTime() + offsetMinutes * minuteMillis) / dayMillis);
    const startOf = (day: number): Date => new Date(day * dayMillis - offsetMinutes * minuteMillis);
    // Another day has other periods.
    const { groups, at } = await kept(`${today}`, now, async () => ({
      groups: await countPublicByPlace(
        ground.pool,
        periods.map((days) => startOf(today - (days - 1))),
      ),
      at: now.toISOString(),
    }));
    return { ...addUp(ground, groups.filter(fits(asked))), countedAt: at };
  };
}

function fits({ kind, open, process, days }: PlaceFilters): (group: PublicGroup) => boolean {
  const latest = days === undefined ? Number.POSITIVE_INFINITY : periods.indexOf(days);
  return (group) =>
    (kind === undefined || group.kind === kind) &&
    (open === undefined || group.open === open) &&
    (process === undefined || group.process === process) &&
    group.span <= latest;
}

function addUp({ organisations }: Ground, groups: readonly PublicGroup[]): Omit<PublicPlaces, "countedAt"> {
  const tree = organisations.tree();
  const counts = new Map<BodyId, number>();
  let total = 0;
  for (const { places, cases } of groups) {
    total += cases;
    for (const placeId of placesOf(tree, places)) counts.set(placeId, (counts.get(placeId) ?? 0) + cases);
  }
  return {
    total,
    places: [...counts].map(([placeId, cases]) => ({ placeId, cases })),
  };
}

/** The places below the root under which a case stands in the list: those it lies in and those it is dispatched from. */
function placesOf(tree: Tree, places: PublicGroup["places"]): Set<BodyId> {
  const all = Object.values(places).flatMap((bodyId) => tree.chain(bodyId));
  return new Set(
    all.flatMap(({ id, kind, parentId }) => (parentId !== undefined && shownKinds.has(kind) ? [id] : [])),
  );
}
