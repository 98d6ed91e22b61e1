import type { CompanionRow } from "#platform/journal/openCase.ts";
import type { NewReporter } from "./prepareReporter.ts";
import { companionReporterSql } from "./store.ts";

/** The reporter's row, to be written by the statement that opens their first case. */
export function reporterCompanion(row: NewReporter): CompanionRow {
  return {
    name: "reporter",
    sql: companionReporterSql,
    values: [row.id, row.kind, row.sealed, row.phoneIndex ?? null, row.idIndex ?? null, row.createdAt],
  };
}
