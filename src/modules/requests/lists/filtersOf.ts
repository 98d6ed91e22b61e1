import { type Refusal, refuse } from "#engine/refusal.ts";
import type { ClockSpan } from "../domain/listTerms.ts";
import type { Ground } from "../ground.ts";
import type { ListFilters } from "./cursors.ts";
import { dueSpanOf } from "./dueSpan.ts";

/** What a list is narrowed by, as it is asked for. */
export interface AskedConditions {
  process?: string | undefined;
  kind?: string | undefined;
  urgency?: string | undefined;
  state?: string | undefined;
  open?: boolean | undefined;
  placeId?: string | undefined;
  clock?: ClockSpan | undefined;
}

/** Conditions as lists are read by them: a place with everything below it, a clock as a span of time. */
export function filtersOf(ground: Ground, asked: AskedConditions, now: Date): ListFilters | Refusal {
  const { placeId, clock, process, kind, urgency, state, open } = asked;
  const { organisations } = ground;
  const tree = organisations.tree();
  const place = placeId === undefined ? undefined : tree.find(placeId);
  if (placeId !== undefined && !place) return refuse("body-unknown", { bodyId: placeId });
  // Nothing lies outside the root.
  const places =
    place?.parentId === undefined
      ? undefined
      : organisations.bodyIds().filter((id) => tree.isWithin(id, place.id));
  const due = clock === undefined ? undefined : dueSpanOf(clock, now, ground.calendar());
  return { process, kind, urgency, state, open, places, due };
}
