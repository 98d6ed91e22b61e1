import type { Actor } from "#engine/actor.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import type { Ground } from "../ground.ts";
import { countMyCases } from "../lists/lists.ts";
import { countMyQueue } from "../lists/queue.ts";
import type { Count } from "../store/countMost.ts";
import { type SavedFilter, selectSavedFilters } from "../store/savedFilters.ts";

/** What somebody keeps in the post they act in. */
export async function readSavedFilters(ground: Ground, actor: Actor): Promise<SavedFilter[] | Refusal> {
  return actor.kind === "staff" ? selectSavedFilters(ground.pool, actor) : refuse("not-signed-in");
}

/** How many each of these filters leaves, by the very conditions that its list is read by. */
export async function countSavedFilters(
  ground: Ground,
  actor: Actor,
  now: Date,
): Promise<(Count & { id: string })[] | Refusal> {
  const kept = await readSavedFilters(ground, actor);
  if (isRefusal(kept)) return kept;
  const counts: (Count & { id: string })[] = [];
  // One after the other: whoever keeps twenty filters takes one connection, not twenty.
  for (const { id, list, conditions } of kept) {
    const { open, step, state, ...rest } = conditions;
    const count =
      list === "queue"
        ? await countMyQueue(ground, { ...rest, step, actor, now })
        : await countMyCases(ground, { ...rest, state, actor, now, open: open && open === "true" });
    // A place that is no more leaves nothing.
    counts.push({ id, ...(isRefusal(count) ? { count: 0, more: false } : count) });
  }
  return counts;
}
