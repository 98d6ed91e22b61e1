import type { AppliedMigration } from "./migrationFiles.ts";
import type { Queryable } from "./queryable.ts";

/** What a database tells of itself. */
export interface DatabaseFacts {
  sizeBytes: number;
  /** Of PostgreSQL. */
  version: string;
  /** Whether it hands its log over to be kept elsewhere, and when it last did or failed to. */
  archive: { on: boolean; lastAt: Date | undefined; lastFailedAt: Date | undefined };
}

/** What the database tells of itself, without looking into any table. */
export async function measureDatabase(db: Queryable): Promise<DatabaseFacts> {
  const { rows } = await db.query<{
    size: number;
    version: string;
    archive_mode: string;
    last_at: Date | null;
    last_failed_at: Date | null;
  }>(
    `select pg_database_size(current_database()) as size, current_setting('server_version') as version,
            current_setting('archive_mode') as archive_mode, last_archived_time as last_at,
            last_failed_time as last_failed_at
     from pg_stat_archiver`,
  );
  const [row] = rows;
  if (!row) throw new Error("pg_stat_archiver has one row, always");
  return {
    sizeBytes: row.size,
    version: row.version.split(" ", 1)[0] ?? row.version,
    archive: {
      on: row.archive_mode !== "off",
      lastAt: row.last_at ?? undefined,
      lastFailedAt: row.last_failed_at ?? undefined,
    },
  };
}

/** The migrations that were run on a database, and when the last one was. */
export async function readApplied(
  db: Queryable,
): Promise<{ applied: AppliedMigration[]; lastAt: Date | undefined }> {
  const { rows } = await db.query<AppliedMigration & { applied_at: Date }>(
    "select unit, number, name, sha256, applied_at from schema_migrations order by applied_at",
  );
  const applied = rows.map(({ unit, number, name, sha256 }) => ({ unit, number, name, sha256 }));
  return { applied, lastAt: rows.at(-1)?.applied_at };
}
