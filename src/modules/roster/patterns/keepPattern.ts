import type { BodyId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Slot } from "../domain/patterns.ts";
import { slotsOverlap } from "../domain/slotsOverlap.ts";
import type { Ground } from "../ground.ts";
import { insertPattern } from "../store.ts";
import { type Write, writeOnce, type Written } from "../writeOnce.ts";
import { refusePeople } from "../shifts/checkShift.ts";

/** Keeps a week that shifts are made from. */
export async function keepPattern(
  ground: Ground,
  write: Write,
  bodyId: BodyId,
  { name, slots }: { name: string; slots: readonly Slot[] },
): Promise<Written | Refusal> {
  return writeOnce(ground, write, bodyId, { act: "pattern-kept", name, slots }, async (tx) => {
    for (const slot of slots) {
      const refusal = refusePeople(ground, { bodyId, ...slot });
      if (refusal) return refusal;
    }
    if (slotsOverlap(slots)) return refuse("slots-overlap");
    const pattern = { id: ground.randomId(), bodyId, name, slots };
    await insertPattern(tx, pattern);
    return { before: undefined, after: pattern, reason: undefined };
  });
}
