import { describe, expect, it } from "vitest";
import { makeMemoryRateLimiter } from "./rateLimit.ts";

const start = Date.UTC(2025, 2, 4);
const at = (seconds: number): Date => new Date(start + seconds * 1000);
const rule = { capacity: 3, refillMs: 60_000 };

describe("makeMemoryRateLimiter", () => {
  it("lets as many through as the bucket holds, then one each time a token is back", async () => {
    const limiter = makeMemoryRateLimiter(rule);
    for (let n = 0; n < 3; n++) expect(await limiter.take("a", at(0))).toEqual({ allowed: true });
    expect(await limiter.take("a", at(0))).toEqual({ allowed: false, retryAfterSeconds: 20 });
    expect(await limiter.take("a", at(15))).toEqual({ allowed: false, retryAfterSeconds: 5 });
    expect(await limiter.take("a", at(20))).toEqual({ allowed: true });
    expect(await limiter.take("a", at(20))).toMatchObject({ allowed: false });
  });

  it("keeps every key's bucket apart", async () => {
    const limiter = makeMemoryRateLimiter({ capacity: 1, refillMs: 60_000 });
    await limiter.take("a", at(0));
    expect(await limiter.take("b", at(0))).toEqual({ allowed: true });
  });

  it("takes nothing away when the clock steps back", async () => {
    const limiter = makeMemoryRateLimiter({ capacity: 2, refillMs: 60_000 });
    await limiter.take("a", at(60));
    expect(await limiter.take("a", at(0))).toEqual({ allowed: true });
    expect(await limiter.take("a", at(0))).toMatchObject({ allowed: false });
  });

  it("remembers no more keys than it was told to, and forgets the idlest", async () => {
    const limiter = makeMemoryRateLimiter({ capacity: 1, refillMs: 60_000 }, 2);
    for (const key of ["a", "b", "a", "c"]) await limiter.take(key, at(0));
    expect(await limiter.take("a", at(0))).toMatchObject({ allowed: false });
    expect(await limiter.take("b", at(0))).toEqual({ allowed: true });
  });
});
