import type { BodyKind } from "#engine/tree.ts";
import type { BodyOption } from "#web/kit/matchBodies.ts";

/** Whom cases are sent to mostly; what lies below them is found by searching. */
const ranks: Readonly<Partial<Record<BodyKind, number>>> = { department: 0, township: 1, street: 1, park: 1 };
const otherRank = 2;
const lastRank = 3;

/** Bodies as a dispatcher looks for them: departments, then townships, and those last that cannot have the case. */
export function orderBodies(
  options: readonly BodyOption[],
  kindOf: (bodyId: string) => BodyKind | undefined,
): BodyOption[] {
  const rank = ({ id, unavailable }: BodyOption): number => {
    if (unavailable !== undefined) return lastRank;
    const kind = kindOf(id);
    return (kind && ranks[kind]) ?? otherRank;
  };
  return options.toSorted((one, other) => rank(one) - rank(other));
}
