import type { Json } from "#engine/case.ts";
import { readFirstEvents } from "#platform/journal/readCase.ts";
import type { StoredCase } from "#platform/journal/storedCase.ts";
import type { Ground } from "../ground.ts";
import { unsealEvent } from "../unsealEvent.ts";

/** What was said when the case was reported. */
export async function readRequestOf(
  ground: Ground,
  stored: StoredCase,
): Promise<Readonly<Record<string, Json>>> {
  const [key, [first]] = await Promise.all([
    ground.keyStore.findSubjectKey(ground.pool, stored.subjectId),
    readFirstEvents(ground.pool, [stored.case.id]),
  ]);
  return first ? unsealEvent(key, first) : {};
}
