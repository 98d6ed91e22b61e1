import { type Refusal, refuse } from "#engine/refusal.ts";

/** Where a body lies on a map, in degrees of CGCS2000 (practically WGS 84). */
export interface Centre {
  latitude: number;
  longitude: number;
}

/** About a metre. */
const decimals = 5;

/** Whether two bodies lie at the same point, or neither anywhere. */
export function sameCentre(one: Centre | undefined, other: Centre | undefined): boolean {
  return one?.latitude === other?.latitude && one?.longitude === other?.longitude;
}

/** A centre as it is kept, to about a metre. */
export function roundedCentre({ latitude, longitude }: Centre): Centre {
  return { latitude: Number(latitude.toFixed(decimals)), longitude: Number(longitude.toFixed(decimals)) };
}

/** The centre that the cells of a line give; `undefined` where they are empty. */
export function centreOfCells(cells: {
  latitude?: string;
  longitude?: string;
}): Centre | undefined | Refusal<"centre-invalid"> {
  if (cells.latitude === undefined && cells.longitude === undefined) return undefined;
  const [latitude, longitude] = [degreesOf(cells.latitude, 90), degreesOf(cells.longitude, 180)];
  return latitude === undefined || longitude === undefined
    ? refuse("centre-invalid", { latitude: cells.latitude ?? "", longitude: cells.longitude ?? "" })
    : roundedCentre({ latitude, longitude });
}

/** Degrees as they are written with a point, within the given bound. */
export function degreesOf(text: string | undefined, most: number): number | undefined {
  const written = (text ?? "").normalize("NFKC").trim();
  const degrees = /^-?\d{1,3}(\.\d{1,12})?$/.test(written) ? Number(written) : Number.NaN;
  return Math.abs(degrees) <= most ? degrees : undefined;
}
