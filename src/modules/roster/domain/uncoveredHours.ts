import type { WorkingCalendar } from "#engine/calendar.ts";
import type { BodyId } from "#engine/actor.ts";
import { dutyAt, type IsFit } from "./onDuty.ts";
import { outsideOfficeTime } from "./officeTime.ts";
import { overlap, type Shift, type Span, type Substitute, without } from "./roster.ts";

/**
 * The hours outside office hours in which nobody who may be called is on duty at a body. A substitute changes who is
 * on duty within a shift, so each shift is looked at in the pieces that substitutes cut it into.
 */
export function uncoveredHours(
  bodyId: BodyId,
  roster: { shifts: readonly Shift[]; substitutes: readonly Substitute[] },
  span: Span,
  calendar: WorkingCalendar,
  isFit: IsFit,
): Span[] {
  const shifts = roster.shifts.filter((shift) => shift.bodyId === bodyId && overlap(shift, span));
  const covered = shifts.flatMap((shift) =>
    piecesOf(shift, roster.substitutes).filter((piece) => dutyAt(bodyId, roster, piece.startsAt, isFit)),
  );
  return without(outsideOfficeTime(calendar, span), covered);
}

function piecesOf(shift: Shift, substitutes: readonly Substitute[]): Span[] {
  const inside = substitutes
    .filter((each) => each.bodyId === shift.bodyId && overlap(each, shift))
    .flatMap((each) => [each.startsAt, each.endsAt])
    .filter((at) => shift.startsAt < at && at < shift.endsAt);
  const cuts = [...new Set([shift.startsAt, ...inside, shift.endsAt])].toSorted();
  return cuts.slice(1).map((endsAt, index) => ({ startsAt: cuts[index] ?? endsAt, endsAt }));
}
