import type { Actor, BodyId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { mayManage } from "../domain/mayManage.ts";
import type { Ground } from "../ground.ts";
import { type BodyPage, bodyLine, historyLine } from "../present.ts";
import { listChanges } from "../store.ts";

const historyLimit = 100;

/** One body with its path, what stands directly below it and, for those who may, its posts count and history. */
export async function readBody(
  ground: Ground,
  actor: Actor,
  id: BodyId,
): Promise<BodyPage | Refusal<"body-not-found">> {
  const snapshot = ground.keeper.current();
  const { tree } = snapshot;
  const body = snapshot.findBody(id);
  const seesAll = mayManage(actor, { does: "readAllBodies" }, tree);
  if (!body || !(body.active || seesAll)) return refuse("body-not-found", { id });

  const path = tree
    .chain(id)
    .slice(1)
    .toReversed()
    .flatMap((above) => snapshot.findBody(above.id) ?? []);
  const mayReadHistory = mayManage(actor, { does: "readHistory", bodyId: id }, tree);
  const history = mayReadHistory ? await listChanges(ground.pool, "body", [id], historyLimit) : undefined;
  return {
    ...bodyLine(body),
    establishedAt: body.establishedAt.toISOString(),
    ...(body.dissolvedAt && { dissolvedAt: body.dissolvedAt.toISOString() }),
    ...(body.successorId !== undefined && { successorId: body.successorId }),
    path: path.map((above) => ({ id: above.id, kind: above.kind, name: above.name })),
    children: snapshot.childrenOf(id).map(bodyLine),
    ...(seesAll && { postsCount: snapshot.postsAt(id).length }),
    ...(history && { history: history.map((change) => historyLine(snapshot, change)) }),
    mayChange: body.active && mayManage(actor, { does: "changeBody", bodyId: id }, tree),
    mayDisplace: body.active && mayManage(actor, { does: "displaceBody", bodyId: id }, tree),
  };
}
