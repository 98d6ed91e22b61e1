import { diagramOf } from "#engine/diagram.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import { requestProcesses } from "./domain/processes.ts";

function targets(action: ProcessDeclaration["actions"][string]): string[] {
  if (action.to === undefined) return [];
  return typeof action.to === "string" ? [action.to] : action.to.flatMap((branch) => branch.to ?? []);
}

function describe(process: ProcessDeclaration) {
  return {
    id: process.id,
    version: process.version,
    name: process.name,
    sentence: process.sentence,
    states: Object.entries(process.states).map(([id, state]) => ({
      id,
      name: state.name,
      closed: state.closedBy !== undefined,
    })),
    clocks: Object.entries(process.clocks).map(([id, { name, limit }]) => ({ id, name, limit })),
    actions: Object.entries(process.actions).map(([id, action]) => ({
      id,
      does: action.does,
      by: action.by.map((hand) => hand.says),
      from: [...action.from],
      to: targets(action),
    })),
    diagram: diagramOf(process, "zh"),
  };
}

/** The processes as anyone may read them: what may be done, by whom, from where to where, how long. */
export function describeProcesses(): ReturnType<typeof describe>[] {
  return requestProcesses.map((process) => describe(process));
}
