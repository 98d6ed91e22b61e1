import type { BodyId, PersonId } from "#engine/actor.ts";
import type { Case } from "#engine/case.ts";
import { findTask, factText } from "#engine/case.ts";
import { type Clock, isRunning } from "#engine/clock.ts";
import type { CaseEvent } from "#engine/event.ts";
import { fromMillis, type Instant, toMillis } from "#engine/instant.ts";
import type { ProcessDeclaration } from "#engine/process.ts";

/** Clocks that ask a body to take a case in hand (受理、签收). */
const takingClocks: ReadonlySet<string> = new Set(["accept", "signIn"]);
/** Cases that do not wait for the morning. */
const pressing: ReadonlySet<string> = new Set(["urgent", "critical"]);
/** Nobody is given less than this to answer. */
const shortestWaitMillis = 3 * 60_000;

/** A body that must take a case in hand by a due time. */
export interface Taking {
  clock: Clock;
  bodyId: BodyId;
  urgency: string;
}

/** What of an urgent or critical case waits to be taken in hand. */
export function takingsOf(state: Case, process: ProcessDeclaration): Taking[] {
  const urgency = factText(state, "urgency") ?? "";
  if (!pressing.has(urgency)) return [];
  return state.clocks
    .filter((clock) => takingClocks.has(clock.kind) && isRunning(clock))
    .flatMap((clock) => {
      const bodyId =
        clock.taskId === undefined ? holderOf(state, process) : findTask(state, clock.taskId)?.bodyId;
      return bodyId === undefined ? [] : [{ clock, bodyId, urgency }];
    });
}

function holderOf(state: Case, process: ProcessDeclaration): BodyId | undefined {
  const holder = process.states[state.state]?.holder;
  return holder && "place" in holder ? state.places[holder.place] : undefined;
}

/**
 * When the next person is called if nobody answers: after half of what is left until the due time, so that everybody
 * called still has time to act.
 */
export function nextCallAt(now: Instant, dueAt: Instant): Instant {
  const half = (toMillis(dueAt) - toMillis(now)) / 2;
  return fromMillis(toMillis(now) + Math.max(half, shortestWaitMillis));
}

/** Why nobody has a case: nobody is on duty anywhere, or nobody who was called has answered. */
export type AlarmReason = "nobody" | "unanswered";

/** What became of a call: somebody took the case in hand, or there is nothing to be taken any more. */
export type CallEnd = { outcome: "taken"; at: Instant; by: PersonId } | { outcome: "fell-away"; at: Instant };

/**
 * How an event ends a call, if it does. A person who acts on the task, or moves the case on, has it in hand; a clock
 * that ran out by itself is nobody's answer, and the calling goes on.
 */
export function endOfCall(
  call: { taskId: number | undefined; clockId: string },
  event: CaseEvent,
  process: ProcessDeclaration,
): CallEnd | undefined {
  const { at, actor } = event;
  const stopped = event.changes.some(
    (change) =>
      change.change === "clock" && change.clock.id === call.clockId && change.clock.stoppedAt !== undefined,
  );
  const ended = event.changes.some(
    (change) =>
      (change.change === "task" &&
        change.task.id === call.taskId &&
        process.taskStates[change.task.state]?.open !== true) ||
      (change.change === "state" && process.states[change.state]?.closedBy !== undefined),
  );
  const acts = stopped || (call.taskId !== undefined && event.taskId === call.taskId);
  const onIt = call.taskId === undefined || event.taskId === call.taskId;
  if (actor.kind === "staff" && acts && onIt) return { outcome: "taken", at, by: actor.personId };
  if (ended || (stopped && actor.kind !== "system")) return { outcome: "fell-away", at };
  return undefined;
}
