import { fileURLToPath } from "node:url";
import type { PersonId } from "#engine/actor.ts";
import type { MigrationFolder } from "#platform/database/migrationFiles.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { deliverNotices } from "./deliverNotices.ts";
import { deliveryRules } from "./domain/deliveryRules.ts";
import type { NewNotice } from "./domain/notice.ts";
import { findUnreachable, type Unreachable } from "./findUnreachable.ts";
import { newsRules } from "./domain/news.ts";
import { followCases } from "./followCases.ts";
import { makeGround, type NoticesNeeds } from "./ground.ts";
import { type ChannelState, readQueue } from "./operator/readQueue.ts";
import { queueNotices } from "./queueNotices.ts";
import { makeRoutes } from "./routes.ts";
import { deleteOldNews, deleteSettled } from "./store.ts";
import { warnHolders } from "./warnHolders.ts";

export { isToldByName } from "./domain/reporterNotices.ts";
export { noticesRefusals } from "./refusals.ts";
export type { ChannelState, NewNotice, NoticesNeeds };

/** This module's migrations. */
export const noticesMigrations: MigrationFolder = {
  unit: "notices",
  folder: fileURLToPath(new URL("./migrations", import.meta.url)),
};

/** Messages out (通知), and the same as news in the app (站内消息) for staff: to holders at each duty and limit, to reporters at the steps they chose. */
export interface Notices {
  /** The module's part of the API. */
  routes: ReturnType<typeof makeRoutes>;
  /** Queues messages with the caller's transaction, each once for its key, and writes the news of it; gives how many are new. */
  queue(tx: Transaction, notices: readonly NewNotice[], now: Date): Promise<number>;
  /** Turns what was done with cases since the last time into messages. */
  follow(now: Date): Promise<void>;
  /** Tells holders whose time is running out or has run out. */
  warn(now: Date): Promise<void>;
  /** Sends what is due; gives how many messages were taken. */
  deliver(clock: () => Date): Promise<number>;
  /** Those among these people whom no message reaches, and why. */
  unreachable(personIds: readonly PersonId[]): Promise<Map<PersonId, Unreachable>>;
  /** Where messages stand, by channel. */
  measure(now: Date): Promise<ChannelState[]>;
  /** Deletes messages that were settled half a year ago, and news that was read a quarter of a year ago. */
  tidy(now: Date): Promise<void>;
}

/** Assembles the module. */
export function makeNotices(needs: NoticesNeeds): Notices {
  const ground = makeGround(needs);
  return {
    routes: makeRoutes(ground),
    queue: (tx, notices, now) => queueNotices(ground, tx, notices, now),
    follow: (now) => followCases(ground, now),
    warn: (now) => warnHolders(ground, now),
    deliver: (clock) => deliverNotices(ground, clock),
    unreachable: (personIds) => findUnreachable(ground, personIds),
    measure: (now) => readQueue(ground, now),
    async tidy(now) {
      const before = new Date(now.getTime() - deliveryRules.keepMs);
      while ((await deleteSettled(ground.pool, before)) > 0);
      const { keepReadMs, keepUnreadMs } = newsRules;
      const oldNews = {
        read: new Date(now.getTime() - keepReadMs),
        unread: new Date(now.getTime() - keepUnreadMs),
      };
      while ((await deleteOldNews(ground.pool, oldNews)) > 0);
    },
  };
}
