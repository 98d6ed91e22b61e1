import { type Case, factText } from "#engine/case.ts";

/** The moment that the limit of a case never passes, whatever its kind: the due time of the case it was split from. */
export function limitNotAfter(state: Case): string | undefined {
  return factText(state, "limitNotAfter");
}
