import type { Clock } from "#engine/clock.ts";
import { type CaseEvent, type Change, findMovedClock } from "#engine/event.ts";
import { findAction } from "#engine/process.ts";
import type { Directory } from "./addressees.ts";
import type { ToldCase } from "./dutyNotices.ts";
import { blankOf, type Blanks } from "./fillTemplate.ts";
import type { NewNotice, Watch } from "./notice.ts";
import type { NoticeTemplate } from "./templates.ts";

interface Telling {
  template: NoticeTemplate;
  /** The clock whose end is told. */
  clock?: string;
  /** There is something to tell only where that end moved. */
  ifMoved?: true;
  /** It is told in quiet hours too. */
  urgent?: true;
  values?: Blanks;
  watch?: Watch;
}

/** What is told of a step, by its type; steps that answer, close or send to a new lead are told as that. */
const told: Readonly<Record<string, Telling>> = {
  accepted: { template: "reporter-accepted" },
  "extension-granted": { template: "reporter-extended", clock: "whole", ifMoved: true },
  corrected: { template: "reporter-new-limit", clock: "whole", ifMoved: true },
  "superior-limit-set": { template: "reporter-new-limit", clock: "whole", ifMoved: true },
  "parent-limit-heeded": { template: "reporter-new-limit", clock: "whole", ifMoved: true },
  paused: { template: "reporter-paused", clock: "pause" },
  resumed: { template: "reporter-resumed", clock: "whole" },
  "pause-ended": { template: "reporter-resumed", clock: "whole" },
  carried: { template: "reporter-carried", clock: "promise" },
  "taken-up-again": { template: "reporter-resumed", clock: "whole" },
  woken: { template: "reporter-woken", clock: "whole" },
  "replied-in-between": { template: "reporter-interim" },
  merged: { template: "reporter-merged", clock: "whole" },
  separated: { template: "reporter-alone", clock: "whole" },
  "left-alone": { template: "reporter-alone", clock: "whole" },
  "main-heard-of": { template: "reporter-together" },
  split: { template: "reporter-split" },
  declined: { template: "reporter-declined" },
  "re-handled": { template: "reporter-re-handled", clock: "whole" },
  "consultation-convened": { template: "reporter-consulting" },
  "handing-over": { template: "reporter-handing-over" },
  "refused-elsewhere": { template: "reporter-back", clock: "whole" },
  transferring: { template: "reporter-transferring", urgent: true },
};

function changeOf<Name extends Change["change"]>(event: CaseEvent, name: Name) {
  return event.changes.filter((each): each is Extract<Change, { change: Name }> => each.change === name);
}

/** Another body leads the case from now on. */
function newLead(event: CaseEvent, directory: Directory): Telling | undefined {
  const sent = changeOf(event, "task").find(
    ({ task }) => task.role === "lead" && task.parentId === undefined && task.state === "sent",
  );
  const again = sent?.task.sentAt !== event.at;
  if (!sent || again) return undefined;
  return {
    template: "reporter-dispatched",
    clock: "whole",
    values: blankOf("body", directory.bodyName(sent.task.bodyId)),
  };
}

/** Another desk sees to the case from now on. */
function newDesk(event: CaseEvent, directory: Directory): Telling | undefined {
  const desk = changeOf(event, "place").find(({ name }) => name === "desk");
  return desk && { template: "reporter-moved", values: blankOf("body", directory.bodyName(desk.bodyId)) };
}

/** A consultation ruled: who leads from now on, or still. */
function ruledLead(event: CaseEvent, directory: Directory): Telling | undefined {
  const { leadId } = event.data;
  if (event.type !== "consultation-concluded" || typeof leadId !== "string") return undefined;
  const values = blankOf("body", directory.bodyName(leadId));
  return { template: "reporter-dispatched", clock: "whole", values };
}

function tellingOf(event: CaseEvent, { process }: ToldCase, directory: Directory): Telling | undefined {
  const named = told[event.type];
  if (named) return named;
  const [state] = changeOf(event, "state");
  if (state?.state === "callback") return { template: "reporter-answered", watch: { step: "callback" } };
  if (state?.closed) {
    const name = process.states[state.state]?.name ?? { zh: state.state, en: state.state };
    return { template: "reporter-closed", values: blankOf("step", name) };
  }
  return ruledLead(event, directory) ?? newLead(event, directory) ?? newDesk(event, directory);
}

function movedBy(event: CaseEvent, kind: string | undefined): Clock | undefined {
  return kind === undefined ? undefined : findMovedClock(event, kind);
}

/** The end that was told with the event, or else the newest: the case may have moved on since. */
function findClock(event: CaseEvent, clocks: readonly Clock[], kind: string | undefined): Clock | undefined {
  return movedBy(event, kind) ?? clocks.findLast((clock) => clock.kind === kind);
}

/** Whether a step has a message of its own, by its type. */
export function isToldByName(type: string): boolean {
  return Object.hasOwn(told, type);
}

/**
 * Tells the one who asked of a step that they may see and did not take. Who gave no name or no number is told nothing.
 */
export function reporterNotices(event: CaseEvent, toldCase: ToldCase, directory: Directory): NewNotice[] {
  const { process, number } = toldCase;
  const { reporter } = toldCase.case;
  const { reporterId } = reporter;
  if (reporter.anonymous || !reporter.reachable || reporterId === undefined) return [];
  if (event.actor.kind === "reporter") return [];
  if (findAction(process, event.action)?.seenBy.includes("reporter") !== true) return [];
  const telling = tellingOf(event, toldCase, directory);
  if (!telling || (telling.ifMoved && !movedBy(event, telling.clock))) return [];
  const clock = findClock(event, toldCase.case.clocks, telling.clock);
  return [
    {
      key: `reporter:${event.caseId}:${event.version}`,
      caseId: event.caseId,
      to: { reporterId },
      template: telling.template,
      values: { number, ...telling.values, ...(clock ? { due: clock.dueAt } : {}) },
      urgent: telling.urgent ?? false,
      ...(telling.watch ? { watch: telling.watch } : {}),
    },
  ];
}
