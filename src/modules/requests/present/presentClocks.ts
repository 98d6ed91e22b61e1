import type { Case } from "#engine/case.ts";
import { isPaused } from "#engine/clock.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import type { CaseView } from "../contract.ts";

// What a reporter is promised; how long each hand inside may take is the hands' own business.
const reportersClocks: ReadonlySet<string> = new Set([
  "accept",
  "whole",
  "callback",
  "silence",
  "dispute",
  "township",
  "review",
  "pause",
  "promise",
  "receipt",
  "acknowledge",
]);

/** The clocks of a case that someone may see. */
export function presentClocks(process: ProcessDeclaration, state: Case, staff: boolean): CaseView["clocks"] {
  return state.clocks
    .filter((clock) => staff || reportersClocks.has(clock.kind))
    .map((clock) => ({
      id: clock.id,
      kind: clock.kind,
      name: process.clocks[clock.kind]?.name ?? { zh: clock.kind, en: clock.kind },
      ...(clock.taskId === undefined ? {} : { taskId: clock.taskId }),
      startedAt: clock.startedAt,
      dueAt: clock.dueAt,
      limit: clock.limit,
      limitVersion: clock.limitVersion,
      provisional: clock.provisional === true,
      ...(clock.laidDown ? { laidDown: true } : {}),
      paused: isPaused(clock),
      ...(clock.stoppedAt === undefined ? {} : { stoppedAt: clock.stoppedAt }),
      ...(clock.outcome === undefined ? {} : { outcome: clock.outcome }),
    }));
}
