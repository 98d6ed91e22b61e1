import type { PersonId, Post, ReporterId } from "#engine/actor.ts";
import type { Case, CaseId } from "#engine/case.ts";
import { isPaused, isRunning } from "#engine/clock.ts";
import type { Instant } from "#engine/instant.ts";
import type { Blanks } from "./fillTemplate.ts";
import type { NoticeTemplate } from "./templates.ts";

/** Whom a notice is for; where no posts are named it is the person's, whichever post they act in. */
export type NoticeTo = { personId: PersonId; posts?: readonly Post[] } | { reporterId: ReporterId };

/** What must still be so when a notice is sent: the case or task stands at a step, or a clock runs to the same end. */
export type Watch = { step: string; taskId?: number } | { clockId: string; dueAt: Instant };

/** A message to be sent once. */
export interface NewNotice {
  /** Names the message: queued twice under one key, it is sent once. */
  key: string;
  caseId?: CaseId;
  /** The event of the case that it tells of. */
  version?: number;
  to: NoticeTo;
  template: NoticeTemplate;
  values: Blanks;
  /** Goes out in quiet hours too. */
  urgent: boolean;
  notBefore?: Date;
  watch?: Watch;
}

/** Whether what a notice says is still so. */
export function stillHolds(watch: Watch, state: Case): boolean {
  if ("clockId" in watch) {
    const clock = state.clocks.find((each) => each.id === watch.clockId);
    return clock !== undefined && isRunning(clock) && !isPaused(clock) && clock.dueAt === watch.dueAt;
  }
  if (watch.taskId === undefined) return state.state === watch.step;
  return state.tasks.some((task) => task.id === watch.taskId && task.state === watch.step);
}
