import type { WorkingCalendar } from "#engine/calendar.ts";
import type { Case, Json } from "#engine/case.ts";
import { decide } from "#engine/decide.ts";
import type { CaseEvent } from "#engine/event.ts";
import { evolve } from "#engine/evolve.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import { isRefusal } from "#engine/refusal.ts";
import type { Tree } from "#engine/tree.ts";
import { requestProcesses } from "#modules/requests/index.ts";
import type { Chance } from "../system/chance.ts";
import type { Scene } from "./scene.ts";
import { caseToken, type Story } from "./stories.ts";

/** A story as the engine tells it: the case with its events, under tokens for the ids. */
export interface ToldStory {
  process: ProcessDeclaration;
  state: Case;
  events: readonly CaseEvent[];
  /** What each event seals beside itself. */
  sealed: readonly Readonly<Record<string, Json>>[];
  named: boolean;
  open: boolean;
}

/** When a story is told from, and in which world. */
export interface Telling {
  tree: Tree;
  calendar: WorkingCalendar;
  /** When the case is reported. */
  from: Date;
  chance: Chance;
}

/** Takes every step of a story by the engine's own decisions; throws where one is refused. */
export function tellStory(story: Story, scene: Scene, { tree, calendar, from, chance }: Telling): ToldStory {
  const process = requestProcesses.find(({ id }) => id === scene.process);
  if (!process) throw new Error(`There is no process ${scene.process}`);
  let state: Case | undefined;
  let atMs = from.getTime();
  const events: CaseEvent[] = [];
  const sealed: ToldStory["sealed"][number][] = [];
  for (const step of story.steps(scene)) {
    atMs += Math.round(step.after * 60_000 * (0.5 + chance.upTo(1_000) / 1_000));
    const { action, actor, taskId, input } = step;
    const command = { caseId: caseToken, action, input, ...(taskId === undefined ? {} : { taskId }) };
    const world = { now: new Date(atMs).toISOString(), actor, calendar, tree };
    const decision = decide(process, state, command, world);
    if (isRefusal(decision))
      throw new Error(`${story.name}: ${action} was refused: ${JSON.stringify(decision)}`);
    state = evolve(state, decision.event);
    events.push(decision.event);
    sealed.push(decision.sealed);
  }
  if (!state) throw new Error(`${story.name} has no steps`);
  return { process, state, events, sealed, named: scene.named, open: story.open };
}
