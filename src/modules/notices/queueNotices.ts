import type { Transaction } from "#platform/database/queryable.ts";
import type { NewNotice } from "./domain/notice.ts";
import { sendAt } from "./domain/quietHours.ts";
import type { Ground } from "./ground.ts";
import { keepNews } from "./news/keepNews.ts";
import { insertNotices } from "./store.ts";

/**
 * Queues messages in the caller's transaction: they go out if it commits, each once for its key. Those that are not
 * urgent wait for the end of the quiet hours; in the app staff find all of it at once. Gives how many are new.
 */
export async function queueNotices(
  ground: Pick<Ground, "quietHours" | "organisations">,
  tx: Transaction,
  notices: readonly NewNotice[],
  now: Date,
): Promise<number> {
  const queued = notices.map((notice) => {
    const at = notice.notBefore && notice.notBefore > now ? notice.notBefore : now;
    return { ...notice, sendAt: sendAt(ground.quietHours, at, notice.urgent) };
  });
  const added = await insertNotices(tx, queued, now);
  await keepNews(ground, tx, notices, now);
  return added;
}
