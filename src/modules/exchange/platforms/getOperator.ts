import type { Actor, PersonId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Ground } from "../ground.ts";

/** Whoever operates the installation looks after superior platforms; here it is a person, whose name is kept. */
export function getOperator({ organisations }: Ground, actor: Actor): PersonId | Refusal {
  const refusal = organisations.refuseOperating(actor);
  if (refusal) return refusal;
  return actor.kind === "staff" ? actor.personId : refuse("not-allowed");
}
