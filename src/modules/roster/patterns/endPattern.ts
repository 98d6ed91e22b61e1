import type { BodyId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Ground } from "../ground.ts";
import { endPatternRow, findPattern } from "../store.ts";
import { type Write, writeOnce, type Written } from "../writeOnce.ts";

/** Puts a pattern away; the shifts made from it stay. */
export async function endPattern(
  ground: Ground,
  write: Write,
  bodyId: BodyId,
  id: string,
): Promise<Written | Refusal> {
  return writeOnce(ground, write, bodyId, { act: "pattern-ended", id }, async (tx) => {
    const before = await findPattern(tx, id);
    if (before?.bodyId !== bodyId) return refuse("pattern-not-found");
    await endPatternRow(tx, id, write.now);
    return { before, after: undefined, reason: undefined };
  });
}
