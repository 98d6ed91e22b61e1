import { existsSync, globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const styles = `${root}node_modules/@mantine/core/styles`;
const styleImport = /@mantine\/core\/styles\/(\w+)\.layer\.css/g;
const componentImport = /import \{([^}]*)\} from "@mantine\/core"/g;

function namesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)]
    .flatMap((match) => (match[1] ?? "").split(","))
    .map((name) => name.trim());
}

const everywhere = namesIn(readFileSync(`${root}src/web/theme/mantineStyles.ts`, "utf8"), styleImport);
const sources = globSync(["src/web/**/*.tsx", "src/modules/*/screens/**/*.tsx"], { cwd: root });

it.each(sources)("%s imports the styles of the Mantine components it uses", (path) => {
  const text = readFileSync(`${root}${path}`, "utf8");
  const dressed = new Set([...everywhere, ...namesIn(text, styleImport)]);
  const bare = namesIn(text, componentImport).filter(
    (name) => existsSync(`${styles}/${name}.layer.css`) && !dressed.has(name),
  );
  expect(bare).toEqual([]);
});
