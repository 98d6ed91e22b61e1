import type { BodyId } from "#engine/actor.ts";
import type { Case } from "#engine/case.ts";
import { dutiesOf } from "#engine/duties.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import type { Tree } from "#engine/tree.ts";

/** The bodies that have a case in hand. */
export function holdersOf(process: ProcessDeclaration, state: Case, tree: Tree): BodyId[] {
  // Whoever decides what was asked for, or owes an order its answer, does not hold the case.
  const aside = new Set(state.tasks.flatMap((task) => (task.role === "side" ? [task.id] : [])));
  const duties = dutiesOf(process, state, tree).filter(
    ({ taskId }) => taskId === undefined || !aside.has(taskId),
  );
  return [...new Set(duties.map((duty) => duty.bodyId))];
}
