import { z } from "zod";

/** Tiles of a background map, as the operator has them from somebody. */
export interface MapTiles {
  /** Address templates with {x}, {y} and {z}, the lowest layer first: 天地图 draws ground and names apart. */
  urls: readonly string[];
  /** What stands for {s}, each a host of its own. */
  subdomains: readonly string[];
  /** Who made the map, and its number of approval. */
  attribution: string;
  maxZoom: number;
}

/** The part of the world that maps show first. */
export interface MapStart {
  latitude: number;
  longitude: number;
  zoom: number;
}

/** What an installation sets about maps; without any of it they show names and points on plain ground. */
export interface MapSettings {
  tiles: MapTiles | undefined;
  /** Absent: all places whose centre is known. */
  start: MapStart | undefined;
  /** A GeoJSON file with the boundaries of places. */
  boundariesFile: string | undefined;
}

const mostLayers = 3;
/** Maps of these show every point some hundred metres from where it is: GCJ-02, BD-09. */
const shiftedHosts =
  /(^|\.)(amap\.com|autonavi\.com|gtimg\.com|google\.cn|baidu\.com|bdimg\.com|bdstatic\.com)$/;

function templatesOf(text: string): string[] {
  return text.split(/\s+/).filter((each) => each !== "");
}

function isTemplate(text: string): boolean {
  return /^https?:\/\//.test(text) && ["{x}", "{y}", "{z}"].every((part) => text.includes(part));
}

/** What an installation sets about maps. */
export const mapShape = {
  SHILIU_MAP_TILES: z
    .string()
    .refine(
      (text) => templatesOf(text).every(isTemplate) && templatesOf(text).length <= mostLayers,
      "must be addresses with {x}, {y} and {z}, at most three with spaces between them",
    )
    .optional(),
  SHILIU_MAP_SUBDOMAINS: z
    .string()
    .regex(/^[a-z0-9-]{1,20}(,[a-z0-9-]{1,20}){0,9}$/i, "must be like 0,1,2,3")
    .optional(),
  SHILIU_MAP_ATTRIBUTION: z.string().trim().max(200).optional(),
  SHILIU_MAP_MAX_ZOOM: z
    .string()
    .regex(/^([5-9]|1\d|2[0-2])$/, "must be from 5 to 22")
    .transform(Number)
    .default(18),
  SHILIU_MAP_START: z
    .string()
    .regex(
      /^-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?,\d{1,2}$/,
      "must be like 44.01,87.31,9: latitude, longitude, zoom",
    )
    .optional(),
  SHILIU_MAP_BOUNDARIES: z.string().optional(),
} as const;

type Settings = z.infer<z.ZodObject<typeof mapShape>>;

/** What is missing or would mislead among the settings of maps. */
export function findMapProblems(settings: Settings, production: boolean): string[] {
  const { SHILIU_MAP_TILES: text, SHILIU_MAP_ATTRIBUTION: attribution } = settings;
  if (text === undefined) return [];
  const origins = tileOrigins(tilesOf(settings));
  const problems: string[] = [];
  if (templatesOf(text).some((each) => each.includes("{s}")) && settings.SHILIU_MAP_SUBDOMAINS === undefined)
    problems.push("SHILIU_MAP_SUBDOMAINS is missing: SHILIU_MAP_TILES has {s}");
  else if (origins === undefined) problems.push("SHILIU_MAP_TILES is no address");
  if (attribution === undefined) problems.push("SHILIU_MAP_ATTRIBUTION is missing: whose map it is");
  if (origins?.some((origin) => shiftedHosts.test(new URL(origin).hostname)))
    problems.push("SHILIU_MAP_TILES shows points shifted (GCJ-02): use a map in CGCS2000 or WGS-84");
  if (production && origins?.some((origin) => !origin.startsWith("https://")))
    problems.push("SHILIU_MAP_TILES must begin with https://");
  return problems;
}

function tilesOf(settings: Settings): MapTiles | undefined {
  const { SHILIU_MAP_TILES: text, SHILIU_MAP_SUBDOMAINS: subdomains } = settings;
  if (text === undefined) return undefined;
  return {
    urls: templatesOf(text),
    subdomains: subdomains?.split(",") ?? [],
    attribution: settings.SHILIU_MAP_ATTRIBUTION ?? "",
    maxZoom: settings.SHILIU_MAP_MAX_ZOOM,
  };
}

/** Where tiles come from, for the Content-Security-Policy; `undefined` where an address is none. */
export function tileOrigins(tiles: MapTiles | undefined): string[] | undefined {
  if (!tiles) return [];
  const addresses = tiles.urls.flatMap((url) =>
    url.includes("{s}") ? tiles.subdomains.map((each) => url.replaceAll("{s}", each)) : [url],
  );
  // What stands for a number may stand in the path alone: a host made of it could not be named.
  const plain = addresses.map((each) => each.replaceAll(/\{[xyz]\}/g, "0"));
  if (!addresses.every((each) => URL.canParse(each) && !/^https?:\/\/[^/]*[{}]/.test(each))) return undefined;
  return [...new Set(plain.map((each) => new URL(each).origin))];
}

/** The settings of maps, once nothing is wrong with them. */
export function mapSettingsOf(settings: Settings): MapSettings {
  const [latitude, longitude, zoom] = (settings.SHILIU_MAP_START ?? "").split(",").map(Number);
  return {
    tiles: tilesOf(settings),
    start:
      latitude === undefined || longitude === undefined || zoom === undefined
        ? undefined
        : { latitude, longitude, zoom },
    boundariesFile: settings.SHILIU_MAP_BOUNDARIES,
  };
}
