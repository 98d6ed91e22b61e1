import type { BodyId, PersonId, ReporterId, StaffRole } from "./actor.ts";
import type { Case, CaseId, Json, ReporterParty, Task } from "./case.ts";
import { type Clock, isRunning } from "./clock.ts";
import type { Instant } from "./instant.ts";

/** What an event did to the case, as facts: the values after it. Old events need no process to be read. */
export type Change =
  | { readonly change: "opened"; readonly opened: OpenedCase }
  | {
      readonly change: "state";
      readonly state: string;
      readonly closed?: true;
      /** For what is told afterwards: it closed then, not when the event happened. */
      readonly closedAt?: Instant;
    }
  | { readonly change: "task"; readonly task: Task }
  | { readonly change: "clock"; readonly clock: Clock }
  | { readonly change: "count"; readonly name: string; readonly value: number }
  | { readonly change: "fact"; readonly name: string; readonly value: Json }
  | { readonly change: "place"; readonly name: string; readonly bodyId: BodyId }
  | { readonly change: "about"; readonly aboutIds: readonly BodyId[] }
  | { readonly change: "reporter"; readonly reporter: ReporterParty };

/** What a case begins with. */
export interface OpenedCase {
  processId: string;
  processVersion: number;
  reporter: ReporterParty;
  aboutIds: readonly BodyId[];
  places: Case["places"];
  facts: Case["facts"];
}

/** Who did it: the person, the post they did it in. */
export type EventActor =
  | { readonly kind: "staff"; readonly personId: PersonId; readonly role: StaffRole; readonly bodyId: BodyId }
  | { readonly kind: "reporter"; readonly reporterId: ReporterId }
  | { readonly kind: "anonymous" }
  | { readonly kind: "superior"; readonly platformId: string }
  | { readonly kind: "system" };

/** One step of a case. A command makes exactly one. */
export interface CaseEvent {
  readonly caseId: CaseId;
  /** 1 for the first; without gaps. */
  readonly version: number;
  /** The action taken, as the process names it. */
  readonly action: string;
  /** The past participle: `accepted`. */
  readonly type: string;
  readonly at: Instant;
  readonly actor: EventActor;
  readonly taskId?: number;
  /** What was said, but for what is sealed. */
  readonly data: Readonly<Record<string, Json>>;
  readonly changes: readonly Change[];
}

/** The running clock of a kind that an event started or changed, as it left it. */
export function findMovedClock({ changes }: Pick<CaseEvent, "changes">, kind: string): Clock | undefined {
  const clocks = changes.flatMap((each) => (each.change === "clock" ? [each.clock] : []));
  return clocks.findLast((clock) => clock.kind === kind && isRunning(clock));
}
