import type { BodyId } from "#engine/actor.ts";
import type { Ground } from "./ground.ts";
import { uncoveredSoon } from "./readRoster.ts";
import { listRosterBodies } from "./store.ts";

const hourMillis = 3_600_000;

/** Which active bodies have a roster, and how many of the coming hours outside office hours nobody covers there. */
export async function measureRosters(
  ground: Ground,
  now: Date,
): Promise<{ bodyIds: readonly BodyId[]; uncoveredHours: number }> {
  const kept = await listRosterBodies(ground.pool);
  const bodies = kept.filter((id) => ground.organisations.findBody(id)?.active);
  const spans = [...(await uncoveredSoon(ground, bodies, now)).values()].flat();
  const millis = spans.reduce(
    (sum, { startsAt, endsAt }) => sum + Date.parse(endsAt) - Date.parse(startsAt),
    0,
  );
  return { bodyIds: bodies, uncoveredHours: Math.ceil(millis / hourMillis) };
}
