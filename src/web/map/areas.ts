import type { Point } from "./point.ts";

type Ring = readonly (readonly [longitude: number, latitude: number])[];

/** A place with its boundary: polygons, each a ring with the rings of its holes. */
export interface Area {
  placeId: string;
  polygons: readonly (readonly Ring[])[];
}

/** The place whose area a point lies in; of several, one in the other, the smallest. */
export function placeAt(areas: readonly Area[], point: Point): string | undefined {
  const around = areas.filter((area) => contains(area, point));
  return around.toSorted((one, other) => sizeOf(one) - sizeOf(other))[0]?.placeId;
}

/** A point well inside an area, where its name can stand: the middle of its largest polygon. */
export function middleOf({ polygons }: Area): Point | undefined {
  const outer = polygons.flatMap(([ring]) => (ring ? [ring] : []));
  const [largest] = outer.toSorted((one, other) => Math.abs(surfaceOf(other)) - Math.abs(surfaceOf(one)));
  const surface = largest ? surfaceOf(largest) : 0;
  if (!largest || surface === 0) return undefined;
  let [longitude, latitude] = [0, 0];
  for (const [[x1, y1], [x2, y2]] of edgesOf(largest)) {
    const cross = x1 * y2 - x2 * y1;
    longitude += (x1 + x2) * cross;
    latitude += (y1 + y2) * cross;
  }
  return { longitude: longitude / (6 * surface), latitude: latitude / (6 * surface) };
}

function contains({ polygons }: Area, point: Point): boolean {
  // Within an odd number of rings: in a hole it is within two.
  return polygons.some((rings) => rings.filter((ring) => isWithin(ring, point)).length % 2 === 1);
}

function isWithin(ring: Ring, { latitude, longitude }: Point): boolean {
  let within = false;
  for (const [[x1, y1], [x2, y2]] of edgesOf(ring)) {
    const crosses = y1 > latitude !== y2 > latitude;
    if (crosses && longitude < ((x2 - x1) * (latitude - y1)) / (y2 - y1) + x1) within = !within;
  }
  return within;
}

function sizeOf({ polygons }: Area): number {
  return polygons.reduce((sum, [ring]) => sum + (ring ? Math.abs(surfaceOf(ring)) : 0), 0);
}

function surfaceOf(ring: Ring): number {
  return edgesOf(ring).reduce((sum, [[x1, y1], [x2, y2]]) => sum + x1 * y2 - x2 * y1, 0) / 2;
}

function edgesOf(ring: Ring): [Ring[number], Ring[number]][] {
  return ring.flatMap((from, index) => {
    const to = ring[(index + 1) % ring.length];
    return to ? [[from, to]] : [];
  });
}
