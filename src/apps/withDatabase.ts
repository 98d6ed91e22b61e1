import type { Config } from "#platform/config/config.ts";
import { createLog, type Log } from "#platform/log/log.ts";
import { bringUpToDate, type DatabaseUrls, openDatabase } from "./database.ts";

/** What a command that needs the database is handed. */
export interface CommandGround {
  urls: DatabaseUrls;
  log: Log;
  clock(): Date;
}

/** Opens the database, brings it up to date, does the work, and stops what it started. */
export async function withDatabase<Result>(
  config: Config,
  work: (ground: CommandGround) => Promise<Result>,
): Promise<Result> {
  const log = createLog({ mode: config.mode, level: "warn" });
  const database = await openDatabase(config, log);
  try {
    await bringUpToDate(database, log);
    return await work({ urls: database, log, clock: () => new Date() });
  } finally {
    await database.stop();
  }
}
