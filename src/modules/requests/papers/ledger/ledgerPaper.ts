import type { Paper } from "#platform/paper/paper.ts";
import { type PaperReader, paperOf } from "../reader.ts";
import { ledgerColumns, type LedgerEntry } from "./ledgerColumns.ts";

/** 台账 as a printed paper: fewer columns than the workbook, for as many rows as somebody reads on paper. */
export function ledgerPaper(entries: readonly LedgerEntry[], filters: string, reader: PaperReader): Paper {
  const { say, minute } = reader;
  const columns = ledgerColumns.filter(({ printed }) => printed);
  return paperOf(reader, {
    title: say("ledger"),
    look: "landscape",
    blocks: [
      { block: "title", text: say("ledger") },
      { block: "note", text: `${say("filters")}：${filters}　${say("rows")}：${entries.length}` },
      {
        block: "grid",
        columns: columns.map(({ word, width }) => ({ label: say(word), share: Math.max(width, 8) })),
        rows: entries.map((entry) =>
          columns.map(({ value }) => {
            const cell = value(entry, reader);
            return cell instanceof Date ? minute(cell) : String(cell ?? "");
          }),
        ),
      },
    ],
  });
}
