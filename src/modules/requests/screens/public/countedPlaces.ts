import type { TreeLine } from "#modules/organisations/screens/index.ts";
import { type Area, middleOf } from "#web/map/areas.ts";
import type { MapMark } from "#web/map/drawMarks.ts";
import type { ShownArea } from "#web/map/MapView.tsx";
import type { Point } from "#web/map/point.ts";
import type { PublicPlaces } from "../../contract.ts";

/** A place with what is known of it for a map. */
export interface CountedPlace {
  id: string;
  name: string;
  cases: number;
  /** Where it lies, if that is known. */
  point: Point | undefined;
  /** Whether there are townships below it. */
  hasTowns: boolean;
}

/** The places that are shown, each with its count, those with most cases first. */
export function countedPlaces(
  shown: readonly TreeLine[],
  counts: PublicPlaces,
  { areas, wordsOf }: { areas: readonly Area[]; wordsOf: (words: TreeLine["name"]) => string },
): CountedPlace[] {
  const casesOf = new Map(counts.places.map(({ placeId, cases }) => [placeId, cases]));
  const areaOf = new Map(areas.map((area) => [area.placeId, area]));
  return shown
    .map(({ id, kind, name, centre }) => {
      const area = areaOf.get(id);
      return {
        id,
        name: wordsOf(name),
        cases: casesOf.get(id) ?? 0,
        hasTowns: kind === "county",
        point: centre ?? (area && middleOf(area)),
      };
    })
    .toSorted((one, other) => other.cases - one.cases || (one.id < other.id ? -1 : 1));
}

/** The marks of places whose point is known; one without cases has no figure. */
export function marksOf(
  places: readonly CountedPlace[],
  says: (name: string, cases: number) => string,
): MapMark[] {
  return places.flatMap(({ id, name, cases, point }) =>
    point
      ? [{ ...point, id, name, says: says(name, cases), ...(cases > 0 ? { figure: shortOf(cases) } : {}) }]
      : [],
  );
}

/** The areas of places, the more cases the stronger. */
export function shadesOf(places: readonly CountedPlace[], areas: readonly Area[]): ShownArea[] {
  const most = Math.max(1, ...places.map(({ cases }) => cases));
  const casesOf = new Map(places.map(({ id, cases }) => [id, cases]));
  return areas.flatMap((area) => {
    const cases = casesOf.get(area.placeId);
    return cases === undefined ? [] : [{ ...area, share: Math.sqrt(cases / most) }];
  });
}

/** A figure short enough for a mark; the table beside it has it whole. */
export function shortOf(cases: number): string {
  if (cases < 10_000) return `${cases}`;
  return cases < 1_000_000 ? `${Math.floor(cases / 1_000)}k` : `${Math.floor(cases / 1_000_000)}M`;
}
