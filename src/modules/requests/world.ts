import type { Actor } from "#engine/actor.ts";
import type { World } from "#engine/world.ts";
import type { Ground } from "./ground.ts";

/** The world as it stands for an actor at a moment. */
export function worldOf(ground: Ground, actor: Actor, now: Date): World {
  return { now: now.toISOString(), actor, calendar: ground.calendar(), tree: ground.organisations.tree() };
}
