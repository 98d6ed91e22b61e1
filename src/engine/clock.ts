import type { WorkingCalendar } from "./calendar.ts";
import { type Instant, shift, toMillis } from "./instant.ts";
import { type LimitText, parseLimit } from "./limit.ts";
import {
  addWorkingDays,
  addWorkingMillis,
  closeOfDay,
  closesBetween,
  dayOf,
  dueTime,
  touchesUnpublished,
  workingMillisBetween,
} from "./workingTime.ts";

/** A stretch in which a clock did not run, on a listed ground, by somebody's approval. */
export interface Pause {
  from: Instant;
  until?: Instant;
  ground: string;
}

/** More time, given before the old due time passed. */
export interface Extension {
  at: Instant;
  limit: LimitText;
  dueBefore: Instant;
  reason: string;
}

/** How a clock ended: in time, too late, or because the duty fell away. */
export type ClockOutcome = "met" | "missed" | "released";

/** A promise with a date. A fact of the case: it holds all that is needed to recompute its due time years later. */
export interface Clock {
  id: string;
  kind: string;
  taskId?: number;
  startedAt: Instant;
  dueAt: Instant;
  limit: LimitText;
  limitVersion: string;
  calendarVersion: string;
  /** The due time touches a year whose holidays are not published. */
  provisional?: true;
  /** Its end was laid down from outside, whatever the limit says. */
  laidDown?: true;
  /** Another clock's due time came first, and holds (a child's limit never passes its parent's). */
  heldBy?: string;
  pauses?: readonly Pause[];
  extensions?: readonly Extension[];
  stoppedAt?: Instant;
  outcome?: ClockOutcome;
}

/** What starting a clock needs. */
export interface ClockStart {
  id: string;
  kind: string;
  taskId?: number;
  limit: LimitText;
  limitVersion: string;
  /** The clock this one must stay inside. */
  inside?: Clock | undefined;
  /** Where it ends, if that was laid down from outside. */
  until?: Instant | undefined;
  /** What it never passes, if that was laid down from outside. */
  notAfter?: Instant | undefined;
}

/** Starts a clock now. */
export function startClock(start: ClockStart, now: Instant, calendar: WorkingCalendar): Clock {
  const own = dueTime(calendar, now, parseLimit(start.limit));
  const cut = start.notAfter !== undefined && start.notAfter < own.dueAt ? start.notAfter : undefined;
  const at = start.until ?? cut;
  const due = at === undefined ? own : { dueAt: at, provisional: false };
  const held =
    start.inside && isRunning(start.inside) && start.inside.dueAt < due.dueAt ? start.inside : undefined;
  return {
    id: start.id,
    kind: start.kind,
    ...(start.taskId === undefined ? {} : { taskId: start.taskId }),
    startedAt: now,
    dueAt: held ? held.dueAt : due.dueAt,
    limit: start.limit,
    limitVersion: start.limitVersion,
    calendarVersion: calendar.version,
    ...((held ? held.provisional : due.provisional) ? { provisional: true } : {}),
    ...(start.until === undefined ? {} : { laidDown: true }),
    ...(held ? { heldBy: held.id } : {}),
  };
}

/** Whether a clock has not ended; a paused clock has not. */
export function isRunning(clock: Clock): boolean {
  return clock.stoppedAt === undefined;
}

/** The clock of a kind that has not ended: the case's own, or a task's. */
export function findRunningClock(clocks: readonly Clock[], kind: string, taskId?: number): Clock | undefined {
  return clocks.find((clock) => clock.kind === kind && clock.taskId === taskId && isRunning(clock));
}

/** Whether a clock stands still now. */
export function isPaused(clock: Clock): boolean {
  return isRunning(clock) && clock.pauses?.at(-1)?.until === undefined && clock.pauses !== undefined;
}

/** Whether a clock's due time has passed; while it stands still, as of when it was stopped. */
export function isOverdue(clock: Clock, now: Instant): boolean {
  const pausedAt = isPaused(clock) ? clock.pauses?.at(-1)?.from : undefined;
  return (pausedAt ?? now) > clock.dueAt;
}

/** Ends a clock; `released` where the duty fell away, else in time or not as the due time says. */
export function stopClock(clock: Clock, now: Instant, released = false): Clock {
  const outcome = released ? "released" : isOverdue(clock, now) ? "missed" : "met";
  const resumed = isPaused(clock) ? { pauses: endPause(clock, now) } : {};
  return { ...clock, ...resumed, stoppedAt: now, outcome };
}

/** Stops the time from running, on a ground that the process lists; a clock that ended or stands still stays so. */
export function pauseClock(clock: Clock, now: Instant, ground: string): Clock {
  if (!isRunning(clock) || isPaused(clock)) return clock;
  return { ...clock, pauses: [...(clock.pauses ?? []), { from: now, ground }] };
}

function endPause(clock: Clock, now: Instant): readonly Pause[] {
  const pauses = clock.pauses ?? [];
  return pauses.map((pause, index) => (index === pauses.length - 1 ? { ...pause, until: now } : pause));
}

/**
 * Lets the time run again. Elapsed units get back what passed, office hours the office time that passed, and limits
 * in days one day for every (working) day whose business closed during the pause: a pause within one day's hours moves
 * nothing. What was overdue when it was paused stays as overdue as it was.
 */
export function resumeClock(clock: Clock, now: Instant, calendar: WorkingCalendar): Clock {
  const pause = clock.pauses?.at(-1);
  if (!isRunning(clock) || !pause || pause.until !== undefined) return clock;
  const dueAt = pause.from > clock.dueAt ? clock.dueAt : dueAfterPause(clock, pause.from, now, calendar);
  const provisional = touchesUnpublished(calendar, clock.dueAt, dueAt, parseLimit(clock.limit));
  return {
    ...clock,
    pauses: endPause(clock, now),
    dueAt,
    ...(provisional ? { provisional: true } : {}),
  };
}

function dueAfterPause(clock: Clock, from: Instant, until: Instant, calendar: WorkingCalendar): Instant {
  const { unit } = parseLimit(clock.limit);
  const dueDay = dayOf(calendar, clock.dueAt);
  switch (unit) {
    case "minutes":
    case "hours":
      return shift(clock.dueAt, toMillis(until) - toMillis(from));
    case "workingHours":
      return addWorkingMillis(calendar, until, workingMillisBetween(calendar, from, clock.dueAt));
    case "workingDays": {
      const given = closesBetween(calendar, from, until, (day) => calendar.isWorkingDay(day));
      if (given === 0) return notBefore(clock, from, until);
      return closeOfDay(calendar, addWorkingDays(calendar, dueDay, given), false);
    }
    case "days": {
      const given = closesBetween(calendar, from, until, () => true);
      return given === 0 ? notBefore(clock, from, until) : closeOfDay(calendar, dueDay + given, true);
    }
  }
}

/** A due time that another clock holds need not be at the close of business: it may pass within the pause. */
function notBefore(clock: Clock, from: Instant, until: Instant): Instant {
  return clock.dueAt >= until ? clock.dueAt : shift(clock.dueAt, toMillis(until) - toMillis(from));
}

/** Lets a clock end no later than a moment that stands on the case; such a limit is held by no other clock. */
export function capClock(clock: Clock, latest: Instant | undefined): Clock {
  return latest === undefined || clock.dueAt <= latest ? clock : { ...clock, dueAt: latest };
}

/** Lets a clock end no later than the one around it. */
export function holdClock(clock: Clock, around: Clock | undefined): Clock {
  if (!around || !isRunning(around) || clock.dueAt <= around.dueAt) return clock;
  return { ...clock, dueAt: around.dueAt, heldBy: around.id };
}

/** Gives more time, counted from the present due time. */
export function extendClock(
  clock: Clock,
  limit: LimitText,
  reason: string,
  now: Instant,
  calendar: WorkingCalendar,
): Clock {
  const due = dueTime(calendar, clock.dueAt, parseLimit(limit));
  const extension: Extension = { at: now, limit, dueBefore: clock.dueAt, reason };
  return {
    ...clock,
    dueAt: due.dueAt,
    ...(due.provisional ? { provisional: true } : {}),
    extensions: [...(clock.extensions ?? []), extension],
  };
}
