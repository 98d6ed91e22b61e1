import type { Actor } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { withTransaction } from "#platform/database/pool.ts";
import type { Ground } from "../ground.ts";
import { isNameTaken } from "./saveFilter.ts";
import {
  clearDefault,
  deleteSavedFilter,
  lockSavedFilters,
  type SavedFilter,
  selectSavedFilters,
  updateSavedFilter,
} from "../store/savedFilters.ts";

/** What of a filter is changed; what is absent stays. */
export interface FilterChange {
  id: string;
  name?: string | undefined;
  conditions?: SavedFilter["conditions"] | undefined;
  isDefault?: boolean | undefined;
}

/** Changes a filter of one's own in the post that is acted in. Sent twice, it has the effect of once. Gives all that are kept. */
export async function changeFilter(
  ground: Ground,
  { actor, now }: { actor: Actor; now: Date },
  change: FilterChange,
): Promise<SavedFilter[] | Refusal> {
  if (actor.kind !== "staff") return refuse("not-signed-in");
  return withTransaction(ground.pool, async (tx) => {
    await lockSavedFilters(tx, actor);
    const kept = await selectSavedFilters(tx, actor);
    const before = kept.find(({ id }) => id === change.id);
    if (!before) return refuse("filter-not-found");
    const { name = before.name, conditions = before.conditions, isDefault = before.isDefault } = change;
    const after = { ...before, name, conditions, isDefault };
    if (isNameTaken(kept, after)) return refuse("filter-name-taken");
    if (isDefault && !before.isDefault) await clearDefault(tx, actor, before.list);
    await updateSavedFilter(tx, actor, after, now);
    return selectSavedFilters(tx, actor);
  });
}

/** Keeps a filter of one's own no longer; one that is gone stays gone. Gives all that are kept. */
export async function removeFilter(
  ground: Ground,
  { actor }: { actor: Actor },
  id: string,
): Promise<SavedFilter[] | Refusal> {
  if (actor.kind !== "staff") return refuse("not-signed-in");
  await deleteSavedFilter(ground.pool, actor, id);
  return selectSavedFilters(ground.pool, actor);
}
