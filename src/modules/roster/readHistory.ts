import type { Actor, BodyId } from "#engine/actor.ts";
import type { InferContractRouterOutputs } from "@orpc/contract";
import type { Refusal } from "#engine/refusal.ts";
import type { rosterContract } from "./contract.ts";
import type { Ground } from "./ground.ts";
import { listRosterChanges } from "./store/rosterChanges.ts";
import { refuseRoster } from "./writeOnce.ts";

type HistoryView = InferContractRouterOutputs<typeof rosterContract>["listHistory"];

/** Who changed a body's roster, newest first; for whoever keeps it. */
export async function readHistory(
  ground: Ground,
  actor: Actor,
  { bodyId, before, limit }: { bodyId: BodyId; before: number | undefined; limit: number },
): Promise<HistoryView | Refusal> {
  const refusal = refuseRoster(ground, actor, bodyId);
  if (refusal) return refusal;
  const changes = await listRosterChanges(ground.pool, bodyId, { before, limit: limit + 1 });
  const shown = changes.slice(0, limit);
  const last = changes.length > limit ? shown.at(-1) : undefined;
  return {
    lines: shown.map(({ id, at, by, act, before: old, after, reason }) => ({
      id,
      at: at.toISOString(),
      ...(by === undefined ? {} : { by: { id: by, name: ground.organisations.findPerson(by)?.name ?? by } }),
      act,
      before: old,
      after,
      ...(reason === undefined ? {} : { reason }),
    })),
    ...(last ? { next: last.id } : {}),
  };
}
