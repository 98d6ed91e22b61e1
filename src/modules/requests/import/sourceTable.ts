import { open, readFile, stat } from "node:fs/promises";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { readCsvRows } from "./readCsvRows.ts";
import { findEncoding } from "./findEncoding.ts";
import { readWorkbookRows } from "./readWorkbookRows.ts";
import type { Rows, SourceRow } from "./sourceRow.ts";

/** A file with a head, ready to be read row by row. */
export interface SourceTable {
  format: "CSV, UTF-8" | "CSV, GB18030" | "XLSX";
  head: readonly string[];
  rows: AsyncIterable<SourceRow>;
  fractionRead(): number;
}

/** A workbook is unpacked in memory, several times its size; a longer history comes as CSV. */
const mostWorkbookBytes = 20_000_000;

/** Opens a CSV or XLSX file, told apart by content. */
export async function openSourceTable(
  path: string,
): Promise<
  SourceTable | Refusal<"encoding-unknown" | "workbook-too-large" | "workbook-unreadable" | "head-missing">
> {
  const { size } = await stat(path);
  const opened = (await isZip(path)) ? await openWorkbook(path, size) : await openCsv(path, size);
  if (isRefusal(opened)) return opened;
  const first = await opened.rows.next();
  if (first.done === true || first.value.broken) return refuse("head-missing");
  const { rows } = opened;
  return {
    format: opened.format,
    head: first.value.cells.map((name) => name.trim()),
    rows: { [Symbol.asyncIterator]: () => rows },
    fractionRead: () => opened.fractionRead(),
  };
}

type Opened = Rows & Pick<SourceTable, "format">;

async function openCsv(path: string, size: number): Promise<Opened | Refusal<"encoding-unknown">> {
  const encoding = await findEncoding(path);
  if (!encoding) return refuse("encoding-unknown");
  const format = encoding === "utf-8" ? "CSV, UTF-8" : "CSV, GB18030";
  return { format, ...readCsvRows(path, encoding, size) };
}

async function openWorkbook(
  path: string,
  size: number,
): Promise<Opened | Refusal<"workbook-too-large" | "workbook-unreadable">> {
  if (size > mostWorkbookBytes) return refuse("workbook-too-large", { size, most: mostWorkbookBytes });
  const rows = await readWorkbookRows(await readFile(path));
  return isRefusal(rows) ? rows : { format: "XLSX", ...rows };
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32BE(0) === 0x504b0304;
  } finally {
    await file.close();
  }
}
