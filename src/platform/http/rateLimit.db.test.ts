import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { testDatabase } from "#platform/database/testing.ts";
import { deleteFullBuckets, makeDatabaseRateLimiter } from "./rateLimit.ts";

const folder = fileURLToPath(new URL("../auth/migrations", import.meta.url));
const { pool } = await testDatabase([{ unit: "auth", folder }]);
const start = Date.UTC(2025, 2, 4);
const at = (seconds: number): Date => new Date(start + seconds * 1000);
const rule = { capacity: 3, refillMs: 60_000 };

describe("makeDatabaseRateLimiter", () => {
  it("counts for all processes together", async () => {
    const [one, two] = [
      makeDatabaseRateLimiter(pool, "codes", rule),
      makeDatabaseRateLimiter(pool, "codes", rule),
    ];
    expect(await one.take("a", at(0))).toEqual({ allowed: true });
    expect(await two.take("a", at(0))).toEqual({ allowed: true });
    expect(await one.take("a", at(0))).toEqual({ allowed: true });
    expect(await two.take("a", at(0))).toEqual({ allowed: false, retryAfterSeconds: 20 });
    expect(await two.take("a", at(15))).toEqual({ allowed: false, retryAfterSeconds: 5 });
    expect(await one.take("a", at(20))).toEqual({ allowed: true });
    expect(await two.take("a", at(20))).toMatchObject({ allowed: false });
  });

  it("lets no more through when asked many times at once", async () => {
    const limiter = makeDatabaseRateLimiter(pool, "at-once", rule);
    const answers = await Promise.all(Array.from({ length: 12 }, () => limiter.take("a", at(0))));
    expect(answers.filter((answer) => answer.allowed)).toHaveLength(3);
  });

  it("keeps what is limited under one name apart from another", async () => {
    const once = { capacity: 1, refillMs: 60_000 };
    await makeDatabaseRateLimiter(pool, "x", once).take("a", at(0));
    expect(await makeDatabaseRateLimiter(pool, "y", once).take("a", at(0))).toEqual({ allowed: true });
  });

  it("stores no key in the clear, and drops buckets that are full again", async () => {
    await makeDatabaseRateLimiter(pool, "z", rule).take("192.0.2.77", at(0));
    const { rows } = await pool.query<{ line: string }>(`select b::text as line from auth.rate_buckets b`);
    expect(rows.filter(({ line }) => line.includes("192.0.2.77"))).toEqual([]);
    await deleteFullBuckets(pool, at(3600));
    expect((await pool.query(`select 1 from auth.rate_buckets`)).rowCount).toBe(0);
  });
});
