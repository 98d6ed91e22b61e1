/**
 * Fails when a page makes a phone load more JavaScript than it may. Reads what `vite build` wrote: for each screen the
 * entry, its shell, its own piece and everything these import at once, gzipped. Styles and fonts are not counted.
 *
 *   node tools/webBudget.ts [folder of the build]
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** One piece in Vite's manifest. */
interface Piece {
  file: string;
  isEntry?: boolean;
  imports?: string[];
}

/** A screen as far as its weight is concerned. */
interface Screen {
  path: string;
  shell: "public" | "desk";
  load(): Promise<unknown>;
}

const root = fileURLToPath(new URL("..", import.meta.url));
const budgetBytes = { public: 180_000, desk: 400_000 } as const;
const shellPieces = { public: [], desk: ["shells/DeskShell.tsx"] } as const;

const build = resolve(process.argv[2] ?? join(root, "dist/web"));
const manifestPath = join(build, ".vite/manifest.json");
if (!existsSync(manifestPath)) throw new Error(`No build at ${build}: run vite build first.`);
const manifest = JSON.parse(readFileSync(manifestPath, "utf8")) as Record<string, Piece>;

const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry);
if (entry === undefined) throw new Error("The manifest names no entry.");

const sizes = new Map<string, number>();

function gzippedBytes(file: string): number {
  const known = sizes.get(file);
  if (known !== undefined) return known;
  const bytes = file.endsWith(".js") ? gzipSync(readFileSync(join(build, file)), { level: 9 }).length : 0;
  sizes.set(file, bytes);
  return bytes;
}

/** The files that loading these pieces brings along at once. */
function filesOf(keys: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const waiting = [...keys];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const piece = manifest[key];
    if (!piece || seen.has(key)) continue;
    seen.add(key);
    waiting.push(...(piece.imports ?? []));
  }
  return new Set([...seen].flatMap((key) => manifest[key]?.file ?? []));
}

/** The manifest's key of a screen, told from the import in its `load`. */
function pieceOf({ path, load }: Screen): string {
  const imported = /import\(\s*["'`]([^"'`]+)["'`]/.exec(String(load))?.[1];
  if (imported === undefined) throw new Error(`The screen ${path} must be loaded by a plain import("…").`);
  const tail = imported.replace(/^(\.{1,2}\/)+/, "/");
  const keys = Object.keys(manifest).filter((key) => `/${key}`.endsWith(tail));
  const [key] = keys;
  if (key === undefined || keys.length > 1) {
    throw new Error(
      `The screen ${path} imports ${imported}, which ${keys.length} pieces of the build could be.`,
    );
  }
  return key;
}

/** The registered screens; imported by a computed address so that the browser's sources stay out of the server's types. */
async function screens(): Promise<Screen[]> {
  const { screenRoutes } = (await import(join(root, "src/web/screens.ts"))) as { screenRoutes: Screen[] };
  const { webScreens } = (await import(join(root, "src/web/webScreens.ts"))) as { webScreens: Screen[] };
  // The gallery of components is no page that anybody opens on a phone.
  return [...webScreens, ...screenRoutes].filter(({ path }) => path !== "/kit");
}

let failed = false;
for (const screen of await screens()) {
  const files = filesOf([entry, ...shellPieces[screen.shell], pieceOf(screen)]);
  const bytes = [...files].reduce((sum, file) => sum + gzippedBytes(file), 0);
  const limit = budgetBytes[screen.shell];
  const over = bytes > limit;
  failed ||= over;
  const figures = `${(bytes / 1000).toFixed(1).padStart(7)} of ${limit / 1000} kB`;
  console.log(`${over ? "over  " : "within"} ${figures}  ${screen.shell.padEnd(6)} ${screen.path}`);
}
const desk = [...filesOf([entry, ...shellPieces.desk])].reduce((sum, file) => sum + gzippedBytes(file), 0);
console.log(
  `       ${(desk / 1000).toFixed(1).padStart(7)} of ${budgetBytes.desk / 1000} kB  desk   (shell alone)`,
);
if (desk > budgetBytes.desk || failed) process.exitCode = 1;
