import { describe, expect, it } from "vitest";
import { parseMasterKeys } from "./masterKeys.ts";

const one = Buffer.alloc(32, 1).toString("base64");
const two = Buffer.alloc(32, 2).toString("base64");

describe("parseMasterKeys", () => {
  it("reads a bare key as number 1", () => {
    expect(parseMasterKeys(one)).toMatchObject({ currentId: 1, firstId: 1 });
  });

  it("reads a list, the first being current", () => {
    const keys = parseMasterKeys(`2:${two},1:${one}`);
    expect(keys).toMatchObject({ currentId: 2, firstId: 1 });
    expect(keys.derive("blind-index", 1).equals(parseMasterKeys(one).derive("blind-index"))).toBe(true);
  });

  it("gives every purpose and every number a key of its own", () => {
    const keys = parseMasterKeys(`2:${two},1:${one}`);
    expect(keys.derive("blind-index").equals(keys.derive("one-time-code"))).toBe(false);
    expect(keys.derive("blind-index").equals(keys.derive("blind-index", 1))).toBe(false);
  });

  it.each(["", "short", `${one},${two}`, `0:${one}`, `99999:${one}`, `${one}x`])("refuses %s", (text) => {
    expect(() => parseMasterKeys(text)).toThrow(/SHILIU_MASTER_KEY/);
  });

  it("never repeats a bad key in its error", () => {
    expect(() => parseMasterKeys("topsecretvalue")).toThrow(
      expect.not.stringContaining("topsecret") as never,
    );
  });
});
