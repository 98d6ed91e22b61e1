/**
 * Fails when a page makes a phone load more JavaScript than it may. Reads what `vite build` wrote: for each screen the
 * entry, its shell, its own piece and everything these import at once, gzipped. Styles and fonts are not counted.
 *
 *   node tools/webBudget.ts [folder of the build]
 */
import { existsSync, globSync, readFileSync } from "node:fs";
import { join, posix, resolve } from "node:path";
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
// The gallery of components is no page that anybody opens on a phone.
const galleryPath = "/kit";
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

/** Every file that declares screens, with what it declares. */
async function declaredScreens(): Promise<Map<Screen, string>> {
  const places = new Map<Screen, string>();
  for (const path of globSync(["src/modules/*/screens/index.ts", "src/web/**/*Screens.ts"], { cwd: root })) {
    // A computed address keeps the browser's sources out of the server's types.
    const declared = (await import(join(root, path))) as Record<string, unknown>;
    const screens = Object.values(declared).filter((value) => Array.isArray(value)) as Screen[][];
    for (const screen of screens.flat()) places.set(screen, path);
  }
  return places;
}

/** The manifest's key of a screen, told from the import in its `load`. */
function pieceOf({ path, load }: Screen, declaredIn: string): string {
  const imported = /import\(\s*["'`]([^"'`]+)["'`]/.exec(String(load))?.[1];
  if (imported === undefined) throw new Error(`The screen ${path} must be loaded by a plain import("…").`);
  const key = posix.relative("src/web", posix.join(posix.dirname(declaredIn), imported));
  if (!manifest[key])
    throw new Error(`The screen ${path} is no piece of the build: ${key}. Is it imported at once?`);
  return key;
}

/** The screens that are built in: the shell's own, and those that `screens.ts` registers. */
async function builtScreens(): Promise<[Screen, string][]> {
  const places = await declaredScreens();
  const { screenRoutes } = (await import(join(root, "src/web/screens.ts"))) as { screenRoutes: Screen[] };
  const { webScreens } = (await import(join(root, "src/web/webScreens.ts"))) as { webScreens: Screen[] };
  return [...webScreens, ...screenRoutes]
    .filter(({ path }) => path !== galleryPath)
    .map((screen): [Screen, string] => {
      const place = places.get(screen);
      if (place === undefined)
        throw new Error(`The screen ${screen.path} is declared outside screens/index.ts.`);
      return [screen, place];
    });
}

let failed = false;
for (const [screen, place] of await builtScreens()) {
  const files = filesOf([entry, ...shellPieces[screen.shell], pieceOf(screen, place)]);
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
