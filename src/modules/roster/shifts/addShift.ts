import type { BodyId } from "#engine/actor.ts";
import type { Refusal } from "#engine/refusal.ts";
import type { DraftShift } from "../domain/patterns.ts";
import type { Shift } from "../domain/roster.ts";
import type { Ground } from "../ground.ts";
import { saveShifts } from "../store.ts";
import { type Write, writeOnce, type Written } from "../writeOnce.ts";
import { refuseOverlap, refusePeople, refuseSpan } from "./checkShift.ts";

/** Enters a shift. One whose beginning is past begins as it is entered: who was on duty before is not written now. */
export async function addShift(
  ground: Ground,
  write: Write,
  bodyId: BodyId,
  draft: DraftShift,
): Promise<Written | Refusal> {
  return writeOnce(ground, write, bodyId, { act: "shift-added", draft }, async (tx) => {
    const refusal = refuseSpan(draft, write.now) ?? refusePeople(ground, { bodyId, ...draft });
    if (refusal) return refusal;
    const now = write.now.toISOString();
    const startsAt = draft.startsAt < now ? now : draft.startsAt;
    const shift: Shift = { ...draft, id: ground.randomId(), bodyId, startsAt };
    const overlaps = await refuseOverlap(tx, shift);
    if (overlaps) return overlaps;
    await saveShifts(tx, [shift]);
    return { before: undefined, after: shift, reason: undefined };
  });
}
