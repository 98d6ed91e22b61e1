import { type FileHandle, open, rm } from "node:fs/promises";
import type { Refusal } from "#engine/refusal.ts";
import { describeRefusal } from "#platform/http/refusals.ts";
import { importRefusals } from "./refusals.ts";
import type { SourceRow } from "./sourceRow.ts";

/** A row that was not taken, and why. */
export interface RejectedRow {
  row: SourceRow;
  refusal: Refusal;
}

/** The file of rows that were not taken; there is none where all were. */
export interface RejectedFile {
  add(rejected: readonly RejectedRow[]): Promise<void>;
  close(): Promise<void>;
}

/** A row of CSV; a mark and CRLF make Excel read it as it is meant. */
function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
  return `${quoted.join(",")}\r\n`;
}

/** Begins a file of rejected rows; one that an earlier run left is removed. */
export async function makeRejectedFile(path: string, head: readonly string[]): Promise<RejectedFile> {
  await rm(path, { force: true });
  let file: FileHandle | undefined;
  return {
    async add(rejected) {
      if (rejected.length === 0) return;
      let text = "";
      if (!file) {
        // As personal as the file it comes from: for whoever runs the import alone.
        file = await open(path, "w", 0o600);
        text = `\uFEFF${csvLine(["line", "原因", "reason", ...head])}`;
      }
      for (const { row, refusal } of rejected)
        text += csvLine([`${row.line}`, ...reasons(refusal), ...row.cells]);
      await file.appendFile(text);
    },
    async close() {
      await file?.close();
    },
  };
}

function reasons(refusal: Refusal): [zh: string, en: string] {
  const say = (language: "zh" | "en") => describeRefusal(importRefusals, refusal, language).body.message;
  return [say("zh"), say("en")];
}
