import { describe, expect, it } from "vitest";
import { isRefusal } from "#engine/refusal.ts";
import type { SourceRow } from "./sourceRow.ts";
import { openSourceTable } from "./sourceTable.ts";
import { csvOf, gb18030Of, testFolder, workbookOf } from "./testing.ts";

const write = testFolder();

async function read(content: string | Uint8Array) {
  const table = await openSourceTable(write("table", content));
  if (isRefusal(table)) return table;
  const rows: SourceRow[] = [];
  for await (const row of table.rows) rows.push(row);
  return { format: table.format, head: table.head, rows, fraction: table.fractionRead() };
}

const nasty = [
  ["id", "body"],
  ["1", "一行,\n第二行\r\n第三行"],
  ["2", '他说"好",走了'],
  ["3", ""],
  ["4", " 空格 "],
];
const read4 = [
  { line: 2, cells: ["1", "一行,\n第二行\n第三行"] },
  { line: 5, cells: ["2", '他说"好",走了'] },
  { line: 6, cells: ["3", ""] },
  { line: 7, cells: ["4", " 空格 "] },
];

describe("a CSV file", () => {
  it("may have commas, quotation marks and line ends within a field; rows keep the line they begin on", async () => {
    expect(await read(csvOf(nasty))).toEqual({
      format: "CSV, UTF-8",
      head: ["id", "body"],
      rows: read4,
      fraction: 1,
    });
  });

  it("may begin with the mark of UTF-8, and end its lines as it likes", async () => {
    const text = "\uFEFFid,body\n1,a\n\n2,b";
    const expected = [
      { line: 2, cells: ["1", "a"] },
      { line: 4, cells: ["2", "b"] },
    ];
    for (const ends of ["\n", "\r\n", "\r"])
      expect(await read(text.replaceAll("\n", ends))).toMatchObject({ head: ["id", "body"], rows: expected });
  });

  it("may be in GB18030, even where that shows late", async () => {
    const text = csvOf([
      ["id", "body"],
      ...Array.from({ length: 9_000 }, (_, id) => [`${id}`, "ascii"]),
      ["n", "水管漏水"],
    ]);
    const table = await read(gb18030Of(text));
    expect(table).toMatchObject({ format: "CSV, GB18030" });
    expect("rows" in table && table.rows.at(-1)).toEqual({ line: 9_002, cells: ["n", "水管漏水"] });
  });

  it("takes quotation marks that open no field as they stand", async () => {
    expect(await read('id,body\n1,he said "hi"\n2,"a"b\n3,c\n')).toMatchObject({
      rows: [{ cells: ["1", 'he said "hi"'] }, { cells: ["2", '"a"b'] }, { cells: ["3", "c"] }],
    });
  });

  it("gives rows with too few or too many fields as they are", async () => {
    expect(await read("id,body\n1\n2,a,b\n")).toMatchObject({
      rows: [{ cells: ["1"] }, { cells: ["2", "a", "b"] }],
    });
  });

  it("whose last quotation mark is open gives that row as broken, and all before it", async () => {
    expect(await read('id,body\n1,a\n2,"b\n3,c\n')).toMatchObject({
      rows: [
        { line: 2, cells: ["1", "a"] },
        { line: 3, cells: ['2,"b\n3,c\n'], broken: { refused: "quote-not-closed" } },
      ],
    });
  });

  it("with a row of megabytes is broken off: a quotation mark is open somewhere", async () => {
    const endless = `id,body\n1,a\n2,"${"b\n".repeat(2_100_000)}`;
    await expect(read(endless)).rejects.toThrow(/^Line \d+: a row of more than 4000000 bytes/);
  });

  it("is refused where it is empty or in no known encoding", async () => {
    expect(await read("")).toEqual({ refused: "head-missing" });
    expect(await read(Buffer.from("b1ff2c0a", "hex"))).toEqual({ refused: "encoding-unknown" });
  });
});

describe("an XLSX workbook", () => {
  it("gives its first sheet, dates as the clock on the wall had them", async () => {
    const table = workbookOf([
      ["id", "body", "time", "end"],
      [1, '一,"二"', { days: 43_524.475_752_314_8 }, ""],
      [],
      ["x", "", "2019/2/28", "e"],
    ]);
    expect(await read(table)).toEqual({
      format: "XLSX",
      head: ["id", "body", "time", "end"],
      rows: [
        { line: 2, cells: ["1", '一,"二"', "2019-02-28T11:25:05", ""] },
        { line: 4, cells: ["x", "", "2019/2/28", "e"] },
      ],
      fraction: 1,
    });
  });

  it("is refused where it is none, or more than memory should hold", async () => {
    expect(await read(Buffer.from("504b0304ffff", "hex"))).toEqual({ refused: "workbook-unreadable" });
    const large = Buffer.alloc(20_000_001);
    large.write("PK\u0003\u0004", "latin1");
    expect(await read(large)).toMatchObject({ refused: "workbook-too-large" });
  });
});
