import type { BodyKind } from "#engine/tree.ts";
import type { BodyIndex, TreeLine } from "#modules/organisations/screens/index.ts";
import type { PlaceStanding } from "./reportDraft.ts";

const placeKinds: ReadonlySet<BodyKind> = new Set([
  "county",
  "township",
  "street",
  "park",
  "community",
  "village",
  "outside",
]);
const narrowKinds: ReadonlySet<BodyKind> = new Set(["township", "street", "park", "community", "village"]);

/** The places directly below one, in the order of their codes; those of the prefecture where none is named. */
function placesBelow(index: BodyIndex, parentId: string | undefined): TreeLine[] {
  const parents = parentId === undefined ? index.roots.map(({ id }) => id) : [parentId];
  return parents
    .flatMap((id) => index.childrenOf(id))
    .filter(({ kind, active }) => active && placeKinds.has(kind));
}

/** One step of choosing a place: what was chosen, among what. */
export interface PlaceLevel {
  options: readonly TreeLine[];
  chosenId: string;
}

/** The lists to choose from, one below the other: each as long as there is something below what was chosen. */
export function placeLevels(index: BodyIndex, placeIds: readonly string[]): PlaceLevel[] {
  const levels: PlaceLevel[] = [];
  let parentId: string | undefined;
  for (let depth = 0; ; depth += 1) {
    const options = placesBelow(index, parentId);
    if (options.length === 0) return levels;
    const chosenId = options.some(({ id }) => id === placeIds[depth]) ? (placeIds[depth] ?? "") : "";
    levels.push({ options, chosenId });
    if (chosenId === "") return levels;
    parentId = chosenId;
  }
}

/** Whether a report can lie at the place chosen last. */
export function standingOfPlace(index: BodyIndex | undefined, placeIds: readonly string[]): PlaceStanding {
  const body = index?.find(placeIds.at(-1) ?? "");
  if (!body?.active) return "unchosen";
  if (body.kind === "outside") return "outside";
  return narrowKinds.has(body.kind) ? "good" : "too-wide";
}

/** The places from the county down to a body's own: where a clerk's callers most likely speak of. */
export function placesAbove(index: BodyIndex, bodyId: string): string[] {
  return [...index.above(bodyId), index.find(bodyId)].flatMap((body) =>
    body && placeKinds.has(body.kind) ? [body.id] : [],
  );
}
