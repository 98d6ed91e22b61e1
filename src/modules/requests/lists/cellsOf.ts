import { cellOf } from "#platform/journal/casesInRanges.ts";
import { kinds } from "../domain/kinds.ts";
import { requestProcesses } from "../domain/processes.ts";
import type { ListFilters } from "./cursors.ts";

interface DeclaredState {
  state: string;
  closed: boolean;
}

const declaredStates: readonly DeclaredState[] = requestProcesses.flatMap(({ states }) =>
  Object.entries(states).map(([state, declared]) => ({ state, closed: "closedBy" in declared })),
);

/** How cases with these filters can have ended: `undefined` stands for all that are open. */
function endingsOf({ state, open }: Pick<ListFilters, "state" | "open">): (string | undefined)[] {
  const asked = declaredStates.filter(
    (each) => (state === undefined || each.state === state) && (open === undefined || open !== each.closed),
  );
  return [...new Set(asked.map((each) => (each.closed ? each.state : undefined)))];
}

/** The cells that hold every case with these filters; `undefined` where nothing is narrowed. */
export function cellsOf(filters: ListFilters): string[] | undefined {
  const { state, kind, process, due } = filters;
  // Only an open case has a clock that runs out.
  if (due && filters.open === false) return [];
  const open = due ? true : filters.open;
  // A process alone is narrowed along its own index, which begins with it and goes on by cells.
  if ([state, kind, open, process].every((each) => each === undefined)) return undefined;
  const asked = kind === undefined ? [...Object.keys(kinds), null] : [kind];
  return endingsOf({ state, open }).flatMap((closedAs) => asked.map((each) => cellOf(closedAs, each)));
}
