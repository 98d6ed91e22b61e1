import type { CaseId } from "./case.ts";

/** An order to take one action on one case. */
export interface Command {
  readonly caseId: CaseId;
  readonly action: string;
  readonly taskId?: number;
  /** The version the sender looked at; where given, the case must not have moved since. */
  readonly expectedVersion?: number;
  /** For the system's actions: the clock that ran out. */
  readonly clockId?: string;
  readonly input: unknown;
}

/** Refusals that any process may give; a module adds its own. */
export const engineRefusals = [
  "action-unknown",
  "case-not-found",
  "case-exists-already",
  "not-allowed",
  "wrong-state",
  "task-not-found",
  "wrong-task-state",
  "changed-meanwhile",
  "clock-not-due",
  "input-invalid",
] as const;
