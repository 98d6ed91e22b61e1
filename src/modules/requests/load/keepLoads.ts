import type { Actor, BodyId, StaffActor, StaffRole } from "#engine/actor.ts";
import { dayMillis } from "#engine/calendar.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Tree } from "#engine/tree.ts";
import type { BodyLoads } from "../domain/loadFields.ts";
import type { Ground } from "../ground.ts";
import { ownChainOf } from "../lists/ownChain.ts";
import { keepFor } from "../public/keepFor.ts";
import { countLoads, type CountedLoad } from "../store/bodyTasks.ts";

/** Whoever names bodies in a form: to send to, to hand down to, in place of one that returned a case. */
const readers: ReadonlySet<StaffRole> = new Set([
  "dispatcher",
  "townshipDesk",
  "handler",
  "head",
  "supervisor",
]);

const days = 30;
/** Below this a share tells more of single cases than of how a body does. */
const fewest = 10;
const freshMs = 5_000;
const mostKept = 200;

/** Below which body somebody names others: a desk stands for its government. */
function topOf(tree: Tree, { post }: StaffActor): BodyId {
  const body = tree.find(post.bodyId);
  return (body?.kind === "desk" ? body.parentId : undefined) ?? post.bodyId;
}

/** Counts what bodies have in hand, for whoever sends cases to them, and keeps it for some seconds. */
export function keepLoads(ground: Ground): (actor: Actor, now: Date) => Promise<BodyLoads | Refusal> {
  const kept = keepFor<BodyLoads>(freshMs, mostKept);
  return async (actor, now) => {
    if (actor.kind !== "staff") return refuse("not-signed-in");
    if (!readers.has(actor.post.role)) return refuse("not-allowed");
    const tree = ground.organisations.tree();
    const topId = topOf(tree, actor);
    const ownChain = ownChainOf(tree, actor);
    const key = [topId, ground.organisations.version(), ...ownChain].join(" ");
    return kept(key, now, async () => {
      const bodyIds = ground.organisations.bodyIds().filter((id) => tree.isWithin(id, topId));
      const counted = await countLoads(ground.pool, {
        bodyIds,
        ownChain,
        now,
        soonUntil: new Date(now.getTime() + dayMillis),
        endedFrom: new Date(now.getTime() - days * dayMillis),
      });
      return { loads: counted.map(loadOf), withinId: topId, days, at: now.toISOString() };
    });
  };
}

function loadOf({ answered, measured, inTime, returned, ...now }: CountedLoad): BodyLoads["loads"][number] {
  const ended = answered + returned;
  return {
    ...now,
    answered,
    returned,
    ...(measured < fewest ? {} : { inTime: { numerator: inTime, denominator: measured } }),
    ...(ended < fewest ? {} : { returnedShare: { numerator: returned, denominator: ended } }),
  };
}
