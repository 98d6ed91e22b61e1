import { buffer } from "node:stream/consumers";
import readExcel from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { type CellValue, writeWorkbook } from "./writeWorkbook.ts";

async function* pages(...all: readonly (readonly CellValue[])[][]) {
  yield* all;
}

const columns = [
  { label: "编号", width: 12 },
  { label: "时间", width: 18 },
  { label: "次数", width: 6 },
];

async function roundTrip(...all: readonly (readonly CellValue[])[][]) {
  const bytes = await buffer(writeWorkbook([{ name: "台账 & <一>", columns, rows: pages(...all) }]));
  const [sheet] = await readExcel(bytes);
  return sheet;
}

describe("a workbook", () => {
  it("keeps texts as texts, dates as dates in Beijing time, numbers as numbers", async () => {
    const sheet = await roundTrip(
      [["SL00000001", new Date("2025-03-04T07:20:00Z"), 3]],
      [["丙", undefined, 0]],
    );
    expect(sheet?.sheet).toBe("台账 & <一>");
    expect(sheet?.data[0]).toEqual(["编号", "时间", "次数"]);
    expect(sheet?.data[1]).toEqual(["SL00000001", expect.any(Date), 3]);
    // A workbook counts days: a second comes out a few microseconds short.
    const shown = new Date(String(sheet?.data[1]?.[1])).getTime();
    expect(Math.abs(shown - Date.parse("2025-03-04T15:20:00Z"))).toBeLessThan(1000);
    expect(sheet?.data[2]).toEqual(["丙", null, 0]);
  });

  it("takes no text for a formula, and no text for an escape or a tag", async () => {
    const odd = [
      "=1+1",
      "+SUM(A1)",
      "-2",
      "@x",
      '=HYPERLINK("http://x","y")',
      "_x0041_",
      "<b>&amp;</b>",
      "a\u0001b",
    ];
    const sheet = await roundTrip(odd.map((each) => [each, undefined, undefined]));
    expect(sheet?.data.slice(1).map(([first]) => first)).toEqual([...odd.slice(0, 7), "ab"]);
  });
});
