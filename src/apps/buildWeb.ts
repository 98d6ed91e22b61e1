import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, statSync, writeFileSync, globSync } from "node:fs";
import { createHash } from "node:crypto";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import type { Log } from "#platform/log/log.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const stampFile = `${root}dist/web/.built-from`;
const sources = [
  "src/web/**/*",
  "src/modules/*/screens/**/*",
  "src/modules/*/domain/**/*",
  "src/engine/**/*",
];
const settings = ["vite.config.ts", "postcss.config.cjs", "package-lock.json"];

/** What the pages are built from, as one hash of names, sizes and times of change. */
function fingerprint(): string {
  const hash = createHash("sha256");
  const files = [...globSync(sources, { cwd: root }), ...settings].toSorted();
  for (const file of files) {
    const { size, mtimeMs } = statSync(root + file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

function builtFrom(): string | undefined {
  try {
    return readFileSync(stampFile, "utf8");
  } catch {
    return undefined;
  }
}

/** Lays a compressed copy beside each text, so that none is compressed while somebody waits. */
function compress(): void {
  for (const file of globSync("dist/web/**/*.{js,css,html,svg,json}", { cwd: root })) {
    const content = readFileSync(root + file);
    writeFileSync(`${root}${file}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(`${root}${file}.br`, brotliCompressSync(content));
  }
}

/** Builds the pages where they are missing or older than their sources. */
export async function buildWeb(log: Log): Promise<void> {
  const print = fingerprint();
  if (builtFrom() === print) return;
  log.info("building the pages");
  const vite = spawn(
    process.execPath,
    [`${root}node_modules/vite/bin/vite.js`, "build", "--logLevel", "warn"],
    {
      cwd: root,
      // Whatever the server runs as: pages for people are built without what only developers need.
      env: { ...process.env, NODE_ENV: "production" },
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  const [code] = (await once(vite, "exit")) as [number | null];
  if (code !== 0) throw new Error("The pages could not be built; the lines above say why.");
  compress();
  writeFileSync(stampFile, print);
}
