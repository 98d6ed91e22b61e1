import type { BodyId } from "#engine/actor.ts";
import type { CaseId } from "#engine/case.ts";
import type { Tree } from "#engine/tree.ts";

/** A ruling on a like request, before it is put in its place. */
export interface Candidate {
  caseId: CaseId;
  ruledAt: Date;
  kind: string | undefined;
  placeId: BodyId | undefined;
  likeness: number;
}

const townshipKinds: ReadonlySet<string> = new Set(["township", "street", "park"]);

function nearness(tree: Tree, one: BodyId | undefined, other: BodyId | undefined): number {
  if (one === undefined || other === undefined) return 0;
  const chains = [tree.chain(one), tree.chain(other)];
  const meet = (isLevel: (kind: string) => boolean): boolean => {
    const [a, b] = chains.map((chain) => chain.find(({ kind }) => isLevel(kind))?.id);
    return a !== undefined && a === b;
  };
  return Number(meet((kind) => kind === "county")) + Number(meet((kind) => townshipKinds.has(kind)));
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
