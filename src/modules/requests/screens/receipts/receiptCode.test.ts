import { describe, expect, it } from "vitest";
import { findCodeInHash, groupedReceiptCode } from "./receiptCode.ts";

describe("a receipt code as people type it", () => {
  it.each([
    ["7k3m9qxd2fgh", "7K3M-9QXD-2FGH"],
    [" 7K3M 9QXD 2FGH ", "7K3M-9QXD-2FGH"],
    ["７Ｋ３Ｍ－９ＱＸＤ－２ＦＧＨ", "7K3M-9QXD-2FGH"],
    ["7K3M—9QXD–2FGH", "7K3M-9QXD-2FGH"],
    ["oO1iIlL", "0011-111"],
    ["7K3M9", "7K3M-9"],
    ["7K3M-9QXD-2FGH-more", "7K3M-9QXD-2FGH"],
    ["", ""],
  ])("reads %s as %s", (typed, code) => {
    expect(groupedReceiptCode(typed)).toBe(code);
  });

  it("is taken from behind the # of a scanned address", () => {
    expect(findCodeInHash("#code=7k3m-9qxd-2fgh")).toBe("7K3M-9QXD-2FGH");
  });

  it("comes with what is missing when somebody typed only a part", () => {
    expect(findCodeInHash("#code=7k3m9")).toBe("7K3M-9");
  });

  it.each(["", "#", "#code=", "#main"])("is not found in %s", (hash) => {
    expect(findCodeInHash(hash)).toBeUndefined();
  });
});
