import type { BodyId } from "#engine/actor.ts";
import { dayMillis } from "#engine/calendar.ts";
import type { PublicOverview } from "../contract.ts";
import { publicBodyOf } from "../domain/publicRule.ts";
import type { Ground } from "../ground.ts";
import { countPublic, selectEndedLast } from "../store/selectPublic.ts";
import { keepFor } from "./keepFor.ts";
import { publicLine } from "./publicLine.ts";

/** The ends that follow an answer: what was declined, withdrawn or handed over was not solved here. */
const answered = ["closed", "unconfirmed", "closedAfterReview"];
const days = 30;
const recentDays = 90;
const recentMost = 5;
/** Below this a number tells more of single people than of how it goes. */
const fewest = 10;
const recentMs = 2 * 60_000;
const figuresMs = 10 * 60_000;
const mostPlaces = 500;

type Recent = Pick<PublicOverview, "recent" | "recentAt" | "place">;
type Counted = Pick<PublicOverview, "figures" | "figuresAt">;

/** Reads what the front page tells, and keeps it for some minutes: no view of it reads the cases of a month. */
export function keepOverview(
  ground: Ground,
): (placeId: BodyId | undefined, now: Date) => Promise<PublicOverview> {
  const recentOf = keepFor<Recent>(recentMs, mostPlaces);
  const figures = keepFor<Counted>(figuresMs, 1);

  /** Of the place or, where nothing ended there, of the next wider one. */
  async function findRecent(places: readonly (BodyId | undefined)[], now: Date): Promise<Recent> {
    const [placeId, ...wider] = places;
    const recent = await recentOf(placeId ?? "", now, () => readRecent(ground, placeId, now));
    return recent.recent.length > 0 || wider.length === 0 ? recent : findRecent(wider, now);
  }

  return async (placeId, now) => {
    const [recent, counted] = await Promise.all([
      findRecent(placesAround(ground, placeId), now),
      figures("", now, () => countLast(ground, now)),
    ]);
    return { ...recent, ...counted, days };
  };
}

/** What the public is told of around a place, from the narrowest up to everything. */
function placesAround({ organisations }: Ground, placeId: BodyId | undefined): (BodyId | undefined)[] {
  const tree = organisations.tree();
  const near = placeId === undefined ? undefined : publicBodyOf(tree, placeId);
  const chain = near === undefined ? [] : tree.chain(near).filter(({ parentId }) => parentId !== undefined);
  return [...chain.map(({ id }) => id), undefined];
}

function since(now: Date, dayCount: number): Date {
  return new Date(now.getTime() - dayCount * dayMillis);
}

async function readRecent(ground: Ground, placeId: BodyId | undefined, now: Date): Promise<Recent> {
  const rows = await selectEndedLast(ground.pool, {
    placeId,
    states: answered,
    from: since(now, recentDays),
    until: now,
    limit: recentMost,
  });
  const place = placeId === undefined ? undefined : ground.organisations.bodyName(placeId);
  return {
    ...(place ? { place } : {}),
    recent: rows.map((row) => publicLine(ground, row)),
    recentAt: now.toISOString(),
  };
}

async function countLast(ground: Ground, now: Date): Promise<Counted> {
  const period = { from: since(now, days), until: now, states: answered };
  const { reported, ended, confirmed, inTime, late } = await countPublic(ground.pool, period);
  const measured = inTime + late;
  return {
    figures: {
      ...(reported < fewest ? {} : { reported }),
      ...(ended < fewest ? {} : { ended, confirmed: { numerator: confirmed, denominator: ended } }),
      ...(measured < fewest ? {} : { inTime: { numerator: inTime, denominator: measured } }),
    },
    figuresAt: now.toISOString(),
  };
}
