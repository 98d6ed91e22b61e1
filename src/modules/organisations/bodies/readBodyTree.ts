import type { Actor } from "#engine/actor.ts";
import type { Body } from "../domain/body.ts";
import { mayManage } from "../domain/mayManage.ts";
import type { Ground } from "../ground.ts";
import { type BodyLine, bodyLine } from "../present.ts";

/** The whole tree, light, with the tag that stands for this state and this reader; staff see dissolved bodies too. */
export function readBodyTree(
  ground: Ground,
  actor: Actor,
): { etag: string; version: number; bodies: () => Omit<BodyLine, "phone">[] } {
  const { version, bodies, tree } = ground.keeper.current();
  const withDissolved = mayManage(actor, { does: "readAllBodies" }, tree);
  const visible = (body: Body) => body.active || withDissolved;
  return {
    etag: `W/"bodies-${version}-${withDissolved ? "all" : "active"}"`,
    version,
    bodies: () =>
      bodies.filter(visible).map((body) => {
        const { phone: _, ...light } = bodyLine(body);
        return light;
      }),
  };
}
