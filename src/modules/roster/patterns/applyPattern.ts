import type { BodyId } from "#engine/actor.ts";
import { localDayOf } from "#engine/calendar.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { shiftsOfPattern } from "../domain/patterns.ts";
import type { Ground } from "../ground.ts";
import { addShifts } from "../shifts/addShifts.ts";
import { findPattern } from "../store.ts";
import { type Write, writeOnce, type Written } from "../writeOnce.ts";

const daysMost = 93;

/** Makes the shifts of a pattern for the days from the first to the last. */
export async function applyPattern(
  ground: Ground,
  write: Write,
  bodyId: BodyId,
  { id, firstDay, lastDay }: { id: string; firstDay: string; lastDay: string },
): Promise<Written | Refusal> {
  const [first, last] = [localDayOf(firstDay), localDayOf(lastDay)];
  if (last < first) return refuse("span-empty");
  if (last - first >= daysMost) return refuse("span-too-far", { days: daysMost });
  return writeOnce(ground, write, bodyId, { act: "pattern-applied", id, firstDay, lastDay }, async (tx) => {
    const pattern = await findPattern(tx, id);
    if (pattern?.bodyId !== bodyId) return refuse("pattern-not-found");
    const drafts = shiftsOfPattern(pattern.slots, first, last, ground.calendar());
    const added = await addShifts(ground, tx, bodyId, drafts, write.now);
    return { before: undefined, after: { id, firstDay, lastDay, ...added }, reason: undefined };
  });
}
