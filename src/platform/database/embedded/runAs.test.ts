import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { canExecute, parseAccounts } from "./runAs.ts";

const folder = mkdtempSync(join(tmpdir(), "shiliu-run-as-"));
afterAll(() => rmSync(folder, { recursive: true }));

const stranger = { uid: 64_999, gid: 64_999, name: "stranger" };

it("reads accounts, and passes over lines that are none", () => {
  const passwd = "root:x:0:0:root:/root:/bin/sh\n\n+::::::\nnobody:x:65534:65533:nobody:/:/bin/false\n";
  expect(parseAccounts(passwd)).toEqual([
    { name: "root", uid: 0, gid: 0 },
    { name: "nobody", uid: 65534, gid: 65533 },
  ]);
});

describe("canExecute", () => {
  const home = join(folder, "home");
  const program = join(home, "program");
  mkdirSync(home);
  writeFileSync(program, "");

  it("is barred by a closed folder above", () => {
    chmodSync(program, 0o755);
    chmodSync(folder, 0o755);
    chmodSync(home, 0o700);
    expect(canExecute(program, stranger)).toBe(false);
    chmodSync(home, 0o711);
    expect(canExecute(program, stranger)).toBe(true);
  });

  it("needs the program itself to be readable and executable", () => {
    chmodSync(program, 0o744);
    expect(canExecute(program, stranger)).toBe(false);
  });

  it("counts what the owner may do for the owner alone", () => {
    chmodSync(program, 0o700);
    chmodSync(home, 0o711);
    expect(canExecute(program, undefined)).toBe(true);
    expect(canExecute(program, stranger)).toBe(false);
  });
});
