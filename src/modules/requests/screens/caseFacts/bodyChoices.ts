import type { Words } from "#engine/words.ts";
import type { BodyKind } from "#engine/tree.ts";
import { soundOf } from "#web/kit/initials.ts";
import type { BodyOption } from "#web/kit/matchBodies.ts";
import { type BodyIndex, bodyOptionsOf, type TreeLine } from "#modules/organisations/screens/index.ts";

// Governments themselves handle nothing: their desks, departments, townships and what is below them do.
const handlingKinds: ReadonlySet<BodyKind> = new Set([
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
]);

const placeKinds: ReadonlySet<BodyKind> = new Set(["township", "street", "park", "community", "village"]);

/** Where a matter may lie, for one whose place was taken down wrongly. */
export function placeChoices(index: BodyIndex, wordsOf: (words: Words) => string): BodyOption[] {
  return bodyOptionsOf(index, wordsOf, ({ kind }) => placeKinds.has(kind)).filter(
    ({ id }) => !isOutside(index, id),
  );
}

/** Units inside the territory and outside the jurisdiction (兵团): a case may be handed over to them. */
export function outsideChoices(index: BodyIndex, wordsOf: (words: Words) => string): BodyOption[] {
  return bodyOptionsOf(index, wordsOf).filter(({ id }) => isOutside(index, id));
}

/** Whether a body is a unit outside the jurisdiction, or part of one. */
function isOutside(index: BodyIndex, id: string): boolean {
  return [...index.above(id), index.find(id)].some((body) => body?.kind === "outside");
}

/** What the choice of bodies depends on. */
export interface ChoiceContext {
  index: BodyIndex;
  wordsOf: (words: Words) => string;
  /** Bodies the case is about: neither they nor anything below them may handle it. */
  aboutIds: readonly string[];
  /** Where the matter lies: bodies of the same county come first. */
  placeId?: string | undefined;
  says: { outside: string; about: string };
}

/** The bodies a case can be sent to, the near ones first; those that may not have it say why. */
export function bodyChoices(context: ChoiceContext): BodyOption[] {
  const { index, wordsOf, placeId } = context;
  const county = placeId === undefined ? undefined : countyOf(index, placeId);
  const isNear = ({ id }: BodyOption) => county !== undefined && isAtOrBelow(index, id, county);
  const options = bodyOptionsOf(index, wordsOf, ({ kind }) => handlingKinds.has(kind)).map((option) =>
    withReason(option, context),
  );
  return [...options.filter(isNear), ...options.filter((option) => !isNear(option))].toSorted(
    (one, other) => Number(one.unavailable !== undefined) - Number(other.unavailable !== undefined),
  );
}

function withReason(named: BodyOption, { index, aboutIds, says }: ChoiceContext): BodyOption {
  const option = { ...named, soundsLike: soundOf(named.name, named.path) };
  if (isOutside(index, option.id)) return { ...option, unavailable: says.outside };
  if (aboutIds.some((about) => isAtOrBelow(index, option.id, about)))
    return { ...option, unavailable: says.about };
  return option;
}

/** The same choices for a desk, which dispatches within its own government's territory: others say what to do instead. */
export function territoryChoices(
  index: BodyIndex,
  options: readonly BodyOption[],
  deskId: string | undefined,
  says: string,
): BodyOption[] {
  const governmentId = deskId === undefined ? undefined : (index.find(deskId)?.parentId ?? deskId);
  const isOpen = ({ id, unavailable }: BodyOption) =>
    unavailable !== undefined || governmentId === undefined || isAtOrBelow(index, id, governmentId);
  return options
    .map((option) => (isOpen(option) ? option : { ...option, unavailable: says }))
    .toSorted(
      (one, other) => Number(one.unavailable !== undefined) - Number(other.unavailable !== undefined),
    );
}

/** Desks below the government of a case's own. */
export function deskChoices(
  index: BodyIndex,
  wordsOf: (words: Words) => string,
  deskId: string | undefined,
): BodyOption[] {
  const governmentId = deskId === undefined ? undefined : index.find(deskId)?.parentId;
  if (governmentId === undefined) return [];
  return bodyOptionsOf(
    index,
    wordsOf,
    ({ kind, parentId }) => kind === "desk" && parentId !== governmentId,
  ).filter(({ id }) => isAtOrBelow(index, id, governmentId));
}

/** Whether a body is another or lies below it. */
function isAtOrBelow(index: BodyIndex, id: string, ancestorId: string): boolean {
  return id === ancestorId || index.above(id).some((above) => above.id === ancestorId);
}

/** Bodies below the one that hands a task down; a desk hands down to its government's bodies. */
export function bodiesBelow(index: BodyIndex, options: readonly BodyOption[], fromId: string): BodyOption[] {
  const from = index.find(fromId);
  const top = from?.kind === "desk" ? from.parentId : fromId;
  if (top === undefined) return [];
  return options.filter(({ id }) => id !== fromId && id !== top && isAtOrBelow(index, id, top));
}

function countyOf(index: BodyIndex, id: string): string | undefined {
  const chain: (TreeLine | undefined)[] = [...index.above(id), index.find(id)];
  return chain.find((body) => body?.kind === "county")?.id;
}
