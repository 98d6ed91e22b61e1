import type { Actor, BodyId } from "#engine/actor.ts";
import { availableActions } from "#engine/availableActions.ts";
import type { Case } from "#engine/case.ts";
import { isPaused } from "#engine/clock.ts";
import { dutiesOf, nearestClock } from "#engine/duties.ts";
import type { Instant } from "#engine/instant.ts";
import { isOpen } from "#engine/invariants.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import { audiencesOf } from "#engine/standing.ts";
import { seesEvent, visibleFields } from "#engine/visibility.ts";
import type { Words } from "#engine/words.ts";
import type { CaseView } from "../caseView.ts";
import { findAnswer } from "../findAnswer.ts";
import { answerOutcomes } from "../grounds.ts";
import { kinds, urgencies } from "../kinds.ts";
import { timelineEntry } from "../timelineEntry.ts";
import { type PracticeCase, practiceProcess, stateOf } from "./practiceCase.ts";
import { practiceBodyName, practiceNames, practiceWorld } from "./practiceWorld.ts";

const number = { zh: "练习-001", en: "PRACTICE-001" } as const;

/** What a view of a practice case is made for. */
export interface PracticeLook {
  actor: Actor;
  now: Instant;
  language: keyof Words;
  /** The one action that the tour has come to; others are left for real work. */
  action: string | undefined;
}

/** A practice case as the screens of real cases show them; undefined before it is reported. */
export function practiceView(kept: PracticeCase, look: PracticeLook): CaseView | undefined {
  const state = stateOf(kept);
  if (!state) return undefined;
  const process = practiceProcess(kept.process);
  const world = practiceWorld(look.actor, look.now);
  const audiences = audiencesOf(state, look.actor, world.tree);
  const declared = process.states[state.state];
  const { words } = kept.entries[0]?.words ?? {};
  return {
    id: state.id,
    number: number[look.language],
    version: state.version,
    process: { id: process.id, name: process.name, steps: stepsOf(process) },
    state: {
      id: state.state,
      name: declared?.name ?? { zh: state.state, en: state.state },
      closed: declared?.closedBy !== undefined,
    },
    kind: { id: "help", name: kinds.help },
    urgency: { id: "normal", name: urgencies.normal },
    openedAt: state.openedAt,
    ...(state.closedAt === undefined ? {} : { closedAt: state.closedAt }),
    audiences: [...audiences],
    ...(typeof words === "string" ? { words } : {}),
    forgotten: false,
    reporter: { anonymous: false, reachable: true, nameHidden: false, mayUnmask: false },
    places: Object.entries(state.places).map(([part, bodyId]) => ({ part, ...named(bodyId) })),
    about: [],
    holder: [...new Set(dutiesOf(process, state, world.tree).map(({ bodyId }) => bodyId))].map(named),
    tasks: tasksOf(process, state),
    clocks: clocksOf(process, state),
    counts: { ...state.counts },
    exclusions: [],
    ...answerOf(kept, state),
    files: [],
    related: [],
    timeline: timelineOf(kept, process, audiences, look.language),
    actions: availableActions(process, state, world)
      .filter(({ action, blockedBy }) => action === look.action && blockedBy === undefined)
      .map(({ action, taskId }) => ({
        action,
        does: process.actions[action]?.does ?? { zh: action, en: action },
        ...(taskId === undefined ? {} : { taskId }),
      })),
  };
}

function named(bodyId: BodyId): { bodyId: BodyId; name: Words } {
  return { bodyId, name: practiceBodyName(bodyId) };
}

function stepsOf({ sentence }: ProcessDeclaration): CaseView["process"]["steps"] {
  const en = sentence.en.split(" → ");
  return sentence.zh.split(" → ").map((zh, index) => ({ id: `${index}`, name: { zh, en: en[index] ?? zh } }));
}

function tasksOf(process: ProcessDeclaration, state: Case): CaseView["tasks"] {
  return state.tasks.map((task) => {
    const dueAt = nearestClock(state.clocks.filter((clock) => clock.taskId === task.id))?.dueAt;
    return {
      id: task.id,
      role: task.role,
      bodyId: task.bodyId,
      bodyName: practiceBodyName(task.bodyId),
      ...(task.parentId === undefined ? {} : { parentId: task.parentId }),
      state: task.state,
      stateName: process.taskStates[task.state]?.name ?? { zh: task.state, en: task.state },
      open: isOpen(process, task.state),
      designated: task.designated,
      ...(dueAt === undefined ? {} : { dueAt }),
    };
  });
}

function clocksOf(process: ProcessDeclaration, state: Case): CaseView["clocks"] {
  return state.clocks.map((clock) => ({
    id: clock.id,
    kind: clock.kind,
    name: process.clocks[clock.kind]?.name ?? { zh: clock.kind, en: clock.kind },
    ...(clock.taskId === undefined ? {} : { taskId: clock.taskId }),
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
    limit: clock.limit,
    limitVersion: clock.limitVersion,
    provisional: false,
    paused: isPaused(clock),
    ...(clock.stoppedAt === undefined ? {} : { stoppedAt: clock.stoppedAt }),
    ...(clock.outcome === undefined ? {} : { outcome: clock.outcome }),
  }));
}

function answerOf({ entries }: PracticeCase, state: Case): Pick<CaseView, "answer"> {
  const found = findAnswer(
    state,
    entries.map(({ event }) => event),
  );
  const said = found && entries.find(({ event }) => event.version === found.said.version);
  const { words } = said?.words ?? {};
  if (!found || typeof words !== "string") return {};
  const { actor, data } = found.said;
  const outcome = Object.entries(answerOutcomes).find(([id]) => id === data["outcome"])?.[1];
  return {
    answer: {
      words,
      ...(outcome ? { outcome } : {}),
      at: found.given.at,
      bodyName: practiceBodyName(actor.kind === "staff" ? actor.bodyId : ""),
      files: [],
    },
  };
}

function timelineOf(
  { entries }: PracticeCase,
  process: ProcessDeclaration,
  audiences: ReturnType<typeof audiencesOf>,
  language: keyof Words,
): CaseView["timeline"] {
  return entries
    .filter(({ event }) => seesEvent(process, event, audiences))
    .map(({ event, words }) => {
      const { actor } = event;
      const name = actor.kind === "staff" ? practiceNames[actor.personId]?.[language] : undefined;
      return {
        ...timelineEntry(process, event, { name, bodyName: practiceBodyName }),
        // The request itself heads the case.
        fields: event.version === 1 ? {} : visibleFields(process, event, words, audiences),
      };
    });
}
