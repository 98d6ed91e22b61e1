import { parse } from "csv-parse/sync";
import { type CellValue, readSheet } from "read-excel-file/node";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import type { Table } from "../domain/importTable.ts";
import { decodeText } from "./decodeText.ts";

/** Reads a CSV file or the first sheet of an XLSX file, told apart by content, as text cells. */
export async function readTable(
  bytes: Uint8Array,
): Promise<Table | Refusal<"table-unreadable" | "table-encoding-unknown">> {
  return isZip(bytes) ? readWorkbook(bytes) : readCsv(bytes);
}

async function readWorkbook(bytes: Uint8Array): Promise<Table | Refusal<"table-unreadable">> {
  try {
    const rows = await readSheet(Buffer.from(bytes));
    return rows.map((row) => row.map(cellText));
  } catch {
    return refuse("table-unreadable");
  }
}

function readCsv(bytes: Uint8Array): Table | Refusal<"table-unreadable" | "table-encoding-unknown"> {
  const text = decodeText(bytes);
  if (isRefusal(text)) return text;
  try {
    // Empty lines are kept here: the line numbers people see must be those of their file.
    return parse(text, { relax_column_count: true, skip_empty_lines: false });
  } catch {
    return refuse("table-unreadable");
  }
}

/** Codes typed into Excel arrive as numbers. */
function cellText(value: CellValue | null): string {
  if (value === null) return "";
  return value instanceof Date ? value.toISOString() : String(value);
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}
