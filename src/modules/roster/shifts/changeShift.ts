import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Shift } from "../domain/roster.ts";
import type { Ground } from "../ground.ts";
import { findShift, saveShifts } from "../store.ts";
import { type Write, writeOnce, type Written } from "../writeOnce.ts";
import { refuseOverlap, refusePeople, refuseSpan } from "./checkShift.ts";

/** What may change of a shift. */
export type ShiftChange = Partial<Pick<Shift, "startsAt" | "endsAt" | "a" | "b" | "note">>;

/** Changes a shift that has not begun; from then on somebody may only stand in for somebody. */
export async function changeShift(
  ground: Ground,
  write: Write,
  id: string,
  change: ShiftChange,
): Promise<Written | Refusal> {
  const found = await findShift(ground.pool, id);
  if (!found) return refuse("shift-not-found");
  return writeOnce(ground, write, found.bodyId, { act: "shift-changed", id, change }, async (tx) => {
    const before = await findShift(tx, id);
    if (!before) return refuse("shift-not-found");
    if (before.startsAt <= write.now.toISOString()) return refuse("shift-begun");
    const after: Shift = { ...before, ...change };
    const refusal =
      refuseSpan(after, write.now) ??
      (after.startsAt <= write.now.toISOString() ? refuse("span-past") : undefined) ??
      refusePeople(ground, after) ??
      (await refuseOverlap(tx, after));
    if (refusal) return refusal;
    await saveShifts(tx, [after]);
    return { before, after, reason: undefined };
  });
}
