import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findBrokenRules, ruleSentences } from "./sourceRules.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const files = globSync("src/**/*.{ts,tsx}", { cwd: root }).map((file) => file.replaceAll("\\", "/"));
const broken = files.flatMap((file) => findBrokenRules(file, readFileSync(join(root, file), "utf8")));

for (const { file, line, rule } of broken) console.error(`${file}:${line} ${rule}: ${ruleSentences[rule]}`);
console.log(`${files.length} source files read, ${broken.length} rules broken`);
process.exitCode = broken.length > 0 || files.length === 0 ? 1 : 0;
