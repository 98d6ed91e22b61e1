import { type CellValue, readSheet, type SheetData } from "read-excel-file/node";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Rows, SourceRow } from "./sourceRow.ts";

/** Reads the first sheet of a workbook; empty rows are passed over. */
export async function readWorkbookRows(bytes: Buffer): Promise<Rows | Refusal<"workbook-unreadable">> {
  let sheet: SheetData;
  try {
    sheet = await readSheet(bytes);
  } catch {
    return refuse("workbook-unreadable");
  }
  let rowsRead = 0;
  const width = sheet[0]?.length ?? 0;
  async function* rows(): AsyncGenerator<SourceRow> {
    for (const [index, row] of sheet.entries()) {
      rowsRead++;
      if (row.every((value) => value === null)) continue;
      const cells = row.map(cellText);
      // A workbook leaves out the empty cells at the end of a row.
      yield {
        line: index + 1,
        cells: [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill("")],
      };
    }
  }
  return { rows: rows(), fractionRead: () => (sheet.length === 0 ? 1 : rowsRead / sheet.length) };
}

const secondMillis = 1_000;

function cellText(value: CellValue | null): string {
  if (value === null) return "";
  if (!(value instanceof Date)) return String(value);
  // A workbook counts days: a second comes out a few microseconds short. Its times have no zone; the map has.
  const rounded = new Date(Math.round(value.getTime() / secondMillis) * secondMillis);
  return rounded.toISOString().slice(0, "YYYY-MM-DDTHH:mm:ss".length);
}
