import { type Case, findTask } from "#engine/case.ts";
import type { CaseEvent } from "#engine/event.ts";
import { isRootLead } from "./rules.ts";

/** Where an answer was said, and the step by which it reached the one who asked. */
export interface GivenAnswer {
  readonly said: CaseEvent;
  readonly given: CaseEvent;
}

/**
 * The newest answer that the reporter was given: what the lead wrote, its head signed and the desk passed, or what was
 * said on the spot or with the case that this one was merged into. A draft that was sent back, or that nobody has passed yet, is none.
 */
export function findAnswer(state: Case, events: readonly CaseEvent[]): GivenAnswer | undefined {
  let draft: CaseEvent | undefined;
  let answer: GivenAnswer | undefined;
  for (const event of events) {
    if (event.action === "draftAnswer" && isRootLead(findTask(state, event.taskId))) draft = event;
    if (event.action === "solveOnTheSpot" || event.action === "shareAnswer")
      answer = { said: event, given: event };
    if (event.action === "passCheck" && draft) answer = { said: draft, given: event };
  }
  return answer;
}
