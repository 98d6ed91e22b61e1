import type { BodyKind } from "#engine/tree.ts";
import type { BodyIndex, TreeLine } from "#modules/organisations/screens/index.ts";
import type { KnownPlace } from "#web/map/PlacePicker.tsx";

const shownKinds: ReadonlySet<BodyKind> = new Set(["county", "township", "street", "park"]);

/** Counties, and townships, streets and parks, whose centre is known: where a map can begin. */
export function knownPlaces(index: BodyIndex, wordsOf: (words: TreeLine["name"]) => string): KnownPlace[] {
  return index.bodies.flatMap(({ id, kind, active, name, centre }) =>
    active && centre && shownKinds.has(kind) ? [{ id, name: wordsOf(name), ...centre }] : [],
  );
}
