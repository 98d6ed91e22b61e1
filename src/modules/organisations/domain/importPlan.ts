import type { Refusal } from "#engine/refusal.ts";
import type { Change } from "./change.ts";

/** What one line of an import would do. */
export interface LineVerdict {
  /** Line of the table, the header being 1. */
  line: number;
  /** The code or login the line is about. */
  subject: string;
  verdict: "add" | "change" | "unchanged" | "rejected";
  /** Names of the fields that differ. */
  changes: readonly string[];
  /** Why the line is rejected. */
  refusal?: Refusal;
}

/** An import worked out in full, before anything is written. */
export interface ImportPlan {
  verdicts: readonly LineVerdict[];
  changes: readonly Change[];
}
