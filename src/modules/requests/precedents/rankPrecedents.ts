import type { BodyId } from "#engine/actor.ts";
import type { CaseId } from "#engine/case.ts";
import type { Tree } from "#engine/tree.ts";
import { townshipOf } from "../domain/townshipOf.ts";

/** A ruling on a like request, before it is put in its place. */
export interface Candidate {
  caseId: CaseId;
  ruledAt: Date;
  kind: string | undefined;
  placeId: BodyId | undefined;
  likeness: number;
}

/** A tenth for the same county, one more for the same township. */
function nearness(tree: Tree, one: BodyId | undefined, other: BodyId | undefined): number {
  if (one === undefined || other === undefined) return 0;
  const isSame = (find: (placeId: BodyId) => BodyId | undefined): boolean => {
    const found = find(one);
    return found !== undefined && found === find(other);
  };
  const countyOf = (placeId: BodyId) => tree.chain(placeId).find(({ kind }) => kind === "county")?.id;
  return Number(isSame(countyOf)) + Number(isSame((placeId) => townshipOf(tree, placeId)?.id));
}

/**
 * Puts like rulings in order. Likeness counts in tenths; the same kind of request, the same county and the same township
 * count a tenth each. Among equals the newest comes first.
 */
export function rankPrecedents<Item extends Candidate>(
  candidates: readonly Item[],
  asked: { kind: string | undefined; placeId: BodyId | undefined },
  tree: Tree,
): Item[] {
  const rankOf = (each: Item): number =>
    Math.round(each.likeness * 10) +
    Number(asked.kind !== undefined && each.kind === asked.kind) +
    nearness(tree, asked.placeId, each.placeId);
  return candidates
    .map((item) => ({ item, rank: rankOf(item) }))
    .toSorted(
      (one, other) =>
        other.rank - one.rank ||
        other.item.ruledAt.getTime() - one.item.ruledAt.getTime() ||
        (one.item.caseId < other.item.caseId ? -1 : 1),
    )
    .map(({ item }) => item);
}
