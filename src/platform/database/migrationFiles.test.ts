import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type MigrationFile, pendingMigrations, readMigrations } from "./migrationFiles.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "shiliu-migrations-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(unit: string, files: Record<string, string>) {
  const folder = join(root, unit);
  mkdirSync(folder, { recursive: true });
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql);
  return { unit, folder };
}

function read(...folders: { unit: string; folder: string }[]): MigrationFile[] {
  const files = readMigrations(folders);
  if ("refused" in files) throw new Error(files.message);
  return files;
}

describe("readMigrations", () => {
  it("reads the files of each folder by number, in the order of the folders", () => {
    const b = write("b", { "0002_more.sql": "SELECT 2", "0001_first.sql": "SELECT 1", "notes.md": "" });
    const a = write("a", { "0001_start.sql": "SELECT 3" });
    expect(read(b, a).map(({ unit, number, name }) => `${unit}${number} ${name}`)).toEqual([
      "b1 first",
      "b2 more",
      "a1 start",
    ]);
  });

  it("gives a file the same hash whatever its line ends", () => {
    const unix = read(write("unix", { "0001_a.sql": "SELECT 1;\nSELECT 2;" }));
    const windows = read(write("windows", { "0001_a.sql": "SELECT 1;\r\nSELECT 2;" }));
    expect(windows[0]?.sha256).toBe(unix[0]?.sha256);
  });

  it.each([
    ["bad-file-name", { "1_first.sql": "" }],
    ["gap", { "0002_second.sql": "" }],
    ["gap", { "0001_first.sql": "", "0003_third.sql": "" }],
    ["duplicate-number", { "0001_first.sql": "", "0001_other.sql": "" }],
  ])("refuses with %s", (refused, files) => {
    expect(readMigrations([write("unit", files)])).toMatchObject({ refused });
  });

  it("refuses two folders of one name", () => {
    const folder = write("unit", { "0001_first.sql": "" });
    expect(readMigrations([folder, folder])).toMatchObject({ refused: "duplicate-unit" });
  });
});

describe("pendingMigrations", () => {
  it("gives what was not run yet", () => {
    const files = read(write("unit", { "0001_first.sql": "SELECT 1", "0002_second.sql": "SELECT 2" }));
    expect(pendingMigrations(files, files.slice(0, 1))).toEqual(files.slice(1));
  });

  it("refuses a file that was changed after it was run", () => {
    const files = read(write("unit", { "0001_first.sql": "SELECT 1" }));
    const applied = [{ unit: "unit", number: 1, name: "first", sha256: "another" }];
    expect(pendingMigrations(files, applied)).toMatchObject({ refused: "changed" });
  });

  it("refuses a database that is newer than this release", () => {
    const files = read(write("unit", { "0001_first.sql": "SELECT 1" }));
    const applied = [...files, { unit: "unit", number: 2, name: "second", sha256: "x" }];
    expect(pendingMigrations(files, applied)).toMatchObject({ refused: "unknown-applied" });
  });

  it("passes over units that this run does not have", () => {
    const files = read(write("unit", { "0001_first.sql": "SELECT 1" }));
    expect(pendingMigrations(files, [{ unit: "gone", number: 1, name: "x", sha256: "x" }])).toEqual(files);
  });
});
