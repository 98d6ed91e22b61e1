import { accessSync, constants, existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** An executable Chromium and what it needs in its environment. */
export interface Chromium {
  executablePath: string;
  env: Record<string, string>;
}

const root = fileURLToPath(new URL("..", import.meta.url));
const systemNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const systemFolders = ["/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome"];

/** The Chromium of `SHILIU_CHROMIUM`, else the system's, else the one that npm brought, unpacked once. */
export async function getChromium(): Promise<Chromium> {
  const chosen = process.env["SHILIU_CHROMIUM"] ?? findSystemChromium();
  if (chosen !== undefined) return { executablePath: chosen, env: {} };
  return unpackedChromium();
}

function findSystemChromium(): string | undefined {
  const candidates = systemFolders.flatMap((folder) => systemNames.map((name) => join(folder, name)));
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

async function unpackedChromium(): Promise<Chromium> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("No Chromium found: install one, or name its path in SHILIU_CHROMIUM.");
  }
  const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")));
  const manifest: unknown = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8"));
  const folder = join(root, ".cache", "chromium", versionOf(manifest));
  if (!existsSync(folder)) await unpack(join(packageFolder, "bin"), folder);
  return {
    executablePath: join(folder, "chromium"),
    env: {
      LD_LIBRARY_PATH: [join(folder, "al2023", "lib"), process.env["LD_LIBRARY_PATH"]]
        .filter(Boolean)
        .join(":"),
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
    },
  };
}

function versionOf(manifest: unknown): string {
  if (typeof manifest === "object" && manifest !== null && "version" in manifest)
    return String(manifest.version);
  throw new Error("The package @sparticuz/chromium states no version.");
}

/** Unpacks beside the target and renames, so that a killed or a second run never meets half a browser. */
async function unpack(archives: string, folder: string): Promise<void> {
  const { inflate } = await import("@sparticuz/chromium");
  const staging = `${folder}.${process.pid}`;
  await mkdir(staging, { recursive: true });
  const before = process.env["TMPDIR"];
  // The package always unpacks into the temporary folder, wherever that is.
  process.env["TMPDIR"] = staging;
  try {
    const names = ["chromium.br", "al2023.tar.br", "fonts.tar.br", "swiftshader.tar.br"];
    await Promise.all(names.map((name) => inflate(join(archives, name))));
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
  await writeFile(join(staging, "fonts.conf"), fontsConf(folder));
  await rename(staging, folder).catch(async (error: unknown) => {
    await rm(staging, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  });
}

/**
 * The bundled Latin font and whatever the system has. Chinese comes from the web client's own font, over HTTP:
 * Chromium draws nothing with those woff2 files as system fonts.
 */
function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, "fonts")}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, "fonts-cache")}</cachedir>
</fontconfig>
`;
}
