import type { Case, Json } from "#engine/case.ts";
import { decide } from "#engine/decide.ts";
import type { CaseEvent } from "#engine/event.ts";
import { fold } from "#engine/evolve.ts";
import { type Instant, shift } from "#engine/instant.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import { isRefusal, type Refusal } from "#engine/refusal.ts";
import { businessDifficulty } from "../businessDifficulty.ts";
import { residentRequest } from "../residentRequest.ts";
import { ordinaryStep, type PracticeStep } from "./ordinaryStep.ts";
import { practiceWorld } from "./practiceWorld.ts";
import type { PracticeProcess, Until } from "./tours.ts";

/** What happened in a practice case: plain data, kept in the browser of whoever practises and nowhere else. */
export interface PracticeCase {
  readonly process: PracticeProcess;
  readonly entries: readonly { readonly event: CaseEvent; readonly words: Readonly<Record<string, Json>> }[];
}

const caseId = "practice-case";
/** Longer than any course: a story that does not get there is a mistake of the story. */
const stepsMost = 40;
const stepMillis = 3 * 60_000;

/** The real process, by its id: what is practised is what is done. */
export function practiceProcess(id: PracticeProcess): ProcessDeclaration {
  return id === "resident-request" ? residentRequest : businessDifficulty;
}

/** The practice case as it stands; undefined before it is reported. */
export function stateOf({ entries }: PracticeCase): Case | undefined {
  return fold(entries.map(({ event }) => event));
}

/** Takes a step by the real process's rules. */
export function takeStep(kept: PracticeCase, step: PracticeStep, now: Instant): PracticeCase | Refusal {
  const { actor, action, taskId, input } = step;
  const last = kept.entries.at(-1)?.event.at;
  const world = practiceWorld(actor, last !== undefined && last > now ? last : now);
  const command = { caseId, action, ...(taskId === undefined ? {} : { taskId }), input };
  const decision = decide(practiceProcess(kept.process), stateOf(kept), command, world);
  if (isRefusal(decision)) return decision;
  return { ...kept, entries: [...kept.entries, { event: decision.event, words: decision.sealed }] };
}

/** Lets the others go on in the ordinary course until something is so. Throws where the course does not lead there. */
export function playUntil(kept: PracticeCase, until: Until, now: Instant): PracticeCase {
  let played = kept;
  for (let steps = 0; steps < stepsMost; steps += 1) {
    const state = stateOf(played);
    if (state && isSo(until, state)) return played;
    const step = ordinaryStep(played.process, state);
    const next = step && takeStep(played, step, now);
    if (!next || isRefusal(next))
      throw new Error(`The story stops before ${until}: ${next ? next.refused : "nobody goes on"}`);
    played = next;
  }
  throw new Error(`The story never comes to ${until}`);
}

/** A new practice case as its tour begins: what came before happened in the last minutes. */
export function beginPractice(
  process: PracticeProcess,
  until: Until | undefined,
  now: Instant,
): PracticeCase {
  const empty: PracticeCase = { process, entries: [] };
  if (until === undefined) return empty;
  let played = empty;
  const steps = playUntil(empty, until, now).entries.length;
  for (let left = steps; left > 0; left -= 1) {
    const step = ordinaryStep(process, stateOf(played));
    const next = step && takeStep(played, step, shift(now, -left * stepMillis));
    if (!next || isRefusal(next)) throw new Error(`The story of ${process} does not begin`);
    played = next;
  }
  return played;
}

function isSo(until: Until, state: Case): boolean {
  if (until === "drafted") return state.tasks.some((task) => task.state === "drafted");
  return state.state === until;
}
