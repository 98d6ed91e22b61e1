import type { Case } from "#engine/case.ts";
import type { Exploration } from "#engine/explore.ts";
import { exampleInputs } from "./exampleInputs.ts";
import { exampleActors, exampleWorld } from "./exampleWorld.ts";

/** Actions that a rule asks about afterwards: who else may sign, check, call back or review. */
export const rememberedActions: readonly string[] = [
  "solveOnTheSpot",
  "reportResult",
  "draftAnswer",
  "signOff",
  "passCheck",
  "returnTask",
];

/** Counts that a rule reads. */
export const readCounts: readonly string[] = ["callbackAttempts"];

function only<Value>(record: Readonly<Record<string, Value>>, names: readonly string[]) {
  return Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)));
}

/** A case without what no rule of a request reads: how often it was urged, who signed in. */
function blur(state: Case): Case {
  return { ...state, did: only(state.did, rememberedActions), counts: only(state.counts, readCounts) };
}

/** The exploration of a request process in the example's world, so many steps deep. */
export function exampleExploration(depth: number): Exploration {
  return {
    actors: Object.values(exampleActors),
    inputs: exampleInputs,
    world: (actor, state) => exampleWorld(actor, state),
    blur,
    depth,
  };
}
