import type { Case, Json } from "#engine/case.ts";

/** As the action `correct` writes them down. */
type Correction = Readonly<Record<string, Json>>;

/** Whether anything was ever corrected in a case that fits. */
export function wasCorrected(state: Case, fits: (correction: Correction) => boolean): boolean {
  const { corrections } = state.facts;
  return Array.isArray(corrections) && (corrections as readonly Correction[]).some(fits);
}

/** Whether a case is a tip-off, or was one when it came: whoever informs on somebody is not led to by another case. */
export function isOrWasTipOff(state: Case): boolean {
  if (state.facts["kind"] === "tip-off") return true;
  return wasCorrected(state, ({ what, from }) => what === "kind" && from === "tip-off");
}
