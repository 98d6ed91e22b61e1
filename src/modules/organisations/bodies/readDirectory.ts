import type { Ground } from "../ground.ts";
import { type BodyLine, bodyLine } from "../present.ts";

/** Every active body with its public line, for anybody; what lies below a desk is the desk's own. */
export function readDirectory({ keeper }: Ground): Omit<BodyLine, "active">[] {
  const { bodies, tree } = keeper.current();
  return bodies
    .filter(({ id }) =>
      tree.chain(id).every(({ kind, active }, depth) => active && (depth === 0 || kind !== "desk")),
    )
    .map((body) => {
      const { active: _, ...line } = bodyLine(body);
      return line;
    });
}
