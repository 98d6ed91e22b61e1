import type { Clock } from "#engine/clock.ts";
import type { Change, CaseEvent } from "#engine/event.ts";
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
  values?: Blanks;
  watch?: Watch;
}

const told: Readonly<Record<string, Telling>> = {
  accepted: { template: "reporter-accepted" },
  "extension-granted": { template: "reporter-extended", clock: "whole" },
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

function tellingOf(event: CaseEvent, { process }: ToldCase, directory: Directory): Telling | undefined {
  const named = told[event.type];
  if (named) return named;
  const [state] = changeOf(event, "state");
  if (state?.state === "callback") return { template: "reporter-answered", watch: { step: "callback" } };
  if (state?.closed) {
    const name = process.states[state.state]?.name ?? { zh: state.state, en: state.state };
    return { template: "reporter-closed", values: blankOf("step", name) };
  }
  return newLead(event, directory);
}

/** The end that was told with the event, or else the newest: the case may have moved on since. */
function findClock(event: CaseEvent, clocks: readonly Clock[], kind: string | undefined): Clock | undefined {
  const moved = changeOf(event, "clock").map(({ clock }) => clock);
  const ofKind = (clock: Clock): boolean => clock.kind === kind;
  return moved.findLast((clock) => ofKind(clock) && clock.stoppedAt === undefined) ?? clocks.findLast(ofKind);
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
  if (!telling) return [];
  const clock = findClock(event, toldCase.case.clocks, telling.clock);
  return [
    {
      key: `reporter:${event.caseId}:${event.version}`,
      caseId: event.caseId,
      to: { reporterId },
      template: telling.template,
      values: { number, ...telling.values, ...(clock ? { due: clock.dueAt } : {}) },
      urgent: false,
      ...(telling.watch ? { watch: telling.watch } : {}),
    },
  ];
}
