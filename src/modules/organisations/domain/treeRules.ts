import type { BodyId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { BodyKind, Tree, TreeBody } from "#engine/tree.ts";

const levelsWithStaff: readonly BodyKind[] = ["prefecture", "county", "township", "street", "park"];

/** Which kinds a body may stand under. The prefecture stands under nothing: it is the one root. */
export const parentKinds: Readonly<Record<BodyKind, readonly BodyKind[]>> = {
  prefecture: [],
  county: ["prefecture"],
  // Some prefectures have no counties, and some parks run streets.
  township: ["county", "prefecture", "park"],
  street: ["county", "prefecture", "park"],
  park: ["prefecture", "county"],
  community: ["street", "township", "park"],
  village: ["township", "street", "park"],
  department: levelsWithStaff,
  office: ["department", "desk", ...levelsWithStaff],
  desk: ["department", ...levelsWithStaff],
  station: ["department", "community", "village", ...levelsWithStaff],
  outside: ["prefecture", "county"],
};

/** Codes of a change that would break the tree. */
export type TreeRefusal = Refusal<
  | "body-exists"
  | "body-not-found"
  | "body-inactive"
  | "parent-not-found"
  | "parent-inactive"
  | "kind-not-allowed-here"
  | "tree-cycle"
  | "root-exists"
  | "root-fixed"
>;

/** Whether a new body may be put into the tree; undefined where it may. */
export function checkNewBody(
  tree: Tree,
  bodies: Iterable<TreeBody>,
  body: { id: BodyId; kind: BodyKind; parentId: BodyId | undefined },
): TreeRefusal | undefined {
  if (tree.find(body.id)) return refuse("body-exists", { id: body.id });
  if (body.parentId === undefined) {
    if (body.kind !== "prefecture") return refuse("parent-not-found", { parent: "" });
    for (const other of bodies) if (other.kind === "prefecture") return refuse("root-exists");
    return undefined;
  }
  if (body.kind === "prefecture") return refuse("root-exists");
  return checkParent(tree, body.kind, body.parentId);
}

/** Whether a body may be moved under another parent with all that is below it; undefined where it may. */
export function checkMove(tree: Tree, id: BodyId, newParentId: BodyId): TreeRefusal | undefined {
  const body = tree.find(id);
  if (!body) return refuse("body-not-found", { id });
  if (!body.active) return refuse("body-inactive", { id });
  if (body.kind === "prefecture") return refuse("root-fixed");
  if (tree.isWithin(newParentId, id)) return refuse("tree-cycle", { id, parent: newParentId });
  return checkParent(tree, body.kind, newParentId);
}

function checkParent(tree: Tree, kind: BodyKind, parentId: BodyId): TreeRefusal | undefined {
  const parent = tree.find(parentId);
  if (!parent) return refuse("parent-not-found", { parent: parentId });
  if (!parent.active) return refuse("parent-inactive", { parent: parentId });
  if (!parentKinds[kind].includes(parent.kind)) {
    return refuse("kind-not-allowed-here", { kind, parentKind: parent.kind });
  }
  return undefined;
}
