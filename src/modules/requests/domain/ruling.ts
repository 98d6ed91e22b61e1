import type { BodyId } from "#engine/actor.ts";
import { type Case, type CaseId, factText } from "#engine/case.ts";
import type { CaseEvent } from "#engine/event.ts";
import { fold } from "#engine/evolve.ts";
import type { Instant } from "#engine/instant.ts";

/** What a consultation ended in. */
export interface Ruling {
  caseId: CaseId;
  /** The event it was made by. */
  version: number;
  ruledAt: Instant;
  /** The desk that had the case then. */
  deskId: BodyId;
  leadId: BodyId;
  coHandlerIds: readonly BodyId[];
  process: string;
  kind: string | undefined;
  placeId: BodyId | undefined;
  /** Whether later dispatches may go by it. */
  stands: boolean;
}

/** The type of the event that a consultation ends with. */
export const rulingType = "consultation-concluded";

const goneElsewhere: ReadonlySet<string> = new Set([
  "handingOver",
  "handedOver",
  "transferring",
  "transferred",
]);

/**
 * Whether a case is still where its ruling sent it. One that ended without its reporter's word is: a ruling says whose
 * matter it is, not how well it was done. One that was re-assigned or dispatched to another since, that is merged into
 * another case, or that went to another jurisdiction is not.
 */
function standsIn(state: Case, leadId: BodyId): boolean {
  const lead = state.tasks.findLast((task) => task.role === "lead" && task.parentId === undefined);
  return (
    lead?.bodyId === leadId &&
    factText(state, "mergedInto") === undefined &&
    factText(state, "answeredWith") === undefined &&
    !goneElsewhere.has(state.state)
  );
}

/** The latest ruling of a case, from all its events; none where no consultation ended. */
export function findRuling(events: readonly CaseEvent[]): Ruling | undefined {
  const ruled = events.findLast(({ type }) => type === rulingType);
  const state = fold(events);
  if (!ruled || !state) return undefined;
  const then = fold(events.filter(({ version }) => version <= ruled.version));
  const { leadId, coHandlerIds } = ruled.data;
  const deskId = then?.places["desk"];
  if (typeof leadId !== "string" || deskId === undefined) return undefined;
  return {
    caseId: ruled.caseId,
    version: ruled.version,
    ruledAt: ruled.at,
    deskId,
    leadId,
    coHandlerIds: Array.isArray(coHandlerIds) ? coHandlerIds.filter((id) => typeof id === "string") : [],
    process: state.processId,
    // Taken down wrongly at first, perhaps: what was corrected since is what it is.
    kind: factText(state, "kind"),
    placeId: state.places["matter"],
    stands: standsIn(state, leadId),
  };
}
