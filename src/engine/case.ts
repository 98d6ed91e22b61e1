import type { BodyId, PersonId, ReporterId } from "./actor.ts";
import type { Clock } from "./clock.ts";
import type { Instant } from "./instant.ts";

/** A case's id: derived from who sent it and their idempotency key, so that sending twice makes one case. */
export type CaseId = string & { readonly brand?: "CaseId" };

/** Plain data as JSON has it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Who asked, as far as the engine must know; names and numbers are kept elsewhere, sealed. */
export interface ReporterParty {
  /** For a report without a name, an id of this case alone. */
  reporterId?: ReporterId;
  /** Gave no name and no number. */
  anonymous: boolean;
  /** Whether a desk can call or message back. */
  reachable: boolean;
  /** Staff who wrote the report down for somebody else. */
  registrarId?: PersonId;
  registrarBodyId?: BodyId;
}

/**
 * What a body does in a case: leads, helps the lead, or answers something beside the handling (an ask for time, an
 * order, a consultation).
 */
export type TaskRole = "lead" | "co" | "side";

/** One body's part in a case: handed down from a parent task or from the desk; a side task comes from whoever asks. */
export interface Task {
  id: number;
  role: TaskRole;
  bodyId: BodyId;
  parentId?: number;
  state: string;
  /** Named against its objection: it may not return the case again. */
  designated: boolean;
  returns: number;
  sentAt: Instant;
  /** Who sent it; somebody else reviews a return. */
  sentById?: PersonId;
  /** The task on whose behalf a side task asks. */
  forTaskId?: number;
  /** What a side task asks for. */
  asks?: Readonly<Record<string, Json>>;
}

/** A case: the fold of its events, and nothing else. Holds no name, number or free text. */
export interface Case {
  id: CaseId;
  processId: string;
  processVersion: number;
  /** How many events made it. */
  version: number;
  state: string;
  openedAt: Instant;
  closedAt?: Instant;
  reporter: ReporterParty;
  /** Bodies whom the report is about: they see nothing of it. */
  aboutIds: readonly BodyId[];
  /** Bodies by the part they play: the desk, the township, where the matter lies. */
  places: Readonly<Record<string, BodyId>>;
  facts: Readonly<Record<string, Json>>;
  tasks: readonly Task[];
  clocks: readonly Clock[];
  counts: Readonly<Record<string, number>>;
  /** Who of the staff did each action, for rules that ask for somebody else. */
  did: Readonly<Record<string, readonly PersonId[]>>;
}

/** The task with this id. */
export function findTask(state: Case, taskId: number | undefined): Task | undefined {
  return taskId === undefined ? undefined : state.tasks.find((task) => task.id === taskId);
}

/** How often something was counted on a case. */
export function countOf(state: Case, name: string): number {
  return state.counts[name] ?? 0;
}

/** A fact as text, or `undefined`. */
export function factText(state: Case, name: string): string | undefined {
  const value = state.facts[name];
  return typeof value === "string" ? value : undefined;
}
