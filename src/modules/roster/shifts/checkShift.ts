import { type Refusal, refuse } from "#engine/refusal.ts";
import { toMillis } from "#engine/instant.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import { overlap, type Shift } from "../domain/roster.ts";
import { type Ground, isFitFor } from "../ground.ts";
import { listShifts } from "../store.ts";

const hourMillis = 3_600_000;
/** Two days: who answers the telephone for longer answers it badly. */
const longestHours = 48;
const aheadDays = 400;

/** Why two people may not be on duty at a body, if so. */
export function refusePeople(
  ground: Ground,
  { bodyId, a, b }: Pick<Shift, "bodyId" | "a" | "b">,
): Refusal | undefined {
  if (a === b) return refuse("same-person-twice");
  const posts = [
    ["A", a],
    ["B", b],
  ] as const;
  for (const [post, personId] of posts) {
    if (isFitFor(ground, personId, bodyId, post)) continue;
    const name = ground.organisations.findPerson(personId)?.name ?? personId;
    // A head may stand behind, but cannot take a case in hand: that is another sentence than not belonging here.
    const isHead = post === "A" && isFitFor(ground, personId, bodyId, "B");
    return refuse(isHead ? "duty-person-cannot-sign-in" : "duty-person-not-here", { name });
  }
  return undefined;
}

/** Why a stretch of time may be no shift, if so. */
export function refuseSpan(
  { startsAt, endsAt }: Pick<Shift, "startsAt" | "endsAt">,
  now: Date,
): Refusal | undefined {
  if (startsAt >= endsAt) return refuse("span-empty");
  if (toMillis(endsAt) - toMillis(startsAt) > longestHours * hourMillis)
    return refuse("shift-too-long", { hours: longestHours });
  if (endsAt <= now.toISOString()) return refuse("span-past");
  if (toMillis(startsAt) > now.getTime() + aheadDays * 24 * hourMillis)
    return refuse("span-too-far", { days: aheadDays });
  return undefined;
}

/** Whether a shift shares time with another of its body. */
export async function refuseOverlap(db: Queryable, shift: Shift): Promise<Refusal | undefined> {
  const others = await listShifts(db, [shift.bodyId], shift);
  const other = others.find((each) => each.id !== shift.id && overlap(each, shift));
  return other && refuse("shifts-overlap", { startsAt: other.startsAt, endsAt: other.endsAt });
}
