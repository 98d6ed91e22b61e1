import type { CompanionRow } from "#platform/journal/openCase.ts";
import type { NewReporter } from "./prepareReporter.ts";
import { companionReporterColumns, companionReporterSql } from "./store.ts";

/** The reporter's row, to be written by the statement that opens their first case. */
export function reporterCompanion(row: NewReporter): CompanionRow {
  return {
    kind: "reporter",
    columns: companionReporterColumns,
    sql: companionReporterSql,
    row: {
      id: row.id,
      kind: row.kind,
      sealed: row.sealed,
      phone_index: row.phoneIndex ?? null,
      id_index: row.idIndex ?? null,
      created_at: row.createdAt,
    },
  };
}
