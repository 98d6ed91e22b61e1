import type { BodyId } from "#engine/actor.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import type { DraftShift } from "../domain/patterns.ts";
import { overlap, type Shift } from "../domain/roster.ts";
import type { Ground } from "../ground.ts";
import { listShifts, saveShifts } from "../store.ts";
import { refusePeople, refuseSpan } from "./checkShift.ts";

/** What came of many shifts at once. */
export interface AddedShifts {
  added: number;
  /** Shifts that were left out, by why: time that has a shift already, is past, or people who may not be on duty. */
  taken: number;
  past: number;
  unfit: number;
}

/** Enters what fits of many shifts and counts what does not: one holiday entered by hand must not stop a month. */
export async function addShifts(
  ground: Ground,
  tx: Transaction,
  bodyId: BodyId,
  drafts: readonly DraftShift[],
  now: Date,
): Promise<AddedShifts> {
  const counts = { added: 0, taken: 0, past: 0, unfit: 0 };
  const starts = drafts.map(({ startsAt }) => startsAt).toSorted();
  const ends = drafts.map(({ endsAt }) => endsAt).toSorted();
  const span = { startsAt: starts[0] ?? "", endsAt: ends.at(-1) ?? "" };
  const standing: Shift[] = drafts.length === 0 ? [] : await listShifts(tx, [bodyId], span);
  const added: Shift[] = [];
  for (const draft of drafts) {
    const shift: Shift = { ...draft, id: ground.randomId(), bodyId };
    if (draft.startsAt <= now.toISOString() || refuseSpan(draft, now)) counts.past++;
    else if ([...standing, ...added].some((each) => overlap(each, shift))) counts.taken++;
    else if (refusePeople(ground, shift)) counts.unfit++;
    else added.push(shift);
  }
  if (added.length > 0) await saveShifts(tx, added);
  return { ...counts, added: added.length };
}
