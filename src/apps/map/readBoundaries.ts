import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { z } from "zod";

/** The boundaries of places as pages are given them, ready to be sent. */
export interface Boundaries {
  /** How many places have one. */
  areas: number;
  json: string;
  gzipped: Buffer;
  /** Stands for just this content. */
  tag: string;
}

const mostBytes = 30_000_000;
/** About a metre. */
const decimals = 5;

const position = z.array(z.number()).min(2);
const ring = z.array(position).min(4);
const geometry = z.union([
  z.object({ type: z.literal("Polygon"), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(ring).min(1)).min(1) }),
]);
const collection = z.object({
  type: z.literal("FeatureCollection"),
  features: z.array(
    z.object({
      id: z.union([z.string(), z.number()]).optional(),
      properties: z.record(z.string(), z.unknown()).nullish(),
      geometry: z.unknown(),
    }),
  ),
});

/** Reads the operator's GeoJSON file; says in a sentence what is wrong with it where it is of no use. */
export function readBoundaries(file: string): Boundaries {
  const areas = areasOf(file, contentOf(file));
  const json = JSON.stringify({ areas });
  return {
    areas: areas.length,
    json,
    gzipped: gzipSync(json, { level: 9 }),
    tag: createHash("sha256").update(json).digest("base64url").slice(0, 16),
  };
}

function contentOf(file: string): unknown {
  try {
    if (statSync(file).size > mostBytes) throw new Error(`it is larger than ${mostBytes / 1e6} MB`);
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw unusable(file, error instanceof Error ? error.message : "it cannot be read");
  }
}

function areasOf(file: string, content: unknown): { placeId: string; polygons: number[][][][] }[] {
  const read = collection.safeParse(content);
  if (!read.success) throw unusable(file, "it is no GeoJSON FeatureCollection");
  const areas = read.data.features.flatMap((feature) => {
    const shape = geometry.safeParse(feature.geometry);
    const placeId = codeOf(feature);
    if (!shape.success || placeId === undefined) return [];
    const { data } = shape;
    const polygons = data.type === "Polygon" ? [data.coordinates] : data.coordinates;
    if (!polygons.flat(2).every(isOnEarth)) throw unusable(file, `${placeId} does not lie in degrees`);
    return [{ placeId, polygons: polygons.map((rings) => rings.map((points) => points.map(rounded))) }];
  });
  if (areas.length === 0)
    throw unusable(file, "no feature has a code (properties.code, adcode or id) and a polygon");
  return areas;
}

/** The code of the body whose boundary it is. */
function codeOf({ id, properties }: z.infer<typeof collection>["features"][number]): string | undefined {
  const code = [properties?.["code"], properties?.["adcode"], properties?.["id"], id].find(
    (each) => typeof each === "string" || typeof each === "number",
  );
  return code === undefined ? undefined : String(code);
}

function isOnEarth([longitude = Number.NaN, latitude = Number.NaN]: number[]): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}

function rounded([longitude = 0, latitude = 0]: number[]): number[] {
  return [Number(longitude.toFixed(decimals)), Number(latitude.toFixed(decimals))];
}

function unusable(file: string, why: string): Error {
  return new Error(`SHILIU_MAP_BOUNDARIES: ${file} is of no use: ${why}.`);
}
