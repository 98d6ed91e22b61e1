import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "./migrate.ts";
import { testDatabase } from "./testing.ts";

const database = await testDatabase([]);
const { pool, ownerPool, migrationUrl } = database;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "shiliu-migrate-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const unit = () => [{ unit: "demo", folder }];
const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql);

describe("migrate", () => {
  it("runs what is new, once, even when two migrate at the same time", async () => {
    write(
      "0001_seed.sql",
      "CREATE TABLE seed (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text);",
    );
    write(
      "0002_log.sql",
      "SELECT pg_sleep(0.2); CREATE TABLE log (line text); REVOKE UPDATE, DELETE ON log FROM shiliu_app;",
    );
    const both = await Promise.all([migrate(migrationUrl, unit()), migrate(migrationUrl, unit())]);
    const counts = both.map((outcome) => ("applied" in outcome ? outcome.applied.length : -1));
    expect(counts).toEqual(expect.arrayContaining([0, 2]));
    expect(await migrate(migrationUrl, unit())).toEqual({ applied: [] });
  });

  it("lets the application read and write rows of new tables", async () => {
    await pool.query("INSERT INTO seed (name) VALUES ('a')");
    await pool.query("UPDATE seed SET name = 'b'");
    expect((await pool.query("DELETE FROM seed RETURNING name")).rows).toEqual([{ name: "b" }]);
  });

  it("keeps away from the application what a migration took away", async () => {
    await pool.query("INSERT INTO log VALUES ('a')");
    await expect(pool.query("DELETE FROM log")).rejects.toMatchObject({ code: "42501" });
    await migrate(migrationUrl, unit());
    await expect(pool.query("UPDATE log SET line = 'b'")).rejects.toMatchObject({ code: "42501" });
  });

  it.each([
    "ALTER TABLE seed ADD COLUMN more text",
    "DROP TABLE seed",
    "TRUNCATE seed",
    "CREATE TABLE own (id int)",
    "CREATE SCHEMA own",
    "UPDATE schema_migrations SET sha256 = 'x'",
    "CREATE ROLE other",
  ])("does not let the application %s", async (statement) => {
    await expect(pool.query(statement)).rejects.toMatchObject({ code: "42501" });
  });

  it("gives the application schemas that a migration makes", async () => {
    write("0003_schema.sql", "CREATE SCHEMA jobs; CREATE TABLE jobs.job (id int);");
    await migrate(migrationUrl, unit());
    await pool.query("INSERT INTO jobs.job VALUES (1)");
    expect((await pool.query("SELECT id FROM jobs.job")).rows).toEqual([{ id: 1 }]);
  });

  it("undoes a file that fails, and keeps those before it", async () => {
    write("0004_good.sql", "CREATE TABLE good (id int)");
    write("0005_bad.sql", "CREATE TABLE bad (id int); SELECT no_such_column");
    await expect(migrate(migrationUrl, unit())).rejects.toThrow("demo: 0005_bad.sql failed and was undone");
    const left = await ownerPool.query("SELECT to_regclass('good') AS good, to_regclass('bad') AS bad");
    expect(left.rows[0]).toEqual({ good: "good", bad: null });
    rmSync(join(folder, "0005_bad.sql"));
  });

  it("refuses to go on when a file that was run has changed", async () => {
    write("0004_good.sql", "CREATE TABLE good (id int, more text)");
    write("0005_next.sql", "CREATE TABLE next (id int)");
    expect(await migrate(migrationUrl, unit())).toMatchObject({ refused: "changed" });
    expect((await ownerPool.query("SELECT to_regclass('next') AS next")).rows[0]).toEqual({ next: null });
  });
});
