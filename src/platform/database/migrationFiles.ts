import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The numbered SQL files of one part of the system. */
export interface MigrationFolder {
  /** The part's name, such as `requests`; the files of each are numbered on their own. */
  unit: string;
  folder: string;
}

/** One `NNNN_name.sql`. */
export interface MigrationFile {
  unit: string;
  number: number;
  name: string;
  sql: string;
  sha256: string;
}

/** Why migrations are not run. */
export type MigrationRefusalCode =
  | "bad-file-name"
  | "duplicate-unit"
  | "duplicate-number"
  | "gap"
  | "changed"
  | "unknown-applied"
  | "no-app-role";

/** A refusal to migrate, with a sentence for the operator. */
export interface MigrationRefusal {
  refused: MigrationRefusalCode;
  message: string;
}

const fileName = /^(\d{4})_([a-z0-9][a-zA-Z0-9_-]*)\.sql$/;

function readFile({ unit, folder }: MigrationFolder, file: string): MigrationFile | undefined {
  const [, digits, name] = fileName.exec(file) ?? [];
  if (!digits || !name) return undefined;
  // A checkout may have turned the line ends; that changes nothing.
  const sql = readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n");
  return { unit, number: Number(digits), name, sql, sha256: createHash("sha256").update(sql).digest("hex") };
}

function findNumberingFault(files: readonly MigrationFile[]): MigrationRefusal | undefined {
  for (const [index, { unit, number, name }] of files.entries()) {
    if (number === index + 1) continue;
    const previous = files[index - 1];
    if (previous?.number === number) {
      const message = `${unit}: ${previous.name} and ${name} both have the number ${number}.`;
      return { refused: "duplicate-number", message };
    }
    return { refused: "gap", message: `${unit}: number ${index + 1} is missing before ${number}_${name}.` };
  }
  return undefined;
}

function readFolder(folder: MigrationFolder): MigrationFile[] | MigrationRefusal {
  const files: MigrationFile[] = [];
  for (const entry of readdirSync(folder.folder).toSorted()) {
    if (!entry.endsWith(".sql")) continue;
    const file = readFile(folder, entry);
    if (!file) {
      const message = `${folder.unit}: ${entry} is not named like 0001_what_it_does.sql.`;
      return { refused: "bad-file-name", message };
    }
    files.push(file);
  }
  return findNumberingFault(files) ?? files;
}

/** Reads the files of every folder, in the folders' order; refuses numbers that are missing or taken twice. */
export function readMigrations(folders: readonly MigrationFolder[]): MigrationFile[] | MigrationRefusal {
  const all: MigrationFile[] = [];
  const units = new Set<string>();
  for (const folder of folders) {
    if (units.has(folder.unit)) {
      return { refused: "duplicate-unit", message: `Two folders of migrations are called ${folder.unit}.` };
    }
    units.add(folder.unit);
    const read = readFolder(folder);
    if ("refused" in read) return read;
    all.push(...read);
  }
  return all;
}

/** What the database says of a file that was run. */
export interface AppliedMigration {
  unit: string;
  number: number;
  name: string;
  sha256: string;
}

/** The files still to run; refuses when what was run is not what the files say. */
export function pendingMigrations(
  files: readonly MigrationFile[],
  applied: readonly AppliedMigration[],
): MigrationFile[] | MigrationRefusal {
  const units = new Set(files.map(({ unit }) => unit));
  const key = ({ unit, number }: { unit: string; number: number }) => `${unit} ${number}`;
  const byKey = new Map(files.map((file) => [key(file), file]));
  const done = new Set<string>();
  for (const migration of applied) {
    if (!units.has(migration.unit)) continue;
    const file = byKey.get(key(migration));
    const label = `${migration.unit}: ${String(migration.number).padStart(4, "0")}_${migration.name}`;
    if (!file) {
      const message = `${label} was run on this database, but this release has no such file; it is too old for it.`;
      return { refused: "unknown-applied", message };
    }
    if (file.sha256 !== migration.sha256) {
      const message = `${label} was changed after it was run; put it back, and add a new file instead.`;
      return { refused: "changed", message };
    }
    done.add(key(migration));
  }
  return files.filter((file) => !done.has(key(file)));
}
