import type { StaffRole } from "#engine/actor.ts";
import type { ActName } from "../../../contract.ts";

/** What may be done with several cases at once: nothing that needs a reason, an answer or a judgement of the one case. */
export const bulkActs = ["accept", "signIn", "urge"] as const;

/** One of {@link bulkActs}. */
export type BulkAct = (typeof bulkActs)[number];

/** The actions that an act stands for; the two processes take a request in by names of their own. */
export const actionsOf: Readonly<Record<BulkAct, readonly ActName[]>> = {
  accept: ["accept", "collect"],
  signIn: ["signIn"],
  urge: ["urge"],
};

const offered: Readonly<Partial<Record<StaffRole, readonly BulkAct[]>>> = {
  dispatcher: ["accept", "signIn", "urge"],
  townshipDesk: ["accept", "signIn", "urge"],
  handler: ["signIn"],
  clerk: ["urge"],
};

/** What a role is offered for several cases; whether it may in each of them, the case says. */
export function bulkActsOf(role: StaffRole | undefined): readonly BulkAct[] {
  return (role && offered[role]) ?? [];
}

/** More at once than anybody looks through before sending. */
export const bulkMost = 100;
