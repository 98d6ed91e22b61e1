import { describe, expect, it } from "vitest";
import { maskDetails, maskEmail, maskIdNumber, maskName, maskPhone } from "./mask.ts";

describe("maskName", () => {
  it.each([
    ["张三丰", "person", "张**"],
    ["古丽·买买提", "person", "古**"],
    ["Alice", "person", "A**"],
    ["𠮷田", "person", "𠮷**"],
    ["昌吉某某公司", "business", "昌吉**"],
  ] as const)("shows %s (%s) as %s", (name, kind, shown) => {
    expect(maskName(name, kind)).toBe(shown);
  });
});

describe("maskPhone", () => {
  it.each([
    ["13812341234", "138****1234"],
    ["09942345678", "099****5678"],
    ["12345", "****45"],
  ])("shows %s as %s", (phone, shown) => {
    expect(maskPhone(phone)).toBe(shown);
  });
});

describe("maskIdNumber", () => {
  it("keeps the first three and the last two characters", () => {
    expect(maskIdNumber("65230119900101123X")).toBe("652*************3X");
  });
  it("keeps nothing of a short one", () => {
    expect(maskIdNumber("A1234567")).toBe("****");
  });
});

describe("maskEmail", () => {
  it.each([
    ["zhang@example.cn", "z***@example.cn"],
    ["@broken", "***"],
  ])("shows %s as %s", (email, shown) => {
    expect(maskEmail(email)).toBe(shown);
  });
});

it("shows nothing where nothing is known", () => {
  expect(maskDetails({}, "person")).toEqual({});
});
