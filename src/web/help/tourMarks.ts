import { useSyncExternalStore } from "react";
import { browserStorage } from "#web/draft/browserStorage.ts";

/** How far somebody is with the tour, as this browser remembers: offered and put off, or done. */
export type TourMark = "offered" | "done";

const listeners = new Set<() => void>();
const keyOf = (personId: string): string => `shiliu.tour.${personId}`;

/** Remembers that the tour was offered or done; what was done stays done. */
export function noteTour(personId: string, mark: TourMark): void {
  if (readMark(personId) === "done") return;
  browserStorage().setItem(keyOf(personId), mark);
  for (const listener of listeners) listener();
}

function readMark(personId: string): TourMark | undefined {
  const mark = browserStorage().getItem(keyOf(personId));
  return mark === "offered" || mark === "done" ? mark : undefined;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What this browser remembers of somebody's tour. */
export function useTourMark(personId: string): TourMark | undefined {
  return useSyncExternalStore(subscribe, () => readMark(personId));
}
