import type { BodyId } from "#engine/actor.ts";
import type { Case, Task } from "#engine/case.ts";
import { type Clock, isPaused, isRunning } from "#engine/clock.ts";
import { nearestClock } from "#engine/duties.ts";
import type { Instant } from "#engine/instant.ts";
import { isOpen } from "#engine/invariants.ts";
import type { ProcessDeclaration } from "#engine/process.ts";

/** A body's part in a case, as its load counts it. `over`: it fell away, and counts for nothing. */
export interface BodyTask {
  taskId: number;
  bodyId: BodyId;
  standing: "open" | "answered" | "returned" | "over";
  /** Until when an open one is to be answered; absent while its time stands still. */
  dueAt?: Instant;
  /** When it was answered, or its return upheld. */
  endedAt?: Instant;
  /** Whether the limit was kept; absent where none was measured. */
  inTime?: boolean;
}

/** What a body must answer by; to sign in and to review a return are steps on the way. */
const answerClocks: ReadonlySet<string> = new Set(["handle", "interim"]);

/** The parts that leads and co-handlers have in a case; what is asked beside the handling is no part of it. */
export function bodyTasksOf(process: ProcessDeclaration, state: Case): BodyTask[] {
  return state.tasks
    .filter(({ role }) => role !== "side")
    .map((task) => ({ taskId: task.id, bodyId: task.bodyId, ...standingOf(process, state, task) }));
}

function standingOf(
  process: ProcessDeclaration,
  state: Case,
  task: Task,
): Omit<BodyTask, "taskId" | "bodyId"> {
  const clocks = state.clocks.filter(({ kind, taskId }) => taskId === task.id && answerClocks.has(kind));
  if (isOpen(process, task.state)) {
    // A case may end while bodies still work on it: withdrawn, handed over.
    if (state.closedAt !== undefined) return { standing: "over" };
    const dueAt = nearestClock(clocks.filter((clock) => isRunning(clock) && !isPaused(clock)))?.dueAt;
    return { standing: "open", ...(dueAt === undefined ? {} : { dueAt }) };
  }
  // Worked on again after a dispute, a task has several limits: it counts once, as it ended last.
  const last = clocks.reduce<Clock | undefined>(
    (latest, each) => (each.stoppedAt !== undefined && !(latest && isLater(latest, each)) ? each : latest),
    undefined,
  );
  if (last?.stoppedAt === undefined) return { standing: "over" };
  if (task.state === "returned") return { standing: "returned", endedAt: last.stoppedAt };
  if (task.state !== "answered") return { standing: "over" };
  const measured = last.outcome === "met" || last.outcome === "missed";
  return {
    standing: "answered",
    endedAt: last.stoppedAt,
    ...(measured ? { inTime: last.outcome === "met" } : {}),
  };
}

function isLater({ stoppedAt: one = "" }: Clock, { stoppedAt: other = "" }: Clock): boolean {
  return one > other;
}
