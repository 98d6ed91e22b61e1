import { join } from "node:path";
import type { Config } from "#platform/config/config.ts";
import { startEmbedded } from "#platform/database/embedded.ts";
import { migrate } from "#platform/database/migrate.ts";
import type { Log } from "#platform/log/log.ts";
import { migrations } from "./modules.ts";

/** Where a process finds its database, and as whom. */
export interface DatabaseUrls {
  appUrl: string;
  migrationUrl: string;
  listenUrl: string;
}

/** A database that is up. */
export interface OpenDatabase extends DatabaseUrls {
  /** Stops an embedded server that this process started; a real one is left alone. */
  stop(): Promise<void>;
}

/** Gives the database: the configured one, else the embedded one, started or taken over. */
export async function openDatabase(config: Config, log: Log): Promise<OpenDatabase> {
  const { url, migrationUrl, listenUrl } = config.database;
  if (url !== undefined) {
    const direct = listenUrl ?? url;
    return {
      appUrl: url,
      migrationUrl: migrationUrl ?? url,
      listenUrl: direct,
      stop: () => Promise.resolve(),
    };
  }
  const embedded = await startEmbedded({ dataDir: join(config.dataFolder, "postgres"), log });
  const { appUrl } = embedded;
  return { appUrl, migrationUrl: embedded.migrationUrl, listenUrl: appUrl, stop: () => embedded.stop() };
}

/** Brings the schema up to date; throws, with what to do, where it cannot. */
export async function bringUpToDate(urls: DatabaseUrls, log: Log): Promise<void> {
  const outcome = await migrate(urls.migrationUrl, [...migrations]);
  if ("refused" in outcome) throw new Error(outcome.message);
  if (outcome.applied.length > 0) log.info({ count: outcome.applied.length }, "migrations applied");
}
