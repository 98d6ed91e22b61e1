import { isDeepStrictEqual } from "node:util";
import type { Actor } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { savedFiltersMost } from "../domain/listTerms.ts";
import type { Ground } from "../ground.ts";
import { caseIdOf } from "../receiptCode.ts";
import {
  clearDefault,
  insertSavedFilter,
  lockSavedFilters,
  type SavedFilter,
  selectSavedFilters,
} from "../store/savedFilters.ts";

/** A filter to keep. */
export type NewFilter = Omit<SavedFilter, "id">;

/** Keeps a filter in the post that is acted in; sent again with its key it is the same one. Gives all that are kept. */
export async function saveFilter(
  ground: Ground,
  { actor, key, now }: { actor: Actor; key: string; now: Date },
  filter: NewFilter,
): Promise<SavedFilter[] | Refusal> {
  if (actor.kind !== "staff") return refuse("not-signed-in");
  const { role, bodyId } = actor.post;
  const id = caseIdOf(`saved-filter:${actor.personId}:${role}:${bodyId}`, key);
  return withTransaction(ground.pool, async (tx) => {
    await lockSavedFilters(tx, actor);
    const kept = await selectSavedFilters(tx, actor);
    const earlier = kept.find((each) => each.id === id);
    if (earlier) {
      const same = earlier.list === filter.list && isDeepStrictEqual(earlier.conditions, filter.conditions);
      return same ? kept : refuse("filter-key-used");
    }
    if (kept.length >= savedFiltersMost) return refuse("filters-too-many", { most: savedFiltersMost });
    if (isNameTaken(kept, filter)) return refuse("filter-name-taken");
    if (filter.isDefault) await clearDefault(tx, actor, filter.list);
    await insertSavedFilter(tx, actor, { ...filter, id }, now);
    return selectSavedFilters(tx, actor);
  });
}

/** Whether another filter of the same list is called so. */
export function isNameTaken(
  kept: readonly SavedFilter[],
  { id, list, name }: Pick<SavedFilter, "list" | "name"> & { id?: string },
): boolean {
  return kept.some(
    (each) => each.id !== id && each.list === list && each.name.toLowerCase() === name.toLowerCase(),
  );
}
