import type { World } from "./world.ts";
import type { Case, Task } from "./case.ts";
import type { ActionContext, ActionDeclaration, ProcessDeclaration } from "./process.ts";
import { mayAct } from "./standing.ts";

/** An action somebody may take now, on the case or on one of its tasks. */
export interface AvailableAction {
  readonly action: string;
  readonly taskId?: number;
  /** A rule stands in the way for now: the code of its refusal. */
  readonly blockedBy?: string;
}

function blockOf(
  process: ProcessDeclaration,
  action: ActionDeclaration,
  state: Case,
  task: Task | undefined,
  world: World,
): string | undefined {
  const context: ActionContext = { ...world, process, before: state, task, input: {} };
  return action.provided?.find((rule) => !rule.readsInput && !rule.holds(context))?.otherwise;
}

/** The actions an actor may take on a case as it stands: who, state and task fit; rules that bar one are named. */
export function availableActions(
  process: ProcessDeclaration,
  state: Case,
  world: World,
): readonly AvailableAction[] {
  const found: AvailableAction[] = [];
  for (const [name, action] of Object.entries(process.actions)) {
    if (action.opens || action.follows || !action.from.includes(state.state)) continue;
    for (const task of action.onTask ? tasksFor(action, state) : [undefined]) {
      if (!mayAct(action, state, task, world.actor, world.tree)) continue;
      const blockedBy = blockOf(process, action, state, task, world);
      found.push({ action: name, ...(task ? { taskId: task.id } : {}), ...(blockedBy ? { blockedBy } : {}) });
    }
  }
  return found;
}

function tasksFor(action: ActionDeclaration, state: Case): readonly Task[] {
  const { onTask } = action;
  if (!onTask) return [];
  return state.tasks.filter(
    (task) => onTask.from.includes(task.state) && onTask.roles?.includes(task.role) !== false,
  );
}
