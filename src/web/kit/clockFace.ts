import type { Instant } from "#web/words/formats.ts";

/** A clock of a case as a screen is given it. */
export interface ClockView {
  /** What runs: 签收, 首次联系, 办结. */
  label?: string;
  state: "running" | "paused" | "met" | "missed";
  startedAt?: Instant;
  dueAt?: Instant;
  /** When it was stopped; a missed clock without it still runs. */
  stoppedAt?: Instant;
  /** What was left when it was paused. */
  remainingMs?: number;
}

/** What a badge shows of a clock at an instant. */
export type ClockFace =
  | { tone: "met" }
  | { tone: "running" | "soon" | "overdue"; remainingMs: number }
  | { tone: "paused"; remainingMs?: number }
  | { tone: "missed"; lateMs: number };

const hourMs = 3_600_000;

function ms(instant: Instant): number {
  return new Date(instant).getTime();
}

/** Reads a clock at `nowMs`; a running one past its due time is overdue, whatever the list it came in says. */
export function clockFace(clock: ClockView, nowMs: number): ClockFace {
  const dueMs = clock.dueAt === undefined ? undefined : ms(clock.dueAt);
  if (clock.state === "met") return { tone: "met" };
  if (clock.state === "paused") {
    return clock.remainingMs === undefined
      ? { tone: "paused" }
      : { tone: "paused", remainingMs: clock.remainingMs };
  }
  if (dueMs === undefined) return { tone: "paused" };
  if (clock.state === "missed" && clock.stoppedAt !== undefined) {
    return { tone: "missed", lateMs: ms(clock.stoppedAt) - dueMs };
  }
  const remainingMs = dueMs - nowMs;
  if (remainingMs < 0) return { tone: "overdue", remainingMs };
  const soon = remainingMs < warningMs(clock, dueMs);
  return { tone: soon ? "soon" : "running", remainingMs };
}

/** The last quarter of a limit counts as soon, and never more than its last day; two hours where its start is unknown. */
function warningMs(clock: ClockView, dueMs: number): number {
  if (clock.startedAt === undefined) return 2 * hourMs;
  return Math.min((dueMs - ms(clock.startedAt)) / 4, 24 * hourMs);
}
