import type { CaseId, Json } from "#engine/case.ts";
import type { CaseEvent } from "#engine/event.ts";
import { fold } from "#engine/evolve.ts";
import type { Words } from "#engine/words.ts";
import { findCase } from "#platform/journal/readCase.ts";
import { formatCaseNumber } from "./domain/caseNumber.ts";
import { findAnswer } from "./domain/findAnswer.ts";
import { answerOutcomes, declineGrounds } from "./domain/grounds.ts";
import { getRequestProcess } from "./domain/processes.ts";
import { superiorOf } from "./domain/superior.ts";
import { type SuperiorStep, superiorStepOf } from "./domain/superiorSteps.ts";
import type { Ground } from "./ground.ts";
import { unsealEvent } from "./unsealEvent.ts";

/** One step of an order, as its superior platform may be told: words are unsealed here, and kept nowhere. */
export interface ToldStep {
  step: SuperiorStep;
  /** The order's number with the platform, and the case's with us. */
  number: string;
  ourNumber: string;
  at: string;
  /** The body that acted or, where it was sent to one, that leads. */
  body?: Words;
  words?: string;
  ground?: string;
  groundName?: Words;
  outcome?: string;
  outcomeName?: Words;
  workingDays?: number;
  dueAt?: string;
  solved?: boolean;
  satisfied?: boolean;
  state: string;
  stateName: Words;
}

type Said = Readonly<Record<string, Json>>;

function wordsIn(said: Said): string | undefined {
  const words = said["explanation"] ?? said["words"] ?? said["reason"] ?? said["plan"];
  return typeof words === "string" ? words : undefined;
}

function textIn(data: Said, name: string): string | undefined {
  const value = data[name];
  return typeof value === "string" ? value : undefined;
}

/** What a superior platform is told of one version of a case; `undefined` where it is told nothing of it. */
export async function tellSuperior(
  ground: Ground,
  caseId: CaseId,
  version: number,
): Promise<ToldStep | undefined> {
  const stored = await findCase(ground.pool, caseId);
  const past = (await ground.cases.readEvents(caseId)).filter(({ event }) => event.version <= version);
  const last = past.at(-1);
  const state = fold(past.map(({ event }) => event));
  const step = last && superiorStepOf(last.event);
  const superior = state && superiorOf(state);
  if (!stored || !step || !superior) return undefined;
  const key = await ground.keyStore.findSubjectKey(ground.pool, stored.subjectId);
  const process = getRequestProcess(state.processId, state.processVersion);
  const said =
    step === "answered"
      ? findAnswer(
          state,
          past.map(({ event }) => event),
        )?.said
      : last.event;
  const source = past.find(({ event }) => event.version === said?.version) ?? last;
  const unsealed = unsealEvent(key, source);
  const lead = state.tasks.findLast((task) => task.role === "lead" && task.parentId === undefined);
  const bodyId = step === "dispatched" ? lead?.bodyId : bodyOf(source.event);
  const body = bodyId === undefined ? undefined : ground.organisations.bodyName(bodyId);
  const words = wordsIn(unsealed);
  const groundId = textIn(last.event.data, "ground");
  const outcome = textIn(source.event.data, "outcome");
  const asks = state.tasks.find((task) => task.id === last.event.taskId)?.asks?.["limit"];
  const workingDays =
    last.event.data["workingDays"] ?? (typeof asks === "string" ? parseInt(asks, 10) : undefined);
  const whole = state.clocks.findLast((clock) => clock.kind === "whole");
  return {
    step,
    number: superior.number,
    ourNumber: formatCaseNumber(stored.number),
    at: last.event.at,
    ...(body ? { body } : {}),
    ...(words === undefined ? {} : { words }),
    ...(groundId === undefined ? {} : { ground: groundId }),
    ...groundNameOf(groundId),
    ...(outcome === undefined ? {} : { outcome }),
    ...outcomeNameOf(outcome),
    ...(typeof workingDays === "number" ? { workingDays } : {}),
    dueAt: whole?.dueAt ?? superior.dueAt,
    ...(typeof state.facts["solved"] === "boolean" ? { solved: state.facts["solved"] } : {}),
    ...(typeof state.facts["satisfied"] === "boolean" ? { satisfied: state.facts["satisfied"] } : {}),
    state: state.state,
    stateName: process.states[state.state]?.name ?? { zh: state.state, en: state.state },
  };
}

/** The body that acted or, where an answer was shared with the case, the one that gave it. */
function bodyOf({ action, actor, data }: CaseEvent): string | undefined {
  if (action === "shareAnswer") return textIn(data, "bodyId");
  return actor.kind === "staff" ? actor.bodyId : undefined;
}

function groundNameOf(ground: string | undefined): { groundName?: Words } {
  const found = Object.entries(declineGrounds).find(([name]) => name === ground)?.[1];
  return found ? { groundName: found.name } : {};
}

function outcomeNameOf(outcome: string | undefined): { outcomeName?: Words } {
  const found = Object.entries(answerOutcomes).find(([name]) => name === outcome)?.[1];
  return found ? { outcomeName: found } : {};
}
