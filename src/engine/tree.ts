import type { BodyId } from "./actor.ts";

/** What a node of the tree is. `outside` bodies (兵团) lie in the territory, beyond the jurisdiction. */
export const bodyKinds = [
  "prefecture",
  "county",
  "township",
  "street",
  "park",
  "community",
  "village",
  "department",
  "office",
  "desk",
  "station",
  "outside",
] as const;

/** One of {@link bodyKinds}. */
export type BodyKind = (typeof bodyKinds)[number];

/** What the engine needs to know of a body. */
export interface TreeBody {
  id: BodyId;
  parentId: BodyId | undefined;
  kind: BodyKind;
  active: boolean;
  /** For a desk: the processes whose cases it dispatches. */
  serves?: readonly string[];
}

/** The tree of bodies as of now, handed in: pure code never loads it. */
export interface Tree {
  /** Every desk, closed ones too. */
  readonly desks: readonly TreeBody[];
  find(id: BodyId): TreeBody | undefined;
  /** `id` and everything above it, nearest first; empty for an unknown body. */
  chain(id: BodyId): readonly TreeBody[];
  /** Whether `id` is `ancestorId` or lies below it. */
  isWithin(id: BodyId, ancestorId: BodyId): boolean;
}

/**
 * Builds a {@link Tree} over a list of bodies; a parent that is missing ends the chain.
 * Chains are walked once and kept, and so are their ids, since every command and list asks for them.
 */
export function treeOf(bodies: Iterable<TreeBody>): Tree {
  const byId = new Map<BodyId, TreeBody>();
  for (const body of bodies) byId.set(body.id, body);
  const chains = new Map<BodyId, readonly TreeBody[]>();

  function chain(id: BodyId): readonly TreeBody[] {
    const known = chains.get(id);
    if (known) return known;
    const found: TreeBody[] = [];
    const seen = new Set<BodyId>();
    for (let next = byId.get(id); next && !seen.has(next.id); ) {
      found.push(next);
      seen.add(next.id);
      next = next.parentId === undefined ? undefined : byId.get(next.parentId);
    }
    chains.set(id, found);
    return found;
  }

  const idsAbove = new Map<BodyId, ReadonlySet<BodyId>>();

  function isWithin(id: BodyId, ancestorId: BodyId): boolean {
    let ids = idsAbove.get(id);
    if (!ids) {
      ids = new Set(chain(id).map((body) => body.id));
      idsAbove.set(id, ids);
    }
    return ids.has(ancestorId);
  }

  return {
    desks: [...byId.values()].filter(({ kind }) => kind === "desk"),
    find: (id) => byId.get(id),
    chain,
    isWithin,
  };
}
