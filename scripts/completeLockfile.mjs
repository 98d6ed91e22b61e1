#!/usr/bin/env node
// npm leaves out of the lockfile the optional packages of platforms it could not look up while installing, and
// `npm ci` then refuses the lockfile. Run after every `npm install`; adds them, and changes nothing else.
import { readFileSync, writeFileSync } from "node:fs";

const systems = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const processors = [
  "arm64",
  "arm",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "wasm32",
  "x64",
];
const exactVersion = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/** What a platform package's name says of where it runs: `…-linux-x64-musl`. */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (!cpu || !(os ?? cpu === "wasm32")) return undefined;
  const libc = words.some((word) => word.startsWith("musl"))
    ? "musl"
    : words.includes("gnu")
      ? "glibc"
      : undefined;
  return { cpu: [cpu], ...(libc && { libc: [libc] }), ...(os && { os: [os] }) };
}

/** Whether `name` is found from the folder of `parent`, going up as Node does. */
function isListed(packages, parent, name) {
  const steps = parent.split("/node_modules/");
  const folders = ["", ...steps.map((_, index) => `${steps.slice(0, index + 1).join("/node_modules/")}/`)];
  return folders.some((folder) => packages[`${folder}node_modules/${name}`]);
}

function missingFrom(packages) {
  const missing = {};
  for (const [parent, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const platform = platformOf(name);
      if (!platform || !exactVersion.test(version) || isListed(packages, parent, name)) continue;
      missing[`node_modules/${name}`] = {
        version,
        ...platform,
        ...(entry.dev && { dev: true }),
        optional: true,
      };
    }
  }
  return missing;
}

const path = new URL("../package-lock.json", import.meta.url);
const lockfile = JSON.parse(readFileSync(path, "utf8"));
const missing = missingFrom(lockfile.packages);
const packages = Object.entries({ ...lockfile.packages, ...missing });
packages.sort(([a], [b]) => a.localeCompare(b, "en"));
lockfile.packages = Object.fromEntries(packages);
writeFileSync(path, `${JSON.stringify(lockfile, undefined, 2)}\n`);
process.stdout.write(
  `${Object.keys(missing).length} packages of other platforms added to package-lock.json\n`,
);
