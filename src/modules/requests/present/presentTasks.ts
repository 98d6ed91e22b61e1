import type { BodyId } from "#engine/actor.ts";
import type { Case, Task } from "#engine/case.ts";
import { nearestClock } from "#engine/duties.ts";
import { isOpen, isRelieved } from "#engine/invariants.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import type { Words } from "#engine/words.ts";
import type { CaseView } from "../contract.ts";

/**
 * The parts that bodies have in a case. A reporter sees those at work, not who was asked and sent it back, nor what
 * bodies ask, order and answer among themselves.
 */
export function presentTasks(
  process: ProcessDeclaration,
  state: Case,
  staff: boolean,
  bodyName: (id: BodyId) => Words,
): CaseView["tasks"] {
  return state.tasks
    .filter((task) => staff || isAtWorkForAll(process, task))
    .map((task) => {
      const dueAt = staff && nearestClock(state.clocks.filter((clock) => clock.taskId === task.id))?.dueAt;
      return {
        id: task.id,
        role: task.role,
        bodyId: task.bodyId,
        bodyName: bodyName(task.bodyId),
        ...(task.parentId === undefined ? {} : { parentId: task.parentId }),
        state: task.state,
        stateName: process.taskStates[task.state]?.name ?? { zh: task.state, en: task.state },
        open: isOpen(process, task.state),
        designated: task.designated,
        ...(dueAt ? { dueAt } : {}),
      };
    });
}

function isAtWorkForAll(process: ProcessDeclaration, task: Task): boolean {
  return task.role !== "side" && task.parentId === undefined && !isRelieved(process, task.state);
}
