import { fileURLToPath } from "node:url";
import type { MigrationFolder } from "#platform/database/migrationFiles.ts";

/** The journal's tables. */
export const journalMigrations: MigrationFolder = {
  unit: "journal",
  folder: fileURLToPath(new URL("./migrations", import.meta.url)),
};
