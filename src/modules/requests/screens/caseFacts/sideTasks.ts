import type { CaseView } from "../../contract.ts";
import { type Entry, lastEntry, type Task } from "./facts.ts";

/** The steps that ask a body for something beside the handling: a decision, an opinion, an answer. */
const asking = [
  "askExtension",
  "askPause",
  "askCarry",
  "proposeCarry",
  "convene",
  "issueOrder",
  "addNote",
  "askAppeal",
] as const;

/** One of the steps that ask a body for something beside the handling. */
export type Asking = (typeof asking)[number];

/** Whether an action asks a body for something beside the handling. */
function isAsking(action: string): action is Asking {
  return (asking as readonly string[]).includes(action);
}

/** An entry that asked for something. */
export type AskingEntry = Entry & { action: Asking };

/** How many bodies an entry asked; each got a task of its own. */
function askedBy({ action, fields }: Entry): number {
  if (!isAsking(action)) return 0;
  const parties = fields["partyIds"];
  return action === "convene" && Array.isArray(parties) ? parties.length : 1;
}

/** The tasks beside the handling, in the order in which they were sent. */
export function sideTasks(view: Pick<CaseView, "tasks">): Task[] {
  return view.tasks.filter(({ role }) => role === "side").toSorted((one, other) => one.id - other.id);
}

/** The entry that sent a side task; `undefined` for a reader who does not see all that was asked. */
export function originOf(
  view: Pick<CaseView, "tasks" | "timeline">,
  taskId: number | undefined,
): AskingEntry | undefined {
  const sent = sideTasks(view);
  const asked = view.timeline.flatMap((entry) => Array.from({ length: askedBy(entry) }, () => entry));
  // Tasks and entries are in the same order, so they belong together by their place in it.
  if (sent.length !== asked.length) return undefined;
  const entry = asked[sent.findIndex(({ id }) => id === taskId)];
  return entry && isAsking(entry.action) ? { ...entry, action: entry.action } : undefined;
}

/** The number of an order or a note among the case's others. */
export function paperNumber(view: Pick<CaseView, "timeline">, paper: Entry): number {
  return view.timeline.filter(({ action, version }) => action === paper.action && version <= paper.version)
    .length;
}

/** An opinion that was asked for, and given or not yet. */
export interface Opinion {
  task: Task;
  entry: Entry | undefined;
}

/** What the bodies of the last consultation say. */
export function opinionsOf(view: Pick<CaseView, "tasks" | "timeline">): Opinion[] {
  const convened = lastEntry(view, ["convene"]);
  if (!convened) return [];
  return sideTasks(view)
    .filter(({ id }) => originOf(view, id)?.version === convened.version)
    .map((task) => ({ task, entry: lastEntry(view, ["giveOpinion"], task.id) }));
}
