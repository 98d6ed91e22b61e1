import type { Words } from "#engine/words.ts";
import type { ClockView } from "#web/kit/clockFace.ts";
import type { CaseView } from "../../contract.ts";
import { answerOutcomes, type DeclineGround, declineGrounds } from "../../domain/grounds.ts";

/** One thing that happened to a case. */
export type Entry = CaseView["timeline"][number];
/** A clock of a case. */
export type CaseClock = CaseView["clocks"][number];
/** The part a body has in a case. */
export type Task = CaseView["tasks"][number];

/** A text that came with an entry; empty texts count as none. */
export function textOf(entry: Entry | undefined, name: string): string | undefined {
  const value = entry?.fields[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** What a table says for a name that was chosen from it; `undefined` for one that it does not have. */
export function wordsIn(table: Readonly<Record<string, Words>>, name: string | undefined): Words | undefined {
  return name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}

/** The last entry of one of these actions, on a given task where one is named. */
export function lastEntry(
  view: Pick<CaseView, "timeline">,
  actions: readonly string[],
  taskId?: number,
): Entry | undefined {
  return view.timeline.findLast(
    (entry) => actions.includes(entry.action) && (taskId === undefined || entry.taskId === taskId),
  );
}

/** The files that came with an entry. */
export function filesOf(view: Pick<CaseView, "files">, entry: Entry | undefined): CaseView["files"] {
  const ids: unknown = entry?.fields["files"];
  return Array.isArray(ids) ? view.files.filter(({ id }) => ids.includes(id)) : [];
}

/** The files that came with the request itself: those that no later entry names. */
export function filesOfRequest(view: Pick<CaseView, "files" | "timeline">): CaseView["files"] {
  const later = new Set(view.timeline.flatMap((entry) => filesOf(view, entry).map(({ id }) => id)));
  return view.files.filter(({ id }) => !later.has(id));
}

/** What the lead wrote for the reporter. */
export interface LeadDraft {
  words: string;
  entry: Entry;
  /** 已解决, 部分解决… as it says itself. */
  outcome: Words | undefined;
}

/** The newest answer that the lead wrote, signed or not; staff only, since a draft is no answer yet. */
export function findLeadDraft(view: CaseView): LeadDraft | undefined {
  const leadIds = new Set(
    view.tasks.filter(({ role, parentId }) => role === "lead" && parentId === undefined).map(({ id }) => id),
  );
  const entry = view.timeline.findLast(
    ({ action, taskId }) => action === "draftAnswer" && taskId !== undefined && leadIds.has(taskId),
  );
  const words = textOf(entry, "words");
  if (!entry || words === undefined) return undefined;
  return { words, entry, outcome: outcomeOf(entry) };
}

/** What a draft says it came to: 已解决, 部分解决… */
export function outcomeOf(entry: Entry | undefined): Words | undefined {
  const outcomes: Readonly<Record<string, Words>> = answerOutcomes;
  return outcomes[textOf(entry, "outcome") ?? ""];
}

/** Why a case was declined, and the lawful route. */
export interface Decline {
  ground: Words | undefined;
  route: Words | undefined;
  explanation: string | undefined;
}

/** What the reporter of a declined case is told. */
export function findDecline(view: CaseView): Decline | undefined {
  const entry = lastEntry(view, ["decline"]);
  if (!entry) return undefined;
  const name = textOf(entry, "ground");
  const ground = name !== undefined && isDeclineGround(name) ? declineGrounds[name] : undefined;
  return { ground: ground?.name, route: ground?.route, explanation: textOf(entry, "explanation") };
}

/** Whether a value is one of the grounds for declining. */
export function isDeclineGround(name: string): name is DeclineGround {
  return Object.hasOwn(declineGrounds, name);
}

/** A clock as the kit shows it. */
export function clockViewOf(clock: CaseClock, label?: string): ClockView {
  return {
    ...(label === undefined ? {} : { label }),
    state: stateOf(clock),
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
    ...(clock.stoppedAt === undefined ? {} : { stoppedAt: clock.stoppedAt }),
  };
}

function stateOf({ outcome, paused }: CaseClock): ClockView["state"] {
  if (outcome === "met" || outcome === "missed") return outcome;
  return paused ? "paused" : "running";
}

/** Clocks that run, the nearest first, and those that stopped; released ones measured nothing. */
export function sortedClocks(clocks: readonly CaseClock[]): { running: CaseClock[]; stopped: CaseClock[] } {
  const byDue = clocks.toSorted((one, other) => one.dueAt.localeCompare(other.dueAt));
  return {
    running: byDue.filter(({ stoppedAt }) => stoppedAt === undefined),
    stopped: byDue.filter(({ stoppedAt, outcome }) => stoppedAt !== undefined && outcome !== "released"),
  };
}
