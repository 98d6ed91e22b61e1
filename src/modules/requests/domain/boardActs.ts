import type { StaffRole } from "#engine/actor.ts";
import { type RequestProcessId, requestProcesses } from "./processes.ts";

/** By what a case that waits on the board goes on to a body, each with the field that names it. */
export const boardActs = ["dispatch", "assignDown", "upholdReturn"] as const;

/** One of {@link boardActs}. */
export type BoardAct = (typeof boardActs)[number];

/** Whose work it is to send cases on: desks that dispatch, and those of townships, streets and parks that hand down. */
export const boardRoles: readonly StaffRole[] = ["dispatcher", "townshipDesk"];

/** A step of a queue that waits for a body to be named. */
interface BoardStep {
  process: RequestProcessId;
  step: string;
  ofTask: boolean;
  act: BoardAct;
}

const allSteps: readonly BoardStep[] = requestProcesses.flatMap(({ id: process, actions }) =>
  boardActs.flatMap((act) => {
    const { from, onTask } = actions[act];
    const steps = onTask ? onTask.from : from;
    return steps.map((step) => ({ process, step, ofTask: onTask !== undefined, act }));
  }),
);

/** The steps of a queue that stand on the board. */
export const boardSteps: readonly string[] = [...new Set(allSteps.map(({ step }) => step))];

/** By which act a duty goes on to a body; `undefined` for one that no body is named in. */
export function findBoardAct(process: string, step: string, ofTask: boolean): BoardAct | undefined {
  return allSteps.find((each) => each.process === process && each.step === step && each.ofTask === ofTask)
    ?.act;
}
