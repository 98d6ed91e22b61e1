/** The part of the earth that is in view, in degrees. */
export interface View {
  west: number;
  east: number;
  south: number;
  north: number;
}

const steps = [10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001] as const;
const fewestLines = 2;

/** The meridians and parallels that give a view without a background something to measure by. */
export function graticuleLines({ west, east, south, north }: View): {
  meridians: number[];
  parallels: number[];
} {
  const span = Math.min(east - west, (north - south) * 1.6);
  const step = steps.find((each) => span / each >= fewestLines) ?? steps[steps.length - 1] ?? 1;
  return { meridians: multiples(west, east, step), parallels: multiples(south, north, step) };
}

function multiples(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step);
  const count = Math.max(0, Math.floor(to / step) - first + 1);
  return Array.from({ length: count }, (_, index) => Number(((first + index) * step).toFixed(3)));
}
