import type { KeyObject } from "node:crypto";
import type { Json } from "#engine/case.ts";
import { sealedPlace, type StoredEvent } from "#platform/journal/storedCase.ts";
import { unseal } from "#platform/sealing/seal.ts";

/** The words of an event; none where there were none, or where the key that opens them is destroyed. */
export function unsealEvent(key: KeyObject | undefined, stored: StoredEvent): Readonly<Record<string, Json>> {
  if (!stored.sealed || !key) return {};
  const { caseId, version } = stored.event;
  // What was sealed is the sealed part of a decision: plain JSON by field name.
  return unseal(key, stored.sealed, sealedPlace(caseId, version)) as Readonly<Record<string, Json>>;
}
