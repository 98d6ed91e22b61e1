import type { BodyId, PersonId } from "#engine/actor.ts";
import type { WorkingCalendar } from "#engine/calendar.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { dayOf } from "#engine/workingTime.ts";
import { instantOf } from "../domain/officeTime.ts";
import { overlap, type Shift } from "../domain/roster.ts";
import { listShifts, saveShifts, takeTurn } from "../store.ts";

const daysAhead = 14;
/** A day of duty begins as the office opens. */
const beginsAtMinute = 10 * 60;
const note = "演示值班表";

/** Two people who are on duty by turns at a body. */
export interface DemoPair {
  bodyId: BodyId;
  /** Whoever may sign cases in; where the second may too, they change places every day. */
  first: PersonId;
  second: PersonId;
  changePlaces: boolean;
}

/** Fills the roster of a body of the model prefecture for two weeks where it is empty, marked as made up. */
export async function seedDemoRoster(
  tx: Transaction,
  pairs: readonly DemoPair[],
  { now, calendar, randomId }: { now: Date; calendar: WorkingCalendar; randomId: () => string },
): Promise<void> {
  const today = dayOf(calendar, now.toISOString());
  for (const { bodyId, first, second, changePlaces } of pairs) {
    await takeTurn(tx, bodyId);
    const shifts = Array.from({ length: daysAhead + 1 }, (_, index): Shift => {
      const day = today - 1 + index;
      const swapped = changePlaces && day % 2 === 1;
      return {
        id: randomId(),
        bodyId,
        startsAt: instantOf(calendar, day, beginsAtMinute),
        endsAt: instantOf(calendar, day + 1, beginsAtMinute),
        a: swapped ? second : first,
        b: swapped ? first : second,
        note,
      };
    });
    const span = { startsAt: shifts[0]?.startsAt ?? "", endsAt: shifts.at(-1)?.endsAt ?? "" };
    const standing = await listShifts(tx, [bodyId], span);
    await saveShifts(
      tx,
      shifts.filter((shift) => !standing.some((each) => overlap(each, shift))),
    );
  }
}
