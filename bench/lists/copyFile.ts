import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Pool } from "#platform/database/pool.ts";

/** Rows of one table on their way into it, through a file that PostgreSQL reads itself. */
export interface CopyFile {
  add(values: readonly unknown[]): void;
  /** Takes the rows gathered so far into the table; gives the way to wait for it. */
  copy(superuser: Pool): Promise<void>;
}

const chunkChars = 1 << 20;

/** A value in the text form of COPY. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return "\\N";
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString("hex")}`;
  if (Array.isArray(value)) return `{${value.map((each) => `"${String(each)}"`).join(",")}}`;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.replace(/[\\\t\n\r]/g, (special) => escapes[special] ?? special);
}

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** Gathers rows for the columns of a table. */
export function copyFile(folder: string, table: string, columns: readonly string[]): CopyFile {
  let slices = 0;
  let open: { path: string; file: number } | undefined;
  let chunk = "";

  function begin(): { path: string; file: number } {
    slices += 1;
    const path = join(folder, `${table}-${slices}.copy`);
    return { path, file: openSync(path, "w", 0o644) };
  }

  function flush(): void {
    if (chunk === "") return;
    open ??= begin();
    writeSync(open.file, chunk);
    chunk = "";
  }

  return {
    add(values) {
      chunk += `${values.map(textOf).join("\t")}\n`;
      if (chunk.length > chunkChars) flush();
    },
    async copy(superuser) {
      flush();
      const done = open;
      open = undefined;
      if (!done) return;
      closeSync(done.file);
      await superuser.query(`copy ${table} (${columns.join(", ")}) from '${done.path}'`);
      rmSync(done.path);
    },
  };
}
