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

/** Public cases alike in all that the map is narrowed by; those without a place are all there are. */
interface Tally extends Pick<PublicGroup, "kind" | "process" | "open" | "span" | "cases"> {
  placeId?: BodyId;
}

interface Counted {
  tallies: readonly Tally[];
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
    const { tallies, at } = await kept(`${today}`, now, async () => {
      const days = periods.map((count) => startOf(today - (count - 1)));
      const groups = await countPublicByPlace(ground.pool, days);
      return { tallies: tally(ground.organisations.tree(), groups), at: now.toISOString() };
    });
    return { ...addUp(tallies.filter(fits(asked))), countedAt: at };
  };
}

/** The groups by place: far fewer than there are pairs of village and desk. */
function tally(tree: Tree, groups: readonly PublicGroup[]): Tally[] {
  const known = new Map<PublicGroup["places"], ReadonlySet<BodyId>>();
  const tallies = new Map<string, Tally>();
  for (const { places, ...group } of groups) {
    const ids = known.get(places) ?? placesOf(tree, places);
    known.set(places, ids);
    for (const placeId of [undefined, ...ids]) {
      const key = [placeId, group.kind, group.process, group.open, group.span].join(" ");
      const before = tallies.get(key)?.cases ?? 0;
      tallies.set(key, { ...group, ...(placeId ? { placeId } : {}), cases: before + group.cases });
    }
  }
  return [...tallies.values()];
}

function fits({ kind, open, process, days }: PlaceFilters): (tallied: Tally) => boolean {
  const latest = days === undefined ? Number.POSITIVE_INFINITY : periods.indexOf(days);
  return (tallied) =>
    (kind === undefined || tallied.kind === kind) &&
    (open === undefined || tallied.open === open) &&
    (process === undefined || tallied.process === process) &&
    tallied.span <= latest;
}

function addUp(tallies: readonly Tally[]): Omit<PublicPlaces, "countedAt"> {
  const counts = new Map<BodyId, number>();
  let total = 0;
  for (const { placeId, cases } of tallies) {
    if (placeId === undefined) total += cases;
    else counts.set(placeId, (counts.get(placeId) ?? 0) + cases);
  }
  return { total, places: [...counts].map(([placeId, cases]) => ({ placeId, cases })) };
}

/** The places below the root under which a case stands in the list: those it lies in and those it is dispatched from. */
function placesOf(tree: Tree, places: PublicGroup["places"]): Set<BodyId> {
  const all = Object.values(places).flatMap((bodyId) => tree.chain(bodyId));
  return new Set(
    all.flatMap(({ id, kind, parentId }) => (parentId !== undefined && shownKinds.has(kind) ? [id] : [])),
  );
}
