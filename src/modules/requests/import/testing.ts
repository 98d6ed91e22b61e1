import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { zipOf } from "#platform/files/testing/documents.ts";
import { type ImportMap, importMap } from "./importMap.ts";

/** A map of a small history, changed where a test says so. */
export function mapWith(more: object = {}): ImportMap {
  return importMap.parse({
    source: "old-hotline",
    process: "resident-request",
    columns: {
      id: "id",
      user: "user",
      subject: "subject",
      words: "body",
      reportedAt: "time",
      answer: "reply",
      answeredAt: "reply_time",
    },
    constants: { kind: "complaint" },
    time: { formats: ["YYYY/M/D H:mm:ss", "YYYY/M/D"] },
    ...more,
  });
}

/** The head of files that {@link mapWith} fits. */
export const head = ["id", "user", "subject", "time", "body", "reply", "reply_time"];

/** A folder of a test file's own; gives the path of a file written into it. */
export function testFolder(): (name: string, content: string | Uint8Array) => string {
  const folder = mkdtempSync(join(tmpdir(), "shiliu-import-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
}

/** Rows as CSV, every field in quotation marks. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const field = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  return rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

const gb18030 = new Map<string, readonly [number, number]>();

/** Text in GB18030, as far as two bytes a character go: Node reads it and does not write it. */
export function gb18030Of(text: string): Buffer {
  if (gb18030.size === 0) {
    const decoder = new TextDecoder("gb18030");
    for (let high = 0x81; high <= 0xfe; high++)
      for (let low = 0x40; low <= 0xfe; low++) gb18030.set(decoder.decode(Buffer.of(high, low)), [high, low]);
  }
  return Buffer.from(
    [...text].flatMap((letter) => {
      const code = letter.charCodeAt(0);
      return code < 0x80 ? [code] : [...(gb18030.get(letter) ?? [0x3f])];
    }),
  );
}

const spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const dateStyles = `<styleSheet xmlns="${spreadsheet}"><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>`;

/** A cell of {@link workbookOf}: a text, a number, or a date as days since 1899-12-30. */
export type WorkbookCell = string | number | { days: number };

/** The bytes of an XLSX workbook with one sheet. */
export function workbookOf(rows: readonly (readonly WorkbookCell[])[]): Buffer {
  const place = (column: number, row: number) => `${String.fromCodePoint(65 + column)}${row + 1}`;
  const cell = (value: WorkbookCell, at: string): string => {
    if (typeof value === "number") return `<c r="${at}"><v>${value}</v></c>`;
    if (typeof value === "object") return `<c r="${at}" s="1"><v>${value.days}</v></c>`;
    const escaped = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    return value === "" ? "" : `<c r="${at}" t="inlineStr"><is><t>${escaped}</t></is></c>`;
  };
  const sheet = rows
    .map(
      (row, index) =>
        `<row r="${index + 1}">${row.map((value, c) => cell(value, place(c, index))).join("")}</row>`,
    )
    .join("");
  const related = (names: Readonly<Record<string, string>>): string =>
    `<Relationships xmlns="${relations}">${Object.entries(names)
      .map(
        ([type, target], index) =>
          `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`,
      )
      .join("")}</Relationships>`;
  return zipOf(
    {
      name: "[Content_Types].xml",
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    },
    { name: "_rels/.rels", content: related({ officeDocument: "xl/workbook.xml" }) },
    {
      name: "xl/workbook.xml",
      content: `<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: related({ worksheet: "worksheets/sheet1.xml", styles: "styles.xml" }),
    },
    { name: "xl/styles.xml", content: dateStyles },
    {
      name: "xl/worksheets/sheet1.xml",
      content: `<worksheet xmlns="${spreadsheet}"><sheetData>${sheet}</sheetData></worksheet>`,
    },
  );
}
