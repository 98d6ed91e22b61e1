import { createSecretKey } from "node:crypto";
import { describe, expect, it } from "vitest";
import { blindIndex, normalisePhone } from "./blindIndex.ts";

const key = createSecretKey(Buffer.alloc(32, 7));

describe("normalisePhone", () => {
  it.each([
    ["138 1234 5678", "13812345678"],
    ["１３８１２３４５６７８", "13812345678"],
    ["+86 138-1234-5678", "13812345678"],
    ["0086 13812345678", "13812345678"],
    ["8613812345678", "13812345678"],
    ["(0994) 2345678", "09942345678"],
    ["+86 994 2345678", "09942345678"],
    ["+86 12345", "12345"],
  ])("writes %s as %s", (typed, dialled) => {
    expect(normalisePhone(typed)).toBe(dialled);
  });
});

describe("blindIndex", () => {
  it("is the same for every way of writing one number", () => {
    expect(blindIndex(key, "phone", "+86 138 1234 5678")).toEqual(
      blindIndex(key, "phone", "１３８１２３４５６７８"),
    );
    expect(blindIndex(key, "idNumber", "11010519491231002x")).toEqual(
      blindIndex(key, "idNumber", "110105 19491231 002X"),
    );
  });

  it("is 16 bytes and differs by kind, value and key", () => {
    const index = blindIndex(key, "phone", "13812345678");
    expect(index).toHaveLength(16);
    expect(blindIndex(key, "idNumber", "13812345678")).not.toEqual(index);
    expect(blindIndex(key, "phone", "13812345679")).not.toEqual(index);
    expect(blindIndex(createSecretKey(Buffer.alloc(32, 8)), "phone", "13812345678")).not.toEqual(index);
  });
});
