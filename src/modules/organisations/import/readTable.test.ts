import { expect, it } from "vitest";
import { decodeText } from "./decodeText.ts";
import { readTable } from "./readTable.ts";
import { workbookOf } from "./testing.ts";

/** 编码,名称 / 1,昌吉 as GB18030. */
const gb18030 = Buffer.from("b1e0c2eb2cc3fbb3c60d0a312cb2fdbcaa0d0a", "hex");
const expected = [
  ["编码", "名称"],
  ["1", "昌吉"],
];

it("reads UTF-8 with and without its mark", async () => {
  expect(await readTable(Buffer.from("编码,名称\n1,昌吉\n"))).toEqual(expected);
  expect(await readTable(Buffer.from("\ufeff编码,名称\r\n1,昌吉"))).toEqual(expected);
});

it("reads GB18030, as Excel in China saves it", async () => {
  expect(await readTable(gb18030)).toEqual(expected);
});

it("reads quotes, commas and line ends within a cell", async () => {
  expect(await readTable(Buffer.from('编码,名称\n1,"甲,""乙""\n丙"\n'))).toEqual([
    ["编码", "名称"],
    ["1", '甲,"乙"\n丙'],
  ]);
});

it("reads the first sheet of a workbook, numbers as their digits", async () => {
  const bytes = workbookOf([
    ["编码", "名称"],
    [1, "昌吉"],
  ]);
  expect(await readTable(bytes)).toEqual(expected);
});

it("refuses other files, whatever their name", async () => {
  const unreadable = { refused: "table-encoding-unknown" };
  expect(await readTable(Buffer.from("d0cf11e0a1b11ae1000000", "hex"))).toEqual(unreadable);
  expect(await readTable(Buffer.from("89504e470d0a1a0a0000000d", "hex"))).toEqual(unreadable);
  expect(await readTable(Buffer.from("504b0304ffff", "hex"))).toEqual({ refused: "table-unreadable" });
  expect(await readTable(Buffer.from('a,"b\n'))).toEqual({ refused: "table-unreadable" });
});

it("refuses text that is neither UTF-8 nor GB18030", () => {
  expect(decodeText(Buffer.from("b1ff2c", "hex"))).toEqual({ refused: "table-encoding-unknown" });
});
