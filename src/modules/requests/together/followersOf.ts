import { type Case, factText } from "#engine/case.ts";
import { findCases } from "#platform/journal/readCase.ts";
import type { StoredCase } from "#platform/journal/storedCase.ts";
import { idsIn } from "../domain/otherCase.ts";
import type { Ground } from "../ground.ts";

/** The cases that now wait for a main case's answer; it remembers those as well that went on by themselves since. */
export async function followersOf(ground: Pick<Ground, "pool">, main: Case): Promise<StoredCase[]> {
  const ids = idsIn(main, "merged");
  const ever = ids.length === 0 ? [] : await findCases(ground.pool, ids);
  return ever.filter(({ case: each }) => factText(each, "mergedInto") === main.id);
}
