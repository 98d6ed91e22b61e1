/** The middle of a box on the screen. */
export interface Spot {
  x: number;
  y: number;
}

const mostRounds = 80;

/**
 * Moves boxes of one size apart until none lies on another, each as little as it goes: names on a map stay readable, and
 * can be pressed, however near each other their places are.
 */
export function spreadBoxes(spots: readonly Spot[], width: number, height: number): Spot[] {
  const moved = spots.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < mostRounds; round += 1) {
    let touched = false;
    for (const [index, one] of moved.entries()) {
      for (const other of moved.slice(index + 1)) touched = partTwo(one, other, width, height) || touched;
    }
    if (!touched) break;
  }
  return moved;
}

/** Moves two boxes apart along the way that is shorter; gives whether they lay on each other. */
function partTwo(one: Spot, other: Spot, width: number, height: number): boolean {
  const overX = width - Math.abs(one.x - other.x);
  const overY = height - Math.abs(one.y - other.y);
  // Less than half a pixel is nothing to see.
  if (overX <= 0.5 || overY <= 0.5) return false;
  const axis = overX / width < overY / height ? "x" : "y";
  const over = (axis === "x" ? overX : overY) / 2;
  const sign = one[axis] <= other[axis] ? 1 : -1;
  one[axis] -= sign * over;
  other[axis] += sign * over;
  return true;
}
