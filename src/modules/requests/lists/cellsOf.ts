import { cellOf } from "#platform/journal/casesInCells.ts";
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
  const { state, kind } = filters;
  // Only an open case has a clock that runs out.
  const open = filters.due ? true : filters.open;
  if (filters.due && filters.open === false) return [];
  if (state === undefined && kind === undefined && open === undefined) return undefined;
  const asked = kind === undefined ? [...Object.keys(kinds), null] : [kind];
  return endingsOf({ state, open }).flatMap((closedAs) => asked.map((each) => cellOf(closedAs, each)));
}
