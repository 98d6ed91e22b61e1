import type { Case, Task } from "./case.ts";
import type { Clock } from "./clock.ts";
import type { ProcessDeclaration } from "./process.ts";

/** The engine's own rules, which hold for every case of every process at every moment. */
export function brokenRules(process: ProcessDeclaration, state: Case): readonly string[] {
  const declared = process.states[state.state];
  if (!declared) return [`the state ${state.state} is not declared`];
  const broken: string[] = [];
  const leads = state.tasks.filter(
    (task) => task.role === "lead" && task.parentId === undefined && !isRelieved(process, task.state),
  );
  const running = state.clocks.filter((clock) => clock.stoppedAt === undefined);
  if (leads.length > 1) broken.push("more than one lead");
  if (declared.lead && leads.length !== 1) broken.push(`${state.state} has ${leads.length} leads`);
  if (declared.closedBy && running.some((clock) => !outlivesTheCase(process, state.tasks, clock)))
    broken.push("a closed case with a running clock");
  if (!declared.closedBy && running.length === 0) broken.push("an open case without a clock");
  if ((state.closedAt !== undefined) !== (declared.closedBy !== undefined))
    broken.push("closed and open at once");
  for (const invariant of process.invariants ?? []) if (!invariant.holds(state)) broken.push(invariant.name);
  return [...broken, ...clocksOutside(process, state)];
}

/** Whether a clock belongs to a task that goes on though the case is closed. */
export function outlivesTheCase(process: ProcessDeclaration, tasks: readonly Task[], clock: Clock): boolean {
  const task = tasks.find((each) => each.id === clock.taskId);
  return task !== undefined && process.taskStates[task.state]?.outlives === true;
}

/** Whether a task in this state ended without a result. */
export function isRelieved(process: ProcessDeclaration, taskState: string): boolean {
  return process.taskStates[taskState]?.relieved ?? false;
}

/** Whether a task in this state has not ended. */
export function isOpen(process: ProcessDeclaration, taskState: string): boolean {
  return process.taskStates[taskState]?.open ?? false;
}

function clocksOutside(process: ProcessDeclaration, state: Case): string[] {
  return state.clocks.flatMap((clock) => {
    const inside = process.clocks[clock.kind]?.inside;
    if (inside === undefined || clock.stoppedAt !== undefined) return [];
    const parentTaskId = state.tasks.find((task) => task.id === clock.taskId)?.parentId;
    const around = state.clocks.find(
      (each) =>
        each.stoppedAt === undefined &&
        (parentTaskId === undefined
          ? each.kind === inside && each.taskId === undefined
          : each.kind === clock.kind && each.taskId === parentTaskId),
    );
    return around && clock.dueAt > around.dueAt ? [`clock ${clock.kind} passes its parent's`] : [];
  });
}
