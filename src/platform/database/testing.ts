import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { appRole, type ApplicationUrls, ensureDatabase, ownerRole } from "./applicationDatabase.ts";
import { connectionUrl } from "./connectionUrl.ts";
import type { TestCluster } from "./globalSetup.ts";
import { migrate } from "./migrate.ts";
import { type MigrationFolder, readMigrations } from "./migrationFiles.ts";
import { createPool, type Pool } from "./pool.ts";

/** A database of a test file's own. */
export interface TestDatabase extends ApplicationUrls {
  /** As the application: may read and write rows, and no more. */
  pool: Pool;
  /** As the owner of the tables. */
  ownerPool: Pool;
  /** The superuser's address of this database. */
  adminUrl: string;
}

const testPoolSize = 8;

/** One lock for all who build a template: "shi" in ASCII, then a number. */
const templateLockKey = 0x736869_03;

function urlsOf(cluster: TestCluster, database: string): ApplicationUrls & { adminUrl: string } {
  const { adminUrl, passwords } = cluster;
  return {
    adminUrl: connectionUrl(adminUrl, { database }),
    migrationUrl: connectionUrl(adminUrl, { user: ownerRole, password: passwords.owner, database }),
    appUrl: connectionUrl(adminUrl, { user: appRole, password: passwords.app, database }),
  };
}

async function withAdmin<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A template is known by everything that its migrations say. */
function templateName(folders: readonly MigrationFolder[]): string {
  const files = readMigrations(folders);
  if ("refused" in files) throw new Error(files.message);
  const hash = createHash("sha256");
  for (const { unit, number, name, sha256 } of files) hash.update(`${unit} ${number} ${name} ${sha256}\n`);
  return `shiliu_template_${hash.digest("hex").slice(0, 16)}`;
}

async function buildTemplate(
  cluster: TestCluster,
  name: string,
  folders: readonly MigrationFolder[],
): Promise<void> {
  const building = `${name}_building`;
  await withAdmin(cluster.adminUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`),
  );
  await ensureDatabase(cluster.adminUrl, building);
  const outcome = await migrate(urlsOf(cluster, building).migrationUrl, folders);
  if ("refused" in outcome) throw new Error(outcome.message);
  // Renamed when whole, so that a run that was cut short leaves no half template behind.
  await withAdmin(cluster.adminUrl, (client) => client.query(`ALTER DATABASE ${building} RENAME TO ${name}`));
}

async function ensureTemplate(cluster: TestCluster, folders: readonly MigrationFolder[]): Promise<string> {
  const name = templateName(folders);
  await withAdmin(cluster.adminUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [templateLockKey]);
    const found = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (found.rowCount === 0) await buildTemplate(cluster, name, folders);
  });
  return name;
}

async function copyTemplate(cluster: TestCluster, template: string): Promise<string> {
  const name = `shiliu_test_${randomBytes(6).toString("hex")}`;
  await withAdmin(cluster.adminUrl, async (client) => {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${ownerRole}`);
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
    await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${name} TO ${appRole}`);
  });
  return name;
}

/**
 * A migrated database for the test file that calls this at its top; dropped after its tests. Files with the same
 * migrations are given copies of one template.
 */
export async function testDatabase(folders: readonly MigrationFolder[]): Promise<TestDatabase> {
  const cluster = inject("testCluster");
  const name = await copyTemplate(cluster, await ensureTemplate(cluster, folders));
  const urls = urlsOf(cluster, name);
  const pool = createPool(urls.appUrl, { max: testPoolSize, name: "test-app" });
  const ownerPool = createPool(urls.migrationUrl, { max: testPoolSize, name: "test-owner" });
  afterAll(async () => {
    await Promise.all([pool.end(), ownerPool.end()]);
    await withAdmin(cluster.adminUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  });
  return { ...urls, pool, ownerPool };
}
