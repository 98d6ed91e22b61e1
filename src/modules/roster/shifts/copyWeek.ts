import type { BodyId } from "#engine/actor.ts";
import { localDayOf } from "#engine/calendar.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { instantOf } from "../domain/officeTime.ts";
import { shiftsOfLastWeek, weekdayOf } from "../domain/patterns.ts";
import type { Ground } from "../ground.ts";
import { listShifts } from "../store.ts";
import { type Write, writeOnce, type Written } from "../writeOnce.ts";
import { addShifts } from "./addShifts.ts";

/** Copies the week before a Monday into so many weeks from then on. */
export async function copyWeek(
  ground: Ground,
  write: Write,
  bodyId: BodyId,
  { monday, weeks }: { monday: string; weeks: number },
): Promise<Written | Refusal> {
  const calendar = ground.calendar();
  const day = localDayOf(monday);
  if (weekdayOf(day) !== 1) return refuse("not-a-monday");
  return writeOnce(ground, write, bodyId, { act: "week-copied", monday, weeks }, async (tx) => {
    const span = { startsAt: instantOf(calendar, day - 7, 0), endsAt: instantOf(calendar, day, 0) };
    const drafts = shiftsOfLastWeek(await listShifts(tx, [bodyId], span), day, weeks, calendar);
    if (drafts.length === 0) return refuse("nothing-to-copy");
    const added = await addShifts(ground, tx, bodyId, drafts, write.now);
    return { before: undefined, after: { monday, weeks, ...added }, reason: undefined };
  });
}
