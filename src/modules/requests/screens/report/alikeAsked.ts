import type { BodyKind } from "#engine/tree.ts";
import type { BodyIndex } from "#modules/organisations/screens/index.ts";
import type { Kind } from "../../domain/kinds.ts";
import { standingOfPlace } from "./places.ts";
import type { ReportDraft } from "./reportDraft.ts";

/** What cases are asked by that may be the same. */
export interface AlikeAsked {
  placeId: string;
  kind: Kind;
  words: string;
}

const townKinds: ReadonlySet<BodyKind> = new Set(["township", "street", "park"]);
const fewestCharacters = 5;
const notAsked: ReadonlySet<Kind> = new Set(["tip-off", "praise"]);

/**
 * What may be asked of a draft: once kind, place and some words are there, and never of what is kept from others: a
 * tip-off, a report about a body. Nor of praise, which is never the same twice.
 */
export function alikeAskedOf(draft: ReportDraft, index: BodyIndex | undefined): AlikeAsked | undefined {
  const { kind, isAbout, placeIds } = draft;
  const words = draft.words.trim();
  if (!index || kind === "" || notAsked.has(kind) || isAbout || words.length < fewestCharacters)
    return undefined;
  if (standingOfPlace(index, placeIds) !== "good") return undefined;
  // Nobody needs to know in which village somebody writes something.
  const placeId = placeIds.findLast((id) => townKinds.has(index.find(id)?.kind ?? "office"));
  return placeId === undefined ? undefined : { placeId, kind, words };
}
