import type { BodyId } from "#engine/actor.ts";
import type { Case } from "#engine/case.ts";
import type { BodyKind, Tree } from "#engine/tree.ts";
import { superiorOf } from "./superior.ts";
import { isOrWasTipOff, wasCorrected } from "./tipOff.ts";

/**
 * Whether anybody may know that a case is there: no tip-off and nothing about a body, then or ever, for who was told that
 * it is kept from others must not find it listed after a correction; and nothing that another system closed, though the
 * orders of a superior platform are handled here. `publicCases` in the store says the same in SQL.
 */
export function isPublic(state: Case, origin: string | undefined): boolean {
  if (isOrWasTipOff(state) || state.aboutIds.length > 0) return false;
  if (origin !== undefined && superiorOf(state) === undefined) return false;
  return !wasCorrected(state, ({ what }) => what === "about");
}

// So few people live or work there that place, kind and day together may tell who asked.
const tooNarrow: ReadonlySet<BodyKind> = new Set(["community", "village", "station", "office"]);

/** The body that the public is told instead of one: the township, department or desk it belongs to. */
export function publicBodyOf(tree: Tree, bodyId: BodyId): BodyId | undefined {
  return tree.chain(bodyId).find(({ kind }) => !tooNarrow.has(kind))?.id;
}
