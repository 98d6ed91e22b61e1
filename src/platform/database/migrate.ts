import pg from "pg";
import { appRole } from "./applicationDatabase.ts";
import {
  type AppliedMigration,
  type MigrationFile,
  type MigrationFolder,
  type MigrationRefusal,
  pendingMigrations,
  readMigrations,
} from "./migrationFiles.ts";
import { typeParsers } from "./typeParsers.ts";

/** What a run of migrations did, or why it did nothing. */
export type MigrationOutcome = { applied: AppliedMigration[] } | MigrationRefusal;

/** One lock for all migrators of a database: "shi" in ASCII, then a number. */
const migrationLockKey = 0x736869_02;

const ledger = `
  CREATE TABLE IF NOT EXISTS schema_migrations (
    unit text NOT NULL,
    number integer NOT NULL,
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (unit, number)
  )`;

/**
 * What the application may do with tables yet to be made. Given beforehand, so that a migration may take some of it
 * away again, as from a log that is only ever added to.
 */
const appRights = `
  ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO ${appRole};
  ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${appRole};
  ALTER DEFAULT PRIVILEGES GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO ${appRole};
  GRANT USAGE ON SCHEMA public TO ${appRole};
  REVOKE INSERT, UPDATE, DELETE ON schema_migrations FROM ${appRole};
  GRANT SELECT ON schema_migrations TO ${appRole}`;

async function ensureAppRole(client: pg.Client): Promise<MigrationRefusal | undefined> {
  const found = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [appRole]);
  if (found.rowCount) return undefined;
  try {
    await client.query(`CREATE ROLE ${appRole} NOLOGIN`);
    return undefined;
  } catch {
    const message =
      `The role ${appRole} is missing and the migrations' role may not create it. ` +
      `As an administrator: CREATE ROLE ${appRole} LOGIN PASSWORD '…';`;
    return { refused: "no-app-role", message };
  }
}

async function apply(client: pg.Client, file: MigrationFile): Promise<void> {
  const { unit, number, name, sha256 } = file;
  try {
    await client.query("BEGIN");
    await client.query(file.sql);
    await client.query("INSERT INTO schema_migrations (unit, number, name, sha256) VALUES ($1, $2, $3, $4)", [
      unit,
      number,
      name,
      sha256,
    ]);
    await client.query("COMMIT");
  } catch (cause) {
    await client.query("ROLLBACK").catch(() => {});
    const words = cause instanceof Error ? cause.message : String(cause);
    const label = `${unit}: ${String(number).padStart(4, "0")}_${name}.sql`;
    throw new Error(`${label} failed and was undone: ${words}`, { cause });
  }
}

async function migrateOn(client: pg.Client, files: readonly MigrationFile[]): Promise<MigrationOutcome> {
  // Held until the connection ends: a second migrator waits here, and then finds nothing left to do.
  await client.query("SELECT pg_advisory_lock($1)", [migrationLockKey]);
  const roleRefusal = await ensureAppRole(client);
  if (roleRefusal) return roleRefusal;
  await client.query(ledger);
  await client.query(appRights);
  const done = await client.query<AppliedMigration>(
    "SELECT unit, number, name, sha256 FROM schema_migrations ORDER BY unit, number",
  );
  const pending = pendingMigrations(files, done.rows);
  if ("refused" in pending) return pending;
  for (const file of pending) await apply(client, file);
  return { applied: pending.map(({ unit, number, name, sha256 }) => ({ unit, number, name, sha256 })) };
}

/**
 * Runs what was not run yet, folder by folder in the order given, each file in a transaction of its own. Throws when
 * a file's SQL fails; the files before it stay run.
 */
export async function migrate(
  migrationUrl: string,
  folders: readonly MigrationFolder[],
): Promise<MigrationOutcome> {
  const files = readMigrations(folders);
  if ("refused" in files) return files;
  const client = new pg.Client({
    connectionString: migrationUrl,
    application_name: "shiliu-migrate",
    types: typeParsers,
  });
  await client.connect();
  try {
    return await migrateOn(client, files);
  } finally {
    await client.end();
  }
}
