import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadConfig } from "./loadConfig.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shiliu-config-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("loadConfig", () => {
  it("makes secrets for development once, and keeps them to itself", () => {
    const first = loadConfig({ SHILIU_DATA: folder });
    const second = loadConfig({ SHILIU_DATA: folder });
    expect(first).not.toHaveProperty("refused");
    expect(second).toEqual(first);
    expect(statSync(join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
  });

  it("makes other secrets for another installation", () => {
    const first = loadConfig({ SHILIU_DATA: join(folder, "a") });
    const second = loadConfig({ SHILIU_DATA: join(folder, "b") });
    expect("secret" in first && "secret" in second && first.secret !== second.secret).toBe(true);
  });

  it("prefers secrets that are set", () => {
    const given = "f3Kq9-0vTz7Lw2Xn8Ry5Bd1Gh6Js4Pm0Ac";
    expect(loadConfig({ SHILIU_DATA: folder, SHILIU_SECRET: given })).toMatchObject({ secret: given });
  });

  it("makes no secrets in production", () => {
    expect(loadConfig({ SHILIU_DATA: folder, NODE_ENV: "production" })).toHaveProperty("refused");
    expect(existsSync(join(folder, "secrets.json"))).toBe(false);
  });
});
