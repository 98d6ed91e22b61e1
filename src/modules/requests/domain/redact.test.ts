import { describe, expect, it } from "vitest";
import { redactWords } from "./redact.ts";

describe("redacted words", () => {
  it.each([
    ["电话13579246810", "电话○○"],
    ["电话 135-7924-6810 或 +86 13579246810", "电话 ○○ 或 ○○"],
    ["座机0994-2345678", "座机○○"],
    ["身份证65230119900101123x", "身份证○○"],
    ["邮箱 a.b+c@example.com.cn", "邮箱 ○○"],
    ["车牌新B·A1234和新B12345D", "车牌○○和○○"],
    ["卡号6222021234567890123", "卡号○○"],
    ["全角１３５７９２４６８１０", "全角○○"],
  ])("have no number of a person: %s", (text, redacted) => expect(redactWords(text, [])).toBe(redacted));

  it.each([
    ["我叫张三丰", ["张三丰"], "我叫○○"],
    ["阿依古丽说", ["阿依古丽·买买提江"], "○○说"],
    ["阿依古丽·买买提江", ["阿依古丽·买买提江"], "○○"],
    ["signed ALICE, alice smith", ["Alice Smith"], "signed ○○, ○○"],
    ["C.J. (Ltd)", ["C.J. (Ltd)"], "○○"],
    ["王家庄的王", ["王"], "王家庄的王"],
  ])("have no name: %s of %j", (text, names, redacted) => expect(redactWords(text, names)).toBe(redacted));

  it("keep what says where and how much: years, sums, houses, hours", () => {
    const text = "2026年11月，3号楼502室，15.5元/平方米，共123456元，每天8:00-20:00";
    expect(redactWords(text, [])).toBe(text);
  });
});
