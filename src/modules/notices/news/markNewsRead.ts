import type { StaffActor } from "#engine/actor.ts";
import { tellPeople } from "#platform/live/tellPeople.ts";
import type { Ground } from "../ground.ts";
import { markRead, type ReadMark } from "../store.ts";
import { countNews } from "./readNews.ts";

/** Marks one's own news as read; their other screens hear of it. Sent twice, it has the effect of once. */
export async function markNewsRead(
  ground: Pick<Ground, "pool" | "organisations">,
  actor: StaffActor,
  mark: ReadMark,
  now: Date,
): Promise<{ unread: number; more: boolean }> {
  const { personId } = actor;
  const marked = await markRead(ground.pool, personId, mark, now);
  if (marked > 0) await tellPeople(ground.pool, [personId]);
  return countNews(ground, actor);
}
