import type { WorkingCalendar } from "#engine/calendar.ts";
import type { CaseId } from "#engine/case.ts";
import { type Clock, isPaused, isRunning } from "#engine/clock.ts";
import { type Duty, dutiesOf } from "#engine/duties.ts";
import type { CaseEvent } from "#engine/event.ts";
import { type Instant, shift, toMillis } from "#engine/instant.ts";
import { parseLimit } from "#engine/limit.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import { addWorkingMillis, workingMillisBetween } from "#engine/workingTime.ts";
import { addresseesOf, type Directory } from "./addressees.ts";
import { dutyBlanks, isUrgent, type ToldCase } from "./dutyNotices.ts";
import { blankOf } from "./fillTemplate.ts";
import type { NewNotice } from "./notice.ts";

/** When holders are told of a clock: after a set share of it, and when it runs out. */
export type Moment = "share" | "due";

/** A clock to be looked at again. */
export interface ClockWarning {
  caseId: CaseId;
  clockId: string;
  moment: Moment;
  at: Instant;
  clockDueAt: Instant;
}

/** The clocks an event touched, and when each is to be looked at from now on: never, where the list is empty. */
export interface WarningPlan {
  caseId: CaseId;
  clockId: string;
  warnings: readonly ClockWarning[];
}

/** After which share of a limit, counted in office time where the limit is. */
function shareOf(clock: Clock, share: number, calendar: WorkingCalendar): Instant {
  const { startedAt, dueAt, limit } = clock;
  const { unit } = parseLimit(limit);
  if (unit === "workingHours" || unit === "workingDays") {
    const millis = Math.floor(workingMillisBetween(calendar, startedAt, dueAt) * share);
    if (millis > 0) return addWorkingMillis(calendar, startedAt, millis);
  }
  return shift(startedAt, Math.floor((toMillis(dueAt) - toMillis(startedAt)) * share));
}

/** A clock at whose end the system acts is nobody's to keep, unless it says so. */
function isKeptByStaff(process: ProcessDeclaration, clock: Clock): boolean {
  const declared = process.clocks[clock.kind];
  return declared !== undefined && (declared.lapses === undefined || declared.duty === true);
}

/** Plans warnings for the clocks that an event started, moved, paused or ended. */
export function planWarnings(
  event: CaseEvent,
  process: ProcessDeclaration,
  share: number,
  calendar: WorkingCalendar,
): WarningPlan[] {
  return event.changes.flatMap((each) => {
    if (each.change !== "clock" || !isKeptByStaff(process, each.clock)) return [];
    const { caseId } = event;
    const { clock } = each;
    const plan = { caseId, clockId: clock.id };
    if (!isRunning(clock) || isPaused(clock)) return [{ ...plan, warnings: [] }];
    const warning = (moment: Moment, at: Instant): ClockWarning => ({
      ...plan,
      moment,
      at,
      clockDueAt: clock.dueAt,
    });
    const moments: [Moment, Instant][] = [
      ["share", shareOf(clock, share, calendar)],
      ["due", clock.dueAt],
    ];
    // What has passed already was told, or is not worth telling: the end is.
    const ahead = moments.filter(([moment, at]) => moment === "due" || at > event.at);
    return [{ ...plan, warnings: ahead.map(([moment, at]) => warning(moment, at)) }];
  });
}

/** Whose the clock is now: the duties of its task, or the case's own, or the lead's. */
function holdersOf(told: ToldCase, clock: Clock, directory: Directory): readonly Duty[] {
  const duties = dutiesOf(told.process, told.case, directory.tree);
  if (clock.taskId !== undefined) return duties.filter((duty) => duty.taskId === clock.taskId);
  const ofCase = duties.filter((duty) => duty.taskId === undefined);
  if (ofCase.length > 0) return ofCase;
  const lead = told.case.tasks.filter((task) => task.role === "lead" && task.parentId === undefined);
  return duties.filter((duty) => lead.some((task) => task.id === duty.taskId));
}

/**
 * Holds a warning that has come due against the clock as it stands: nothing, where the clock ended, stands still or was
 * moved. When it has run out, the head of the body is told as well.
 */
export function warningNotices(
  warning: ClockWarning,
  told: ToldCase,
  directory: Directory,
  now: Date,
  quietUntil: Date | undefined,
): NewNotice[] {
  const clock = told.case.clocks.find((each) => each.id === warning.clockId);
  if (!clock || !isRunning(clock) || isPaused(clock) || clock.dueAt !== warning.clockDueAt) return [];
  const expired = warning.moment === "due";
  // A worker that was away for long tells the end only.
  if (!expired && clock.dueAt <= now.toISOString()) return [];
  const clockName = told.process.clocks[clock.kind]?.name ?? { zh: clock.kind, en: clock.kind };
  return holdersOf(told, clock, directory).flatMap((duty) => {
    const atHead = expired && duty.taskId !== undefined ? [...duty.roles, "head" as const] : duty.roles;
    const values = {
      ...dutyBlanks(told, duty, directory),
      ...blankOf("clock", clockName),
      due: clock.dueAt,
    };
    const urgent = isUrgent(told.case, expired ? undefined : clock.dueAt, quietUntil);
    return addresseesOf(told.case, { bodyId: duty.bodyId, roles: atHead }, directory).map((to) => ({
      // By due time and not by clock: two that end together are one message.
      key: `clock:${warning.caseId}:${warning.moment}:${clock.dueAt}:${to.personId}`,
      caseId: warning.caseId,
      to,
      template: expired ? ("duty-expired" as const) : ("duty-warning" as const),
      values,
      urgent,
      watch: { clockId: clock.id, dueAt: clock.dueAt },
    }));
  });
}
