import type { BodyKind } from "#engine/tree.ts";
import type { BodyIndex, TreeLine } from "#modules/organisations/screens/index.ts";
import type { Filter, FilterValues } from "#web/kit/FilterBar.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { kinds } from "../../domain/kinds.ts";
import { periods } from "../../domain/periods.ts";
import { type Conditions, conditionsOf, processNames } from "./conditions.ts";
import { usePublicWords } from "./words.ts";

const townKinds: ReadonlySet<BodyKind> = new Set(["township", "street", "park"]);
const wideKinds: ReadonlySet<BodyKind> = new Set(["county", "park"]);
// Nobody reads in the list what is never in it.
const { "tip-off": _never, ...listedKinds } = kinds;

/** The places a map shows: counties, or the townships of the county chosen, or in which the place chosen lies. */
export function placesShown(
  index: BodyIndex,
  { place }: Conditions,
): { county: string | undefined; shown: TreeLine[] } {
  const county = place === undefined ? undefined : topOf(index, place);
  const towns = county === undefined ? [] : townsOf(index, county);
  return towns.length > 0 ? { county, shown: towns } : { county: undefined, shown: placesAtTop(index) };
}

function townsOf(index: BodyIndex, county: string): TreeLine[] {
  return index.childrenOf(county).filter(({ active, kind }) => active && townKinds.has(kind));
}

/** What stands below the prefecture, and what of it holds townships. */
function placesAtTop(index: BodyIndex): TreeLine[] {
  return index.roots
    .flatMap(({ id }) => index.childrenOf(id))
    .filter(({ active, kind }) => active && wideKinds.has(kind));
}

/** The place at the top that another lies in, or is. */
function topOf(index: BodyIndex, place: string): string | undefined {
  const chain = [...index.above(place).map(({ id }) => id), place];
  return placesAtTop(index).find(({ id }) => chain.includes(id))?.id;
}

/** The conditions as the filter bar shows them. */
export function valuesOf(conditions: Conditions, index: BodyIndex | undefined): FilterValues {
  const { number: _number, view: _view, place, days, ...rest } = conditions;
  const county = place === undefined || !index ? undefined : topOf(index, place);
  return {
    ...rest,
    ...(county === undefined ? {} : { county }),
    ...(place === undefined || place === county ? {} : { town: place }),
    ...(days === undefined ? {} : { days: `${days}` }),
  };
}

/** What was chosen in the filter bar, as conditions: another county lets go of the township. */
export function conditionsChosen(
  { county, town, ...rest }: FilterValues,
  before: Conditions,
  index: BodyIndex | undefined,
): Conditions {
  const was = valuesOf(before, index);
  const place = county === was["county"] ? (town ?? county) : county;
  return conditionsOf({ ...rest, view: before.view, ...(place === undefined ? {} : { place }) });
}

/** What the list can be narrowed by; the townships are those of the county that was chosen. */
export function useFilters(index: BodyIndex | undefined, { place }: Conditions): Filter[] {
  const t = usePublicWords();
  const wordsOf = useWordsOf();
  const option = ({ id, name }: TreeLine) => ({ value: id, label: wordsOf(name) });
  const county = index && place !== undefined ? topOf(index, place) : undefined;
  const towns = index && county !== undefined ? townsOf(index, county) : [];
  return [
    { kind: "search", name: "number", label: t("number"), placeholder: t("numberExample") },
    {
      kind: "chips",
      name: "standing",
      label: t("standing"),
      options: [
        { value: "open", label: t("open") },
        { value: "ended", label: t("ended") },
      ],
    },
    {
      kind: "list",
      name: "county",
      label: t("county"),
      options: index ? placesAtTop(index).map(option) : [],
    },
    ...(towns.length === 0
      ? []
      : [{ kind: "list", name: "town", label: t("town"), options: towns.map(option) } as const]),
    {
      kind: "list",
      name: "kind",
      label: t("kind"),
      options: Object.entries(listedKinds).map(([value, words]) => ({ value, label: wordsOf(words) })),
    },
    {
      kind: "list",
      name: "process",
      label: t("process"),
      options: Object.entries(processNames).map(([value, words]) => ({ value, label: wordsOf(words) })),
    },
    {
      kind: "list",
      name: "days",
      label: t("period"),
      options: periods.map((count) => ({ value: `${count}`, label: t("lastDays", { count }) })),
    },
  ];
}
