import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { seedDemoKnowledge } from "#modules/knowledge/index.ts";
import { demoPeople, seedPrefecture } from "#modules/organisations/index.ts";
import { seedDemoRoster } from "#modules/roster/index.ts";
import { createStaffAccount, findEnabledLogin } from "#platform/auth/staffAccounts.ts";
import type { Config } from "#platform/config/config.ts";
import { createPool, withTransaction } from "#platform/database/pool.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import type { Log } from "#platform/log/log.ts";
import { makeRandomSource } from "#platform/sealing/randomSource.ts";
import { calendarInForce } from "./calendar.ts";
import type { DatabaseUrls } from "./database.ts";
import { demoRoster } from "./demoRoster.ts";

/** The password of the demo people of this installation: made by chance at the first start, kept in the data folder. */
export function demoPassword(config: Config): string {
  const path = join(config.dataFolder, "demo-password");
  if (!existsSync(path))
    writeFileSync(path, `shiliu-${randomBytes(6).toString("base64url")}`, { mode: 0o600 });
  return readFileSync(path, "utf8").trim();
}

/** Adds what is missing of the model prefecture; in development its demo people too, each with an account. */
export async function seed(config: Config, urls: DatabaseUrls, log: Log, now: Date): Promise<void> {
  const withDemoPeople = config.demo;
  const pool = createPool(urls.appUrl, { max: 2, name: "shiliu-seed" });
  try {
    if (config.mode === "production") await refuseDemoAccounts(pool);
    const seeded = await withTransaction(pool, (tx) => seedPrefecture(tx, { now, withDemoPeople }));
    if (seeded.bodies > 0) log.info(seeded, "model prefecture added");
    if (!withDemoPeople) return;
    await withTransaction(pool, (tx) =>
      seedDemoRoster(tx, demoRoster, { now, calendar: calendarInForce, randomId: randomUUID }),
    );
    await withTransaction(pool, (tx) => seedDemoKnowledge(tx, now));
    if (seeded.people === 0) return;
    const random = makeRandomSource();
    const password = demoPassword(config);
    for (const { personId, login, name } of demoPeople) {
      await withTransaction(pool, (tx) =>
        createStaffAccount(tx, { personId, login, displayName: name, password, now }, random),
      );
    }
  } finally {
    await pool.end();
  }
}

/** Throws where a database that was tried out with is put into production: demo people share a password. */
async function refuseDemoAccounts(db: Queryable): Promise<void> {
  const login = await findEnabledLogin(
    db,
    demoPeople.map((person) => person.personId),
  );
  if (login === undefined) return;
  throw new Error(
    `This database holds demo accounts (${login}). Production starts on a database of its own.`,
  );
}
