import type { BodyId } from "#engine/actor.ts";
import type { Case, TaskRole } from "#engine/case.ts";
import type { Instant } from "#engine/instant.ts";
import type { appealGrounds, Measure } from "./appealGrounds.ts";

/** A case left out of a body's assessment in one measure, by another's reasoned decision. */
export type Exclusion = Readonly<{
  taskId: number;
  role: TaskRole;
  bodyId: BodyId;
  measure: Measure;
  ground: keyof typeof appealGrounds;
  at: Instant;
}>;

/** What was granted on a case, in the order of the decisions. */
export function exclusionsOf(state: Case): readonly Exclusion[] {
  const noted = state.facts["exclusions"];
  return Array.isArray(noted) ? (noted as Exclusion[]) : []; // written by `grantAppeal` alone
}
