import { type Case, factText } from "#engine/case.ts";
import { type Duty, dutiesOf } from "#engine/duties.ts";
import type { CaseEvent } from "#engine/event.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import type { Words } from "#engine/words.ts";
import { addresseesOf, type Directory } from "./addressees.ts";
import { blankOf, type Blanks } from "./fillTemplate.ts";
import type { NewNotice } from "./notice.ts";
import type { NoticeTemplate } from "./templates.ts";

/** A case as it now stands, with what a message may say of it. */
export interface ToldCase {
  case: Case;
  /** As people read it out. */
  number: string;
  process: ProcessDeclaration;
}

const ofTasks: Readonly<Record<string, NoticeTemplate>> = {
  sent: "duty-sign-in",
  drafted: "duty-decide",
  "return-asked": "duty-decide",
  "extension-asked": "duty-decide",
  "pause-asked": "duty-decide",
  "carry-asked": "duty-decide",
  consulted: "duty-paper",
  "order-open": "duty-paper",
  "note-open": "duty-paper",
};
const ofStates: Readonly<Record<string, NoticeTemplate>> = {
  disputed: "duty-decide",
  reviewing: "duty-decide",
};

function templateOf(duty: Duty): NoticeTemplate {
  return duty.taskId === undefined
    ? (ofStates[duty.step] ?? "duty-arrived")
    : (ofTasks[duty.step] ?? "duty-back");
}

/** A step's name in words. */
function stepName(process: ProcessDeclaration, duty: Duty): Words {
  const declared = duty.taskId === undefined ? process.states[duty.step] : process.taskStates[duty.step];
  return declared?.name ?? { zh: duty.step, en: duty.step };
}

/** What a message says of a duty. */
export function dutyBlanks({ number, process }: ToldCase, duty: Duty, directory: Directory): Blanks {
  return {
    number,
    ...blankOf("body", directory.bodyName(duty.bodyId)),
    ...blankOf("step", stepName(process, duty)),
    ...(duty.dueAt === undefined ? {} : { due: duty.dueAt }),
  };
}

const pressing: ReadonlySet<string> = new Set(["urgent", "critical"]);

/** Whether staff are told of it at night: the matter is urgent, or the time would be over before the morning. */
export function isUrgent(state: Case, dueAt: string | undefined, quietUntil: Date | undefined): boolean {
  if (pressing.has(factText(state, "urgency") ?? "")) return true;
  return dueAt !== undefined && quietUntil !== undefined && dueAt <= quietUntil.toISOString();
}

function isNew(event: CaseEvent, duty: Duty): boolean {
  return event.changes.some((each) =>
    duty.taskId === undefined
      ? each.change === "state" && each.state === duty.step
      : each.change === "task" && each.task.id === duty.taskId && each.task.state === duty.step,
  );
}

/** Whoever brought a duty upon their own post knows of it, and their colleagues see the queue. */
function isOwnDoing({ actor }: CaseEvent, duty: Duty): boolean {
  return actor.kind === "staff" && actor.bodyId === duty.bodyId && duty.roles.includes(actor.role);
}

/**
 * Tells holders of the duties that an event brought about and that still stand; of all that stand, where the reporter
 * urged. A history that was imported is no news to anybody.
 */
export function dutyNotices(
  event: CaseEvent,
  told: ToldCase,
  directory: Directory,
  quietUntil: Date | undefined,
): NewNotice[] {
  if (event.type === "imported") return [];
  const urged = event.type === "urged";
  return dutiesOf(told.process, told.case, directory.tree)
    .filter((duty) => (urged || isNew(event, duty)) && !isOwnDoing(event, duty))
    .flatMap((duty) => {
      const { dueAt, step, taskId } = duty;
      const task = taskId === undefined ? {} : { taskId };
      return addresseesOf(told.case, duty, directory).map((to) => ({
        key: `duty:${event.caseId}:${event.version}:${taskId ?? "case"}:${to.personId}`,
        caseId: event.caseId,
        version: event.version,
        to,
        template: urged ? ("duty-urged" as const) : templateOf(duty),
        values: dutyBlanks(told, duty, directory),
        urgent: isUrgent(told.case, dueAt, quietUntil),
        watch: { step, ...task },
      }));
    });
}
