import pg from "pg";
import { connectionUrl } from "./connectionUrl.ts";

/** The role that owns the tables and may alter them; only migrations use it. */
export const ownerRole = "shiliu_owner";

/** The role the application reads and writes rows with; it may not alter tables. */
export const appRole = "shiliu_app";

/** The name of the application's database. */
const databaseName = "shiliu";

/** Where the application's database is reached by each of its two roles. */
export interface ApplicationUrls {
  migrationUrl: string;
  appUrl: string;
}

/** Advisory lock keys of ours: "shi" in ASCII, then a number. */
const rolesLockKey = 0x736869_01;

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const exists = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
  const verb = exists.rowCount === 0 ? "CREATE" : "ALTER";
  const literal = pg.escapeLiteral(password);
  await client.query(`${verb} ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${literal}`);
}

/** Makes the two roles, or gives them these passwords; safe when several do it at once. */
export async function ensureRoles(
  adminUrl: string,
  passwords: { owner: string; app: string },
): Promise<void> {
  await withLockedClient(adminUrl, async (client) => {
    await ensureRole(client, ownerRole, passwords.owner);
    await ensureRole(client, appRole, passwords.app);
  });
}

/** Makes the database `name`, owned by the migrations' role and closed to everyone but ours, unless it is there. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  await withLockedClient(adminUrl, async (client) => {
    const quoted = pg.escapeIdentifier(name);
    const exists = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (exists.rowCount === 0) await client.query(`CREATE DATABASE ${quoted} OWNER ${ownerRole}`);
    await client.query(`REVOKE ALL ON DATABASE ${quoted} FROM PUBLIC`);
    await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${quoted} TO ${appRole}`);
  });
}

/** Makes the roles and the database of an installation; returns how each role reaches it. */
export async function ensureApplicationDatabase(
  adminUrl: string,
  passwords: { owner: string; app: string },
): Promise<ApplicationUrls> {
  await ensureRoles(adminUrl, passwords);
  await ensureDatabase(adminUrl, databaseName);
  return {
    migrationUrl: connectionUrl(adminUrl, {
      user: ownerRole,
      password: passwords.owner,
      database: databaseName,
    }),
    appUrl: connectionUrl(adminUrl, { user: appRole, password: passwords.app, database: databaseName }),
  };
}

async function withLockedClient(adminUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    // Held until the connection ends.
    await client.query("SELECT pg_advisory_lock($1)", [rolesLockKey]);
    await work(client);
  } finally {
    await client.end();
  }
}
