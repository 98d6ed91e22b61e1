import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { refusals } from "./modules.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
/** What a configuration or a migration is refused with. No caller of the API reads these, nor those of an import. */
const toldElsewhere = new Set(["bad-config", "bad-migration", "changed-migration", "missing-migration"]);

it("every code that anything is refused with has a status and a sentence in each language", () => {
  const found = new Map<string, string>();
  const paths = globSync("{engine,platform,modules,apps}/**/*.ts", { cwd: root });
  for (const path of paths.filter((each) => !/\.test\.ts$|testing|screens|requests\/import/.test(each))) {
    const text = readFileSync(root + path, "utf8");
    for (const [, refused, otherwise] of text.matchAll(/\brefuse\(\s*"([a-z-]+)"|\botherwise: "([a-z-]+)"/g))
      found.set(refused ?? otherwise ?? "", path);
  }
  expect(found.size).toBeGreaterThan(60);
  const silent = [...found].filter(
    ([code]) => code && !toldElsewhere.has(code) && !Object.hasOwn(refusals, code),
  );
  expect(silent).toEqual([]);
  for (const { says } of Object.values(refusals)) {
    expect(says.zh).toMatch(/\p{Script=Han}/u);
    expect(says.en).toMatch(/^[^\p{Script=Han}]+$/u);
  }
});
