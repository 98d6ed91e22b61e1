import { afterAll, describe, expect, it } from "vitest";
import { createPool, withTransaction } from "./pool.ts";
import { retrySerialization } from "./retrySerialization.ts";
import { testDatabase } from "./testing.ts";

const { pool, ownerPool, appUrl, adminUrl } = await testDatabase([]);
await ownerPool.query("CREATE TABLE tally (id int PRIMARY KEY, count int NOT NULL)");
await ownerPool.query("INSERT INTO tally VALUES (1, 0), (2, 0)");

const countOf = async (id: number) =>
  (await pool.query<{ count: number }>("SELECT count FROM tally WHERE id = $1", [id])).rows[0]?.count;

describe("createPool", () => {
  it("gives an int8 as a number where that is exact, else as its digits", async () => {
    const result = await pool.query("SELECT 9007199254740991::int8 AS safe, 9007199254740993::int8 AS big");
    expect(result.rows[0]).toEqual({ safe: 9007199254740991, big: "9007199254740993" });
  });

  it("gives a timestamptz as an instant and a date as its text", async () => {
    const result = await pool.query(
      "SELECT '2025-03-01 08:00+08'::timestamptz AS at, '2025-03-01'::date AS day",
    );
    expect(result.rows[0]).toEqual({ at: new Date("2025-03-01T00:00:00Z"), day: "2025-03-01" });
  });

  it("reads arrays as it reads their items", async () => {
    const result = await pool.query(
      "SELECT ARRAY[1, NULL, 3]::int8[] AS n, ARRAY[[1], [2]]::int8[] AS nested, ARRAY['2025-03-01'::date] AS days",
    );
    expect(result.rows[0]).toEqual({ n: [1, null, 3], nested: [[1], [2]], days: ["2025-03-01"] });
  });

  it("prepares a named statement once a connection", async () => {
    const single = createPool(appUrl, { max: 1, name: "named" });
    afterAll(() => single.end());
    const statement = { name: "count-of", text: "SELECT count FROM tally WHERE id = $1" };
    for (const id of [1, 2]) await single.query({ ...statement, values: [id] });
    await withTransaction(single, (tx) => tx.query({ ...statement, values: [1] }));
    const prepared = await single.query(
      "SELECT name, generic_plans + custom_plans AS runs FROM pg_prepared_statements",
    );
    expect(prepared.rows).toEqual([{ name: "count-of", runs: 3 }]);
  });

  it("cancels a statement that takes too long", async () => {
    const hasty = createPool(appUrl, { max: 1, name: "hasty", statementTimeoutMs: 50 });
    afterAll(() => hasty.end());
    await expect(hasty.query("SELECT pg_sleep(2)")).rejects.toMatchObject({ code: "57014" });
  });

  it("outlives the loss of its connections, idle or in use", async () => {
    const lost: Error[] = [];
    const fragile = createPool(appUrl, {
      max: 2,
      name: "fragile",
      onConnectionLost: (error) => lost.push(error),
    });
    afterAll(() => fragile.end());
    const inUse = await fragile.connect();
    await fragile.query("SELECT 1");
    const admin = createPool(adminUrl, { max: 1, name: "admin" });
    afterAll(() => admin.end());
    await admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'fragile' AND datname = current_database()",
    );
    await expect.poll(() => lost.length).toBeGreaterThanOrEqual(2);
    inUse.release(true);
    // A connection may still be on the list while it is being ended: the one after it is new.
    const ask = () =>
      fragile.query("SELECT 1 AS one").then(
        ({ rows }) => rows as unknown,
        () => undefined,
      );
    await expect.poll(ask).toEqual([{ one: 1 }]);
  });
});

describe("withTransaction", () => {
  it("keeps what was written when the work returns", async () => {
    const result = await withTransaction(pool, async (tx) => {
      await tx.query("UPDATE tally SET count = count + 1 WHERE id = 1");
      return "done";
    });
    expect(result).toBe("done");
    expect(await countOf(1)).toBe(1);
  });

  it("undoes what was written when the work throws", async () => {
    const work = withTransaction(pool, async (tx) => {
      await tx.query("UPDATE tally SET count = 100 WHERE id = 1");
      throw new Error("no");
    });
    await expect(work).rejects.toThrow("no");
    expect(await countOf(1)).toBe(1);
  });

  it("refuses a query after its end", async () => {
    const tx = await withTransaction(pool, (open) => Promise.resolve(open));
    await expect(tx.query("SELECT 1")).rejects.toThrow("The transaction has ended.");
  });

  it("does not write when it is read-only", async () => {
    const work = withTransaction(pool, (tx) => tx.query("DELETE FROM tally"), { readOnly: true });
    await expect(work).rejects.toMatchObject({ code: "25006" });
  });

  it("gives the connection back, whatever happens", async () => {
    const single = createPool(appUrl, { max: 1, name: "single", connectTimeoutMs: 1_000 });
    afterAll(() => single.end());
    await withTransaction(single, (tx) => tx.query("SELECT no_such_column")).catch(() => {});
    await withTransaction(single, (tx) => tx.query("SELECT pg_terminate_backend(pg_backend_pid())")).catch(
      () => {},
    );
    expect((await single.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });
});

describe("retrySerialization", () => {
  it("runs a transaction again that lost against another", async () => {
    let meet: () => void = () => {};
    const bothRead = new Promise<void>((resolve) => {
      let readers = 0;
      meet = () => {
        readers += 1;
        if (readers === 2) resolve();
      };
    });
    const add = () =>
      withTransaction(
        pool,
        async (tx) => {
          const { rows } = await tx.query<{ count: number }>("SELECT count FROM tally WHERE id = 2");
          meet();
          await bothRead;
          await tx.query("UPDATE tally SET count = $1 WHERE id = 2", [(rows[0]?.count ?? 0) + 1]);
        },
        { isolation: "serializable" },
      );
    await Promise.all([retrySerialization(add), retrySerialization(add)]);
    expect(await countOf(2)).toBe(2);
  });

  it("gives up after the attempts it has, and at once on any other error", async () => {
    let runs = 0;
    const fail = (code: string) => () => {
      runs += 1;
      return Promise.reject(Object.assign(new Error(code), { code }));
    };
    await expect(retrySerialization(fail("40001"), 3)).rejects.toThrow("40001");
    await expect(retrySerialization(fail("23505"), 3)).rejects.toThrow("23505");
    expect(runs).toBe(4);
  });
});
