import type { Case, Task } from "#engine/case.ts";
import type { Exploration } from "#engine/explore.ts";
import { isOpen, isRelieved } from "#engine/invariants.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import { exampleInputs, exampleOrder, exampleReport } from "./exampleInputs.ts";
import { exampleActors, exampleWorld } from "./exampleWorld.ts";
import { superiorOf } from "./superior.ts";
import { idsIn } from "./otherCase.ts";
import { besideTheTrunk } from "./trunk/besideTheTrunk.ts";
import { superiorsWord } from "./trunk/superior.ts";

/** Actions that a rule asks about afterwards: who else may sign, check, call back or review. */
export const rememberedActions: readonly string[] = [
  "solveOnTheSpot",
  "reportResult",
  "draftAnswer",
  "signOff",
  "passCheck",
  "returnTask",
  "failCheck",
  "askExtension",
  "askPause",
  "askCarry",
  "proposeCarry",
];

/** Counts that a rule reads. */
export const readCounts: readonly string[] = ["callbackAttempts", "returns", "extensions", "disputes"];

function only<Value>(record: Readonly<Record<string, Value>>, names: readonly string[]) {
  return Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)));
}

/** A case without what no rule of a request reads: how often it was urged, who signed in. */
function blur(state: Case): Case {
  return { ...state, did: only(state.did, rememberedActions), counts: only(state.counts, readCounts) };
}

/** What a desk does beside the trunk: so much that only kinds of cases can be told apart where it is tried too. */
const beside: ReadonlySet<string> = new Set([
  ...Object.keys(besideTheTrunk({ ready: "", open: [], emergency: { by: [], from: [], clocks: [] } })),
  ...Object.keys(superiorsWord([], [])),
]);

const inTheExample = {
  actors: Object.values(exampleActors),
  inputs: exampleInputs,
  world: exampleWorld,
  blur,
} as const;

/** The exploration of a request process's trunk in the example's world, so many steps deep. */
export function exampleExploration(depth: number): Exploration {
  return { ...inTheExample, tries: (name) => !beside.has(name), depth };
}

const partOf = ({ role, parentId, state }: Task): string =>
  `${role}${parentId === undefined ? "" : " below"} ${state}`;

/** A process whose policy sends the first dispute to a review, which is else many steps away. */
export function reviewedAtOnce(process: ProcessDeclaration): ProcessDeclaration {
  return { ...process, numbers: { ...process.numbers, disputesMost: 0 } };
}

/** The exploration of all that may be done, each kind of case once: where it stands, and how its open tasks do. */
export function explorationByKind(process: ProcessDeclaration, depth: number): Exploration {
  return {
    ...inTheExample,
    inputs: (name) => (name === "report" ? [exampleReport, exampleOrder] : exampleInputs(name)),
    depth,
    kindOf(seen) {
      const { state, tasks, facts, places } = seen;
      const open = tasks.filter((task) => isOpen(process, task.state));
      const parts = new Set(open.filter(({ role }) => role !== "side").map(partOf));
      // One thing asked beside the handling stands for any number of them.
      const aside = open.find(({ role }) => role === "side");
      const led = tasks.some((task) => task.role === "lead" && !isRelieved(process, task.state));
      // Links stand beside everything else: what they allow shows where a case begins, and they are told apart only there.
      const linked = state === "reported" && idsIn({ facts }, "linked").length > 0;
      // Before anything is dispatched, whose desk it lies at is all that there is to tell.
      const deskId = tasks.length === 0 ? places["desk"] : undefined;
      // What counts against a body is appealed once the case is over.
      const unsatisfied = state === "closed" && facts["satisfied"] === false;
      const told = [deskId, led, linked, unsatisfied, superiorOf(seen)?.number];
      return JSON.stringify([state, [...parts].toSorted(), aside && partOf(aside), ...told]);
    },
  };
}
