import type { Actor, StaffActor } from "#engine/actor.ts";
import type { Ground } from "../ground.ts";

/** Superior platforms are the whole prefecture's: its system administrators look after them. */
export function isOperator(ground: Ground, actor: Actor): actor is StaffActor {
  return (
    actor.kind === "staff" &&
    actor.post.role === "systemAdmin" &&
    actor.post.bodyId === ground.organisations.rootId()
  );
}
