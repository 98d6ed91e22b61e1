import type { Spot } from "./spreadBoxes.ts";

interface Named {
  id: string;
  name: string;
  figure?: string;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const letterPixels = 14;
const namePixels = 18;
const figurePixels = 17;

/**
 * Which marks have their name written: those before them, and figures, are not written over. The rest have theirs when one
 * looks nearer, and in the list beside the map.
 */
export function namesThatFit(marks: readonly Named[], spots: readonly Spot[]): ReadonlySet<string> {
  const taken = marks.flatMap(({ figure }, index): Box[] => {
    const spot = spots[index];
    return spot && figure !== undefined ? [boxAround(spot, figurePixels, figurePixels)] : [];
  });
  const fitting = new Set<string>();
  for (const [index, { id, name }] of marks.entries()) {
    const spot = spots[index];
    if (!spot) continue;
    const middle = { x: spot.x, y: spot.y + figurePixels + namePixels / 2 + 1 };
    const box = boxAround(middle, widthOf(name) / 2, namePixels / 2);
    if (taken.some((other) => touch(box, other))) continue;
    taken.push(box);
    fitting.add(id);
  }
  return fitting;
}

function widthOf(name: string): number {
  return [...name].reduce((sum, letter) => sum + (letter > "\u2e80" ? letterPixels : letterPixels / 2), 8);
}

function boxAround({ x, y }: Spot, halfWidth: number, halfHeight: number): Box {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

function touch(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
