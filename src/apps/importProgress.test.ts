import { describe, expect, it } from "vitest";
import { progressLine, reportLines } from "./importProgress.ts";

const counts = { rows: 1_200, imported: 1_190, there: 0, rejected: 10 };

describe("the progress of an import", () => {
  it("shows how far it is, how fast, and how long it will take yet", () => {
    expect(progressLine({ ...counts, fraction: 0.25 }, 2_000)).toBe(
      "[######..................]  25 %  1,200 rows  10 rejected  600 rows/s  0:06 left",
    );
  });

  it("knows no remaining time at the very beginning, and none at the end", () => {
    expect(progressLine({ ...counts, rows: 0, rejected: 0, fraction: 0 }, 0)).toBe(
      "[........................]   0 %  0 rows  0 rows/s  ?:?? left",
    );
    expect(progressLine({ ...counts, rejected: 0, fraction: 1 }, 90_000)).toContain("100 %");
  });
});

it("accounts for every row at the end", () => {
  const report = { ...counts, format: "CSV, UTF-8", stopped: false } as const;
  expect(reportLines(report, 2_400, false)).toBe(
    "1,200 rows read (CSV, UTF-8): 1,190 imported, 0 there already, 10 rejected.\n2.4 s, 500 rows/s.\n",
  );
  expect(reportLines(report, 2_400, true)).toContain("1,190 would be imported");
});
