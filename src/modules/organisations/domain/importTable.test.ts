import { describe, expect, it } from "vitest";
import { importLineLimit, readImportTable } from "./importTable.ts";
import { findKind, findRole } from "./importWords.ts";

describe("the header", () => {
  it("may be Chinese or English, in any order, with remarks in brackets", () => {
    const table = [
      ["名称", "Kind", "上级编码（必填）", "code", "备注"],
      ["三工镇", "乡镇", "652301", "652301101", "?"],
    ];
    expect(readImportTable(table)).toEqual({
      table: "bodies",
      lines: [{ line: 2, cells: { name: "三工镇", kind: "乡镇", parent: "652301", code: "652301101" } }],
    });
  });
  it("tells people from bodies by their login", () => {
    const table = [
      ["姓名", "登录名", "角色", "所在机构编码", "职务"],
      ["张三", "zhangsan", "派单员", "652301", ""],
    ];
    expect(readImportTable(table)).toEqual({
      table: "people",
      lines: [{ line: 2, cells: { name: "张三", login: "zhangsan", role: "派单员", body: "652301" } }],
    });
  });
  it("names the columns that are missing", () => {
    expect(readImportTable([["编码", "名称"]])).toEqual({
      refused: "table-header-unknown",
      details: { missing: "上级编码、类型" },
    });
    expect(readImportTable([["登录名"]])).toMatchObject({ details: { missing: "姓名" } });
    expect(readImportTable([])).toMatchObject({ refused: "table-header-unknown" });
  });
});

it("skips empty lines and keeps the numbers people see in their file", () => {
  const table = [
    ["登录名", "姓名"],
    ["", " "],
    ["li.si", " 李四 "],
  ];
  expect(readImportTable(table)).toMatchObject({
    lines: [{ line: 3, cells: { login: "li.si", name: "李四" } }],
  });
});

it("takes no more lines than it can answer for", () => {
  const table = [["登录名", "姓名"], ...Array.from({ length: importLineLimit + 1 }, () => ["a", "b"])];
  expect(readImportTable(table)).toMatchObject({ refused: "table-too-long" });
});

it("knows kinds and roles by their Chinese and English names", () => {
  expect(findKind("街道")).toBe("street");
  expect(findKind("Street")).toBe("street");
  expect(findKind("兵团")).toBe("outside");
  expect(findKind("宫殿")).toBeUndefined();
  expect(findRole("单位负责人")).toBe("head");
  expect(findRole("township desk")).toBe("townshipDesk");
  expect(findRole("township_desk")).toBe("townshipDesk");
  expect(findRole("reporter")).toBeUndefined();
});
