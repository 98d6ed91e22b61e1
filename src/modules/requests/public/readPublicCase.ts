import { type Case, factText } from "#engine/case.ts";
import { isPaused, isRunning } from "#engine/clock.ts";
import { dutiesOf } from "#engine/duties.ts";
import type { CaseEvent } from "#engine/event.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Words } from "#engine/words.ts";
import { findCaseByNumber } from "#platform/journal/readCase.ts";
import type { PublicCase } from "../contract.ts";
import { findCaseNumber, formatCaseNumber } from "../domain/caseNumber.ts";
import { type Kind, kinds } from "../domain/kinds.ts";
import { getRequestProcess } from "../domain/processes.ts";
import { isPublic } from "../domain/publicRule.ts";
import { findLead } from "../domain/rules.ts";
import type { Ground } from "../ground.ts";
import { publicName } from "./publicLine.ts";

/** A case as anybody may see it; one that is not public is as good as none. */
export async function readPublicCase(ground: Ground, text: string, now: Date): Promise<PublicCase | Refusal> {
  const number = findCaseNumber(text);
  const stored = number === undefined ? undefined : await findCaseByNumber(ground.pool, number);
  if (!stored || !isPublic(stored.case, stored.origin)) return refuse("public-case-not-found");
  const state = stored.case;
  const process = getRequestProcess(state.processId, state.processVersion);
  const events = await ground.cases.readEvents(state.id);
  const kind = factText(state, "kind") ?? "";
  const lead = publicName(ground, findLead({ before: state, process })?.bodyId);
  const steps = stepsOf(
    process,
    events.map(({ event }) => event),
  );
  const inCharge = lead ?? nextHand(ground, process, state, steps);
  const matter = publicName(ground, state.places["matter"]);
  return {
    number: formatCaseNumber(stored.number),
    process: process.id,
    processName: process.name,
    kind,
    kindName: kinds[kind as Kind] ?? { zh: kind, en: kind },
    state: {
      ...namedState(process, state.state),
      closed: process.states[state.state]?.closedBy !== undefined,
    },
    openedAt: state.openedAt,
    ...(state.closedAt === undefined ? {} : { closedAt: state.closedAt }),
    ...(matter ? { matter } : {}),
    ...(lead ? { lead } : {}),
    ...(inCharge ? { inCharge } : {}),
    ...limitOf(state, now),
    steps,
  };
}

function namedState({ states }: ProcessDeclaration, id: string): { id: string; name: Words } {
  return { id, name: states[id]?.name ?? { zh: id, en: id } };
}

/**
 * Whose turn it is while nobody leads. At the end, who settled it without a lead: the desk, or the township that
 * collects what businesses report and did not pass it on.
 */
function nextHand(
  ground: Ground,
  process: ProcessDeclaration,
  state: Case,
  steps: PublicCase["steps"],
): Words | undefined {
  if (state.closedAt !== undefined) {
    const atTownship = "forwarded" in process.states && !steps.some((step) => step.state.id === "forwarded");
    return publicName(ground, state.places[atTownship ? "township" : "desk"]);
  }
  const duty = dutiesOf(process, state, ground.organisations.tree()).find(
    ({ taskId }) => taskId === undefined,
  );
  return publicName(ground, duty?.bodyId);
}

/** Whether the limit in all was kept, or until when it runs. */
function limitOf({ clocks }: Case, now: Date): Pick<PublicCase, "dueAt" | "inTime"> {
  const whole = clocks.filter(({ kind }) => kind === "whole");
  const running = whole.find((clock) => isRunning(clock) && !isPaused(clock));
  const due = running ? { dueAt: running.dueAt } : {};
  const late = running !== undefined && running.dueAt < now.toISOString();
  if (late || whole.some(({ outcome }) => outcome === "missed")) return { ...due, inTime: false };
  const kept = !running && whole.some(({ outcome }) => outcome === "met");
  return kept ? { inTime: true } : due;
}

/** When a case came into each state; what happens within one is between those who handle it and the reporter. */
function stepsOf(process: ProcessDeclaration, events: readonly CaseEvent[]): PublicCase["steps"] {
  const moves = events.flatMap(({ at, changes }) =>
    changes.flatMap((each) =>
      each.change === "state" ? [{ at: each.closedAt ?? at, state: namedState(process, each.state) }] : [],
    ),
  );
  return moves.filter(({ state }, index) => state.id !== moves[index - 1]?.state.id);
}
