import { zipStream, type ZipFile } from "./zipStream.ts";

/** What stands in a cell: a text is never read as a formula, whatever it begins with. */
export type CellValue = string | number | Date | undefined;

/** A column: its name in the frozen head, its width in characters. */
export interface SheetColumn {
  readonly label: string;
  readonly width: number;
  /** How a date is shown. */
  readonly dates?: "day" | "minute";
}

/** A sheet whose rows come as they are read. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** Rows by the page. */
  readonly rows: AsyncIterable<readonly (readonly CellValue[])[]>;
}

/** The place of a style in the list of {@link styles}. */
const styleOf = { plain: 0, head: 1, day: 2, minute: 3 } as const;
const dayMs = 86_400_000;
/** Of a workbook's calendar, 1899-12-30. */
const firstDayMs = Date.UTC(1899, 11, 30);
// Offices in Xinjiang keep Beijing time, which knows no summer time; a workbook's times have no zone.
const beijingMs = 8 * 3_600_000;
const longestText = 32_767;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

/** `A`, `B`, … `AA`. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** A text as XML takes it: no controls, no halves of characters, and nothing that a workbook reads as an escape. */
function escapeText(text: string): string {
  return text
    .slice(0, longestText)
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function textCell(at: string, text: string, style: number): string {
  return `<c r="${at}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`;
}

function cellOf(at: string, value: CellValue, column: SheetColumn | undefined): string {
  if (value === undefined || value === "") return "";
  if (typeof value === "string") return textCell(at, value, styleOf.plain);
  if (typeof value === "number") return Number.isFinite(value) ? `<c r="${at}"><v>${value}</v></c>` : "";
  const days = (value.getTime() + beijingMs - firstDayMs) / dayMs;
  const isDay = column?.dates === "day";
  return `<c r="${at}" s="${isDay ? styleOf.day : styleOf.minute}"><v>${isDay ? Math.floor(days) : days}</v></c>`;
}

async function* sheetContent({ columns, rows: pages }: Sheet): AsyncGenerator<string> {
  const widths = columns
    .map(
      ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    )
    .join("");
  const names = columns.map((_, index) => columnName(index));
  const head = columns.map(({ label }, index) => textCell(`${names[index]}1`, label, styleOf.head)).join("");
  yield `${declaration}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    `</sheetView></sheetViews><cols>${widths}</cols><sheetData><row r="1">${head}</row>`;
  let count = 1;
  for await (const page of pages) {
    let rows = "";
    for (const row of page) {
      count += 1;
      const cells = row.map((value, index) => cellOf(`${names[index]}${count}`, value, columns[index]));
      rows += `<row r="${count}">${cells.join("")}</row>`;
    }
    yield rows;
  }
  yield `</sheetData><autoFilter ref="A1:${columnName(columns.length - 1)}${count}"/>` +
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
    "<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>";
}

const styles =
  `${declaration}<styleSheet xmlns="${main}">` +
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/></patternFill></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4">' +
  '<xf><alignment vertical="top" wrapText="1"/></xf>' +
  '<xf fontId="1" fillId="2" applyFont="1" applyFill="1"><alignment vertical="center" wrapText="1"/></xf>' +
  '<xf numFmtId="164" applyNumberFormat="1"><alignment vertical="top"/></xf>' +
  '<xf numFmtId="165" applyNumberFormat="1"><alignment vertical="top"/></xf></cellXfs></styleSheet>';

async function* text(content: string): AsyncGenerator<string> {
  yield content;
}

function* filesOf(sheets: readonly Sheet[]): Generator<ZipFile> {
  const each = (say: (sheet: Sheet, number: number) => string): string =>
    sheets.map((sheet, index) => say(sheet, index + 1)).join("");
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  yield {
    name: "[Content_Types].xml",
    content: text(
      `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `<Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>` +
        each(
          (_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${type}.worksheet+xml"/>`,
        ) +
        "</Types>",
    ),
  };
  yield {
    name: "_rels/.rels",
    content: text(
      `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
  };
  yield {
    name: "xl/workbook.xml",
    content: text(
      `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>` +
        each(({ name }, n) => `<sheet name="${escapeText(name)}" sheetId="${n}" r:id="rId${n}"/>`) +
        "</sheets><definedNames>" +
        each(({ name }, n) => {
          const quoted = escapeText(`'${name.replaceAll("'", "''")}'`);
          return `<definedName name="_xlnm.Print_Titles" localSheetId="${n - 1}">${quoted}!$1:$1</definedName>`;
        }) +
        "</definedNames></workbook>",
    ),
  };
  yield {
    name: "xl/_rels/workbook.xml.rels",
    content: text(
      `${declaration}<Relationships xmlns="${packageRelations}">` +
        each(
          (_, n) =>
            `<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
        ) +
        `<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ),
  };
  yield { name: "xl/styles.xml", content: text(styles) };
  for (const [index, sheet] of sheets.entries())
    yield { name: `xl/worksheets/sheet${index + 1}.xml`, content: sheetContent(sheet) };
}

/** Writes a workbook as a stream, row by row: its length costs no memory. */
export function writeWorkbook(sheets: readonly Sheet[]): AsyncGenerator<Buffer> {
  return zipStream(filesOf(sheets));
}
