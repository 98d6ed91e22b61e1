import { createSecretKey } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seal, unseal } from "./seal.ts";

const key = createSecretKey(Buffer.alloc(32, 1));
const place = "reporters.sealed:1";
const person = { name: "古丽", phone: "13812345678" };

describe("seal", () => {
  it("opens to the very value it was given, whatever that is", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
        expect(unseal(key, seal(key, value as never, place), place)).toEqual(
          JSON.parse(JSON.stringify(value)),
        );
      }),
    );
  });

  it("never seals the same value twice to the same bytes", () => {
    expect(seal(key, person, place)).not.toEqual(seal(key, person, place));
  });

  it("shows nothing of the value", () => {
    const sealed = seal(key, person, place);
    expect(sealed.includes("138")).toBe(false);
    expect(sealed.includes("古丽")).toBe(false);
  });

  it("does not open when any one byte was changed", () => {
    const sealed = seal(key, person, place);
    for (let at = 0; at < sealed.length; at++) {
      const tampered = Buffer.from(sealed);
      tampered[at] = (tampered[at] ?? 0) ^ 1;
      expect(() => unseal(key, tampered, place)).toThrow();
    }
  });

  it("does not open in another place, with another key, or cut short", () => {
    const sealed = seal(key, person, place);
    expect(() => unseal(key, sealed, "reporters.sealed:2")).toThrow();
    expect(() => unseal(createSecretKey(Buffer.alloc(32, 2)), sealed, place)).toThrow();
    expect(() => unseal(key, sealed.subarray(0, -1), place)).toThrow();
    expect(() => unseal(key, Buffer.alloc(0), place)).toThrow();
  });
});
