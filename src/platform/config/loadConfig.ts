import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Config, type ConfigRefusal, type Environment, modeOf, parseConfig } from "./config.ts";

interface DevelopmentSecrets {
  masterKey: string;
  secret: string;
}

function readSecrets(path: string): DevelopmentSecrets | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as DevelopmentSecrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Random secrets, made at the first start and kept: whoever starts at the same time reads the same ones. */
function ensureSecrets(dataFolder: string): DevelopmentSecrets {
  const path = join(dataFolder, "secrets.json");
  const found = readSecrets(path);
  if (found) return found;
  mkdirSync(dataFolder, { recursive: true });
  const made = {
    masterKey: randomBytes(32).toString("base64"),
    secret: randomBytes(36).toString("base64url"),
  };
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(made, undefined, 2)}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  try {
    // A link, not a rename: it never replaces the file of one who was first.
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
  return readSecrets(path) ?? made;
}

/** The configuration of this process; in development with secrets of its own, kept in the data folder. */
export function loadConfig(env: Environment): Config | ConfigRefusal {
  const dataFolder = resolve(env["SHILIU_DATA"] || ".data");
  const complete = { ...env, SHILIU_DATA: dataFolder };
  if (modeOf(env) === "production") return parseConfig(complete);
  const secrets = ensureSecrets(dataFolder);
  return parseConfig({
    ...complete,
    SHILIU_MASTER_KEY: env["SHILIU_MASTER_KEY"] || secrets.masterKey,
    SHILIU_SECRET: env["SHILIU_SECRET"] || secrets.secret,
  });
}
