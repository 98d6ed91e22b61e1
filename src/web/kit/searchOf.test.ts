import { expect, it } from "vitest";
import { searchOf } from "./searchOf.ts";

it.each([
  ["one character is too little", "水", ""],
  ["what was typed, on one line", "  楼上漏水\n找谁 ", "楼上漏水 找谁"],
  ["the number of a service stays", "12345 热线几点上班", "12345 热线几点上班"],
  [
    "a caller's telephone and identity number are left out",
    "我电话13900000001，身份证65230119800101123X漏水",
    "我电话 ，身份证 漏水",
  ],
])("is searched for: %s", (_what, typed, searched) => {
  expect(searchOf(typed)).toBe(searched);
});

it("takes no more of a caller's words than the server does", () => {
  expect([...searchOf("漏".repeat(500))]).toHaveLength(100);
});
