import type { BodyId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Ground } from "../ground.ts";
import { endSubstituteRow, findSubstitute } from "../store.ts";
import { type Write, writeOnce, type Written } from "../writeOnce.ts";

/** Ends a substitute early; what was until now stays as it was. */
export async function endSubstitute(
  ground: Ground,
  write: Write,
  bodyId: BodyId,
  id: string,
): Promise<Written | Refusal> {
  return writeOnce(ground, write, bodyId, { act: "substitute-ended", id }, async (tx) => {
    const before = await findSubstitute(tx, id);
    if (before?.bodyId !== bodyId) return refuse("substitute-not-found");
    if (before.endsAt <= write.now.toISOString()) return refuse("span-past");
    await endSubstituteRow(tx, id, write.now);
    return { before, after: undefined, reason: undefined };
  });
}
