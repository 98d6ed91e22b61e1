/** A point on the earth, in degrees. */
export interface Point {
  latitude: number;
  longitude: number;
}

// About a metre: enough to find a broken pipe.
const decimals = 5;

/** A point to about a metre. */
export function roundedPoint({ latitude, longitude }: Point): Point {
  return { latitude: Number(latitude.toFixed(decimals)), longitude: Number(longitude.toFixed(decimals)) };
}
