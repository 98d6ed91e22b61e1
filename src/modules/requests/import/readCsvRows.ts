import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { type CsvError, parse } from "csv-parse";
import { refuse } from "#engine/refusal.ts";
import type { TableEncoding } from "./findEncoding.ts";
import type { Rows, SourceRow } from "./sourceRow.ts";

/** A row that is longer is none: a quotation mark was left open somewhere before. */
const mostRowBytes = 4_000_000;

interface ParsedRow {
  record: string[];
  info: { lines: number };
}

/** Reads a CSV file row by row, in bounded memory. Quotation marks that open no field are taken as they stand. */
export function readCsvRows(path: string, encoding: TableEncoding, size: number): Rows {
  let bytesRead = 0;
  const count = (bytes: number) => void (bytesRead += bytes);
  return {
    rows: rowsOf(textOf(path, encoding, count)),
    fractionRead: () => (size === 0 ? 1 : Math.min(1, bytesRead / size)),
  };
}

/** The text of a file, its line ends made one: the parser counts a CRLF within quotation marks as two lines. */
async function* textOf(
  path: string,
  encoding: TableEncoding,
  count: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let held = "";
  for await (const bytes of createReadStream(path)) {
    const chunk = bytes as Buffer;
    count(chunk.length);
    const text = held + decoder.decode(chunk, { stream: true });
    held = text.endsWith("\r") ? "\r" : "";
    yield oneLineEnd(held ? text.slice(0, -1) : text);
  }
  yield oneLineEnd(held + decoder.decode());
}

function oneLineEnd(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

async function* rowsOf(text: AsyncIterable<string>): AsyncGenerator<SourceRow> {
  const skipped: SourceRow[] = [];
  const parser = parse({
    info: true,
    raw: true,
    record_delimiter: "\n",
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: mostRowBytes,
    on_skip(error, raw) {
      if (error) skipped.push(brokenRow(error, raw ?? ""));
      return undefined;
    },
  });
  pipeline(text, parser, () => undefined); // whatever goes wrong ends the parser, and is thrown below
  for await (const each of parser) {
    const { record, info } = each as ParsedRow;
    yield* skipped.splice(0);
    yield { line: info.lines - lineEndsIn(record), cells: record };
  }
  yield* skipped.splice(0);
}

function lineEndsIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
}

function brokenRow(error: CsvError, raw: string): SourceRow {
  const lines = Number(error["lines"] ?? 0);
  if (error.code === "CSV_MAX_RECORD_SIZE") {
    // What follows cannot be told from what belongs to it.
    throw new Error(
      `Line ${lines}: a row of more than ${mostRowBytes} bytes; a quotation mark is left open.`,
    );
  }
  const broken =
    error.code === "CSV_QUOTE_NOT_CLOSED"
      ? refuse("quote-not-closed")
      : refuse("row-unreadable", { why: error.message });
  return { line: lines - lineEndsIn([raw.trimEnd()]), cells: [raw], broken };
}
