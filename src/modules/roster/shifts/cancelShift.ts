import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Ground } from "../ground.ts";
import { cancelShiftRow, findShift } from "../store.ts";
import { type Write, writeOnce, type Written } from "../writeOnce.ts";

/** Cancels a shift that has not begun. */
export async function cancelShift(
  ground: Ground,
  write: Write,
  id: string,
  bodyId: string,
  reason: string,
): Promise<Written | Refusal> {
  // The body is named, since a shift that was cancelled by this very key is found no more.
  return writeOnce(ground, write, bodyId, { act: "shift-cancelled", id, reason }, async (tx) => {
    const before = await findShift(tx, id);
    if (before?.bodyId !== bodyId) return refuse("shift-not-found");
    if (before.startsAt <= write.now.toISOString()) return refuse("shift-begun");
    await cancelShiftRow(tx, id, write.now);
    return { before, after: undefined, reason };
  });
}
