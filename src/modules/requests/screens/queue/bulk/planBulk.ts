import type { Words } from "#engine/words.ts";
import type { ActName, CaseView } from "../../../contract.ts";
import { actionsOf, type BulkAct } from "./bulkActs.ts";

/** A line that was chosen: a case, or one duty on it. */
export interface Chosen {
  caseId: string;
  number: string;
  summary?: string | undefined;
  taskId?: number | undefined;
}

/** A step that will be taken on one case, with what it was decided on. */
export interface PlannedStep extends Chosen {
  action: ActName;
  /** It counts only while the case is as it was looked at. */
  version: number;
}

/** A line that is left out, and why: the server's own sentence, or that nothing of the kind is open there. */
export interface LeftOut extends Chosen {
  why: Words | "no-such-step" | "unread";
  state?: Words;
}

/** What an act will come to, before anything is sent. */
export interface BulkPlan {
  steps: PlannedStep[];
  leftOut: LeftOut[];
}

/**
 * Plans an act on the lines that were chosen, by what each case says may be done in it now. A line that is one task
 * stands for this task alone; a case without one for each of its tasks that the step is open in.
 */
export function planBulk(
  act: BulkAct,
  chosen: readonly Chosen[],
  views: ReadonlyMap<string, CaseView>,
): BulkPlan {
  const plan: BulkPlan = { steps: [], leftOut: [] };
  const taken = new Set<string>();
  for (const line of chosen) {
    const view = views.get(line.caseId);
    const { steps, leftOut } = view ? planLine(act, line, view) : left(line, "unread");
    // Several duties of one case may stand for the same step.
    for (const step of steps) {
      const key = `${step.caseId}/${step.action}/${step.taskId ?? ""}`;
      if (!taken.has(key)) plan.steps.push(step);
      taken.add(key);
    }
    plan.leftOut.push(...leftOut);
  }
  return plan;
}

function planLine(act: BulkAct, line: Chosen, view: CaseView): BulkPlan {
  // A desk writes down that somebody rang again, and nobody rings about fifty cases at once.
  if (act === "urge" && !view.audiences.includes("registrar"))
    return left({ ...line, state: view.state.name }, "no-such-step");
  const names: readonly string[] = actionsOf[act];
  const open = view.actions.filter(
    ({ action, taskId }) =>
      names.includes(action) && (line.taskId === undefined || taskId === undefined || taskId === line.taskId),
  );
  const free = open.filter(({ blocked }) => blocked === undefined);
  if (free.length === 0) {
    const why = open.flatMap(({ blocked }) => blocked?.says ?? [])[0] ?? "no-such-step";
    return left({ ...line, state: view.state.name }, why);
  }
  const steps = free.map(({ action, taskId }) => ({
    ...line,
    action: action as ActName, // one of `names`
    taskId,
    version: view.version,
  }));
  return { steps, leftOut: [] };
}

function left(line: Chosen & { state?: Words }, why: LeftOut["why"]): BulkPlan {
  return { steps: [], leftOut: [{ ...line, why }] };
}
