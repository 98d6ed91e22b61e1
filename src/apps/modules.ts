import type { MigrationFolder } from "#platform/database/migrationFiles.ts";
import { fileURLToPath } from "node:url";
import { journalMigrations } from "#platform/journal/journalMigrations.ts";
import { fileRefusals } from "#platform/files/refusals.ts";
import { platformRefusals, type RefusalTable } from "#platform/http/refusals.ts";
import { signInRefusals } from "#platform/auth/signInRefusals.ts";
import { exchangeMigrations, exchangeRefusals } from "#modules/exchange/index.ts";
import { organisationRefusals, organisationsMigrations } from "#modules/organisations/index.ts";
import { knowledgeMigrations, knowledgeRefusals } from "#modules/knowledge/index.ts";
import { noticesMigrations, noticesRefusals } from "#modules/notices/index.ts";
import { reportersRefusals } from "#modules/reporters/index.ts";
import { requestRefusals, requestsMigrations } from "#modules/requests/index.ts";
import { rosterMigrations, rosterRefusals } from "#modules/roster/index.ts";

const folder = (unit: string, path: string): MigrationFolder => ({
  unit,
  folder: fileURLToPath(new URL(path, import.meta.url)),
});

/** All migrations, in the order they are run: the platform's, then each module's. */
export const migrations: readonly MigrationFolder[] = [
  folder("sealing", "../platform/sealing/migrations"),
  folder("auth", "../platform/auth/migrations"),
  folder("files", "../platform/files/migrations"),
  journalMigrations,
  organisationsMigrations,
  folder("reporters", "../modules/reporters/migrations"),
  requestsMigrations,
  exchangeMigrations,
  rosterMigrations,
  noticesMigrations,
  knowledgeMigrations,
];

const appRefusals = {
  "post-not-held": {
    status: 403,
    says: {
      zh: "您已不在所选的岗位上，请重新选择岗位。",
      en: "You no longer hold the post you chose. Please choose another.",
    },
  },
} as const satisfies RefusalTable;

/** Every refusal there is, with status and sentences. */
export const refusals: RefusalTable = {
  ...fileRefusals,
  ...signInRefusals,
  ...organisationRefusals,
  ...reportersRefusals,
  ...requestRefusals,
  ...exchangeRefusals,
  ...rosterRefusals,
  ...noticesRefusals,
  ...knowledgeRefusals,
  ...platformRefusals,
  ...appRefusals,
};
