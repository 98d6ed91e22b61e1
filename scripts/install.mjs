import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { neededMajor } from "./bundledNode.mjs";
import { findDamage } from "./findDamage.mjs";
import { withInstallLock } from "./installLock.mjs";

const productionOnly = process.env.NODE_ENV === "production";
const stampPath = (root) => join(root, "node_modules/.shiliu-lock");

function lockfileStamp(root) {
  const lockfile = readFileSync(join(root, "package-lock.json"));
  return createHash("sha256").update(lockfile).digest("hex");
}

/** The stamp's second word says whether development packages were left out. */
function readStamp(root) {
  try {
    const [hash, extent] = readFileSync(stampPath(root), "utf8").trim().split(" ");
    return { hash, extent };
  } catch {
    return undefined;
  }
}

function writeStamp(root) {
  const extent = productionOnly ? "production" : "all";
  writeFileSync(stampPath(root), `${lockfileStamp(root)} ${extent}\n`);
}

function isStamped(root) {
  const stamp = readStamp(root);
  if (!stamp || stamp.hash !== lockfileStamp(root)) return false;
  return productionOnly || stamp.extent === "all";
}

function isForThisHost(entry) {
  // npm writes one name or a list of them.
  const names = (list, value) => [list ?? []].flat().includes(value);
  return names(entry.os, process.platform) && names(entry.cpu, process.arch);
}

function mayBeAbsent(entry) {
  if (entry.dev && productionOnly) return true;
  // musl builds cannot be told apart from glibc ones by os and cpu alone.
  return (
    Boolean(entry.optional || entry.devOptional) &&
    (!isForThisHost(entry) || [entry.libc].flat()[0] === "musl")
  );
}

/** Whether npm's own list of what it installed already agrees with the lockfile, as after `npm install`. */
function isInstalledByHand(root) {
  try {
    const read = (path) => JSON.parse(readFileSync(join(root, path), "utf8")).packages;
    const installed = read("node_modules/.package-lock.json");
    return Object.entries(read("package-lock.json")).every(([path, entry]) => {
      if (path === "") return true;
      const found = installed[path];
      return found
        ? found.version === entry.version && found.integrity === entry.integrity
        : mayBeAbsent(entry);
    });
  } catch {
    return false;
  }
}

function npmCommand() {
  const npmScript = process.env.npm_execpath;
  if (npmScript?.endsWith(".js") && existsSync(npmScript))
    return { file: process.execPath, first: [npmScript] };
  return process.platform === "win32" ? { file: "npm.cmd", first: [] } : { file: "npm", first: [] };
}

function startProgress() {
  const startedMs = Date.now();
  const seconds = () => Math.round((Date.now() - startedMs) / 1000);
  const onTerminal = process.stderr.isTTY;
  process.stderr.write("Installing packages; the first time this takes about a minute.\n");
  const timer = setInterval(
    () => process.stderr.write(onTerminal ? `\r  ${seconds()} s` : `  installing, ${seconds()} s so far\n`),
    onTerminal ? 1_000 : 10_000,
  );
  return () => {
    clearInterval(timer);
    if (onTerminal) process.stderr.write("\r");
    return seconds();
  };
}

function runNpmCi(root) {
  const { file, first } = npmCommand();
  const omitted = productionOnly ? ["--omit=dev"] : ["--include=dev"];
  const options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--include=optional", ...omitted];
  return new Promise((resolve) => {
    const child = spawn(file, [...first, ...options], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      shell: file.endsWith(".cmd"),
    });
    const stop = () => child.kill();
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stop);
    let output = "";
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    const finish = (ok) => {
      for (const signal of ["SIGINT", "SIGTERM"]) process.off(signal, stop);
      resolve({ ok, output });
    };
    child.on("error", (error) => {
      output += `npm could not be started: ${error.message}\n`;
      finish(false);
    });
    child.on("close", (code) => finish(code === 0));
  });
}

/** Another npm at work in the folder may have taken away what ours put there: once more, and then it is told. */
const mostTries = 2;

/** Installs; says whether it could. */
async function install(root) {
  const endProgress = startProgress();
  // What is there from now on is as good as nothing until all of it is: npm may be interrupted at any moment.
  rmSync(stampPath(root), { force: true });
  let result = { ok: false, output: "" };
  let damage;
  for (let tries = 0; tries < mostTries && (tries === 0 || damage); tries++) {
    result = await runNpmCi(root);
    // A Node that npm could not get is told by whoever looks for it, with what to do.
    damage = result.ok ? findDamage(root, neededMajor) : undefined;
  }
  const tookSeconds = endProgress();
  const missing = damage
    ? `npm ended well, and yet ${damage} is missing. Is another npm at work in this folder?\n`
    : "";
  const failure = `${result.output}\n${missing}Packages could not be installed (after ${tookSeconds} s); see npm's words above.\n`;
  const ok = result.ok && !damage;
  if (ok) writeStamp(root);
  process.stderr.write(ok ? `Packages installed in ${tookSeconds} s.\n` : failure);
  return ok;
}

function isReady(root) {
  return isStamped(root) && !findDamage(root);
}

/** Makes `node_modules` match the lockfile, once even when several start together; ends the process if it cannot. */
export async function ensureInstalled(root) {
  if (isReady(root)) return;
  const announceWait = () => process.stderr.write("Another start is installing packages; waiting for it.\n");
  const installed = await withInstallLock(join(root, ".cache/install.lock"), announceWait, async () => {
    if (isReady(root)) return true;
    if (!isInstalledByHand(root) || findDamage(root)) return install(root);
    writeStamp(root);
    return true;
  });
  if (!installed) process.exit(1);
}
