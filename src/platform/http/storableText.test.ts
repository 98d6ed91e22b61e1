import { expect, it } from "vitest";
import { isStorable } from "./storableText.ts";

it("takes every text that PostgreSQL can hold, however deep it lies", () => {
  for (const value of ["诉求", "𠮷", "line\nbreak\t", 3, null, undefined, true, [], {}, Buffer.from("\0")])
    expect(isStorable(value)).toBe(true);
  expect(isStorable({ a: [{ b: "供暖" }] })).toBe(true);
});

it("refuses U+0000 and half a surrogate pair, in values and in names", () => {
  for (const text of ["\0", "a\0b", "\ud842", "x\udfb7"]) {
    expect(isStorable(text)).toBe(false);
    expect(isStorable({ a: [{ b: text }] })).toBe(false);
    expect(isStorable({ [text]: 1 })).toBe(false);
  }
});

it("looks as deep as a body can be nested", () => {
  const depth = 200_000;
  expect(isStorable(JSON.parse("[".repeat(depth) + "]".repeat(depth)))).toBe(true);
  expect(isStorable(JSON.parse(`${"[".repeat(depth)}"\\u0000"${"]".repeat(depth)}`))).toBe(false);
});
