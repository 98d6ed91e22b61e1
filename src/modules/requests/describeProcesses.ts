import { diagramOf } from "#engine/diagram.ts";
import type { ActionDeclaration, ProcessDeclaration } from "#engine/process.ts";
import type { Words } from "#engine/words.ts";
import type { z } from "zod";
import { kinds, urgencies } from "./domain/kinds.ts";
import { requestProcesses } from "./domain/processes.ts";
import type { processView } from "./domain/processView.ts";

type View = z.output<typeof processView>;

/** The processes as anyone may read them: what may be done, by whom, from where to where, how long. */
export function describeProcesses(): View[] {
  return requestProcesses.map((process) => describe(process));
}

function describe(process: ProcessDeclaration): View {
  const { id, version, name, sentence } = process;
  return {
    id,
    version,
    name,
    sentence,
    states: Object.entries(process.states).map(([state, { name: says, closedBy, clocks = [] }]) => ({
      id: state,
      name: says,
      ...(closedBy ? { closedBy } : {}),
      clocks: [...clocks],
    })),
    taskStates: Object.entries(process.taskStates).map(([state, { name: says }]) => ({
      id: state,
      name: says,
    })),
    actions: Object.entries(process.actions).map(([action, declared]) => ({
      id: action,
      does: declared.does,
      by: byOf(declared),
      from: [...declared.from],
      to: targetsOf(declared),
      opens: declared.opens === true,
      onTask: (declared.onTask?.from ?? []).flatMap((state) => process.taskStates[state]?.name ?? []),
    })),
    clocks: clocksOf(process),
    diagram: diagramOf(process, "zh"),
  };
}

/** One who may take it in several ways is named once. */
function byOf({ by }: ActionDeclaration): Words[] {
  return [...new Map(by.map(({ says }) => [says.zh, says])).values()];
}

function targetsOf({ to }: ActionDeclaration): View["actions"][number]["to"] {
  if (to === undefined) return [];
  if (typeof to === "string") return [{ state: to }];
  return to.map((branch) => ({
    ...(branch.to === undefined ? {} : { state: branch.to }),
    ...(branch.when ? { when: branch.when } : {}),
  }));
}

function clocksOf({ clocks, actions, taskStates }: ProcessDeclaration): View["clocks"] {
  return Object.entries(clocks).map(([id, { name, limit, byUrgency = {}, byKind = {}, lapses }]) => {
    const does = lapses === undefined ? undefined : actions[lapses]?.does;
    return {
      id,
      name,
      limit,
      byUrgency: named(urgencies, byUrgency),
      byKind: named(kinds, byKind),
      onTask: Object.values(taskStates).flatMap((state) => (state.clocks?.includes(id) ? [state.name] : [])),
      ...(does ? { lapses: does } : {}),
    };
  });
}

function named(table: Readonly<Record<string, Words>>, limits: Readonly<Record<string, string>>) {
  return Object.entries(limits).map(([id, limit]) => ({ name: table[id] ?? { zh: id, en: id }, limit }));
}
