import type { BodyId } from "#engine/actor.ts";
import { dayMillis } from "#engine/calendar.ts";
import type { PublicLine } from "../contract.ts";
import type { Kind } from "../domain/kinds.ts";
import { townshipOf } from "../domain/townshipOf.ts";
import type { Ground } from "../ground.ts";
import { selectPublicAlike } from "../store/selectPublic.ts";
import { keepFor } from "./keepFor.ts";
import { publicLine } from "./publicLine.ts";

const most = 3;
const endedDays = 30;
/** What is open for longer is known where it lies, and looking for it would read the past of a place to its end. */
const openedDays = 180;
const freshMs = 2 * 60_000;
const mostKept = 1_000;

/**
 * Gives what may be the same as a report that is being written: the newest public cases of its township and kind that
 * are open or ended of late. By facts alone, never by words: whoever could see which case is like some words would
 * learn what others have written.
 */
export function keepAlike(
  ground: Ground,
): (asked: { placeId: BodyId; kind: Kind }, now: Date) => Promise<PublicLine[]> {
  const kept = keepFor<PublicLine[]>(freshMs, mostKept);
  const since = (now: Date, days: number): Date => new Date(now.getTime() - days * dayMillis);
  return async ({ placeId, kind }, now) => {
    const township = townshipOf(ground.organisations.tree(), placeId);
    if (!township || kind === "tip-off") return [];
    return kept(`${township.id} ${kind}`, now, async () => {
      const rows = await selectPublicAlike(ground.pool, {
        placeId: township.id,
        kind,
        endedSince: since(now, endedDays),
        openedSince: since(now, openedDays),
        limit: most,
      });
      return rows.map((row) => publicLine(ground, row));
    });
  };
}
