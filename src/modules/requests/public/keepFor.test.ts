import { describe, expect, it } from "vitest";
import { keepFor } from "./keepFor.ts";

const at = (seconds: number): Date => new Date(1_800_000_000_000 + seconds * 1_000);

describe("what is kept for some time", () => {
  it("is loaded once while it is fresh, and anew when it is not", async () => {
    const kept = keepFor<number>(60_000, 10);
    let loads = 0;
    const load = async () => ++loads;
    expect(await Promise.all([kept("a", at(0), load), kept("a", at(1), load)])).toEqual([1, 1]);
    expect(await kept("a", at(59), load)).toBe(1);
    expect(await kept("a", at(60), load)).toBe(2);
    expect(await kept("b", at(60), load)).toBe(3);
  });

  it("is not kept where loading it failed", async () => {
    const kept = keepFor<number>(60_000, 10);
    const fails = () => Promise.reject(new Error("no answer"));
    await expect(kept("a", at(0), fails)).rejects.toThrow("no answer");
    expect(await kept("a", at(1), async () => 7)).toBe(7);
  });

  it("gives way to what came later where there is too much of it", async () => {
    const kept = keepFor<number>(60_000, 2);
    for (const [index, key] of ["a", "b", "c"].entries()) await kept(key, at(0), async () => index);
    expect(await kept("c", at(1), async () => 9)).toBe(2);
    expect(await kept("a", at(1), async () => 9)).toBe(9);
  });
});
