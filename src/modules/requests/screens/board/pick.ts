import type { FieldValues } from "#web/kit/actionFields.ts";
import type { BoardLine } from "../../contract.ts";

/** Bodies picked for a case, before anything is sent. */
export interface PickedBodies {
  leadId?: string;
  coIds: readonly string[];
}

/** What a body is picked as. */
export type PickRole = "lead" | "co";

/** Nothing picked. */
export const noPick: PickedBodies = { coIds: [] };

/** As many co-handlers as a dispatch takes. */
const coMost = 20;

/** Whether anything is picked. */
export function isPicked({ leadId, coIds }: PickedBodies): boolean {
  return leadId !== undefined || coIds.length > 0;
}

/** Picks a body as the lead, in the place of the one before; a body is picked once. */
export function takeAsLead({ coIds }: PickedBodies, bodyId: string): PickedBodies {
  return { leadId: bodyId, coIds: coIds.filter((id) => id !== bodyId) };
}

/** Picks a body as a co-handler, or no longer. */
export function toggleCo(pick: PickedBodies, bodyId: string): PickedBodies {
  if (pick.coIds.includes(bodyId)) return { ...pick, coIds: pick.coIds.filter((id) => id !== bodyId) };
  if (pick.coIds.length >= coMost) return pick;
  const without = dropBody(pick, bodyId);
  return { ...without, coIds: [...without.coIds, bodyId] };
}

/** Picks a body no longer, as whatever it was picked. */
export function dropBody({ leadId, coIds }: PickedBodies, bodyId: string): PickedBodies {
  const kept = coIds.filter((id) => id !== bodyId);
  return leadId === undefined || leadId === bodyId ? { coIds: kept } : { leadId, coIds: kept };
}

/** Takes back what was picked last: the lead, then co-handlers one by one. */
export function undoPick({ leadId, coIds }: PickedBodies): PickedBodies {
  return { coIds: leadId === undefined ? coIds.slice(0, -1) : coIds };
}

/** What the form of an act holds for a pick. */
export function valuesOf(act: BoardLine["act"], { leadId = "", coIds }: PickedBodies): FieldValues {
  return act === "dispatch" ? { leadId, coHandlerIds: coIds } : { bodyId: leadId };
}
