import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundledNodePath, neededMajor } from "./bundledNode.mjs";
import { ensureInstalled } from "./install.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The repeats of one Ctrl-C (the terminal's and npm's) reach us within this time of each other. */
const sameSignalMs = 400;

/** The Node that runs Shiliu: the pinned one npm brought, else the host's own where it is new enough. */
function getNode() {
  const bundled = bundledNodePath(root);
  if (existsSync(bundled)) return bundled;
  if (Number(process.versions.node.split(".")[0]) >= neededMajor) return process.execPath;
  process.stderr.write(
    `Shiliu runs on Node ${neededMajor}. There is no ready-made one for ${process.platform} on ${process.arch}, ` +
      `and the one that started this is ${process.version}.\nInstall Node ${neededMajor} or newer and try again.\n`,
  );
  process.exit(1);
}

function environmentFor(node) {
  const first = [dirname(node), join(root, "node_modules", ".bin")];
  const rest = (process.env.PATH ?? "").split(delimiter).filter((folder) => !first.includes(folder));
  return {
    ...process.env,
    PATH: [...first, ...rest].join(delimiter),
    SHILIU_PARENT_PID: String(process.pid),
  };
}

function forwardSignals(child) {
  const lastMs = new Map();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      const nowMs = performance.now();
      const repeated = nowMs - (lastMs.get(signal) ?? -Infinity) < sameSignalMs;
      lastMs.set(signal, nowMs);
      if (!repeated) child.kill(signal);
    });
  }
}

/** npm's shell does not pass SIGTERM on: when it is gone, `npm start` was told to stop, and so are we. */
function stopWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return;
  const npmPid = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npmPid) return;
    clearInterval(watch);
    child.kill("SIGTERM");
  }, 500);
  watch.unref();
}

/** Runs a command, hands it the signals that reach us, and ends with its exit code. */
function become(file, args, env) {
  // A group of its own: the terminal's Ctrl-C then arrives once, by way of us, and not also behind our back.
  const child = spawn(file, args, { stdio: "inherit", env, detached: process.platform !== "win32" });
  forwardSignals(child);
  stopWithNpm(child);
  child.on("error", (error) => {
    process.stderr.write(`${file} could not be started: ${error.message}\n`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

/** Installs what is missing, then runs a script of ours on Shiliu's Node; it is told to stop if we vanish. */
export async function runScript(script, args) {
  await ensureInstalled(root);
  const node = getNode();
  const tether = new URL("./tether.mjs", import.meta.url).href;
  become(node, ["--import", tether, join(root, script), ...args], environmentFor(node));
}

function findToolFile(name) {
  const listing = join(root, "node_modules", ".package-lock.json");
  const { packages } = JSON.parse(readFileSync(listing, "utf8"));
  for (const [folder, entry] of Object.entries(packages)) {
    const nested = folder.lastIndexOf("node_modules/") > 0;
    if (!nested && entry.bin?.[name]) return join(root, folder, entry.bin[name]);
  }
  return undefined;
}

/** Installs what is missing, then runs a tool that one of the packages brought, on Shiliu's Node. */
export async function runTool(name, args) {
  await ensureInstalled(root);
  const node = getNode();
  const file = findToolFile(name);
  if (!file) {
    process.stderr.write(`No installed package brings a tool named "${name ?? ""}".\n`);
    process.exit(1);
  }
  become(node, [file, ...args], environmentFor(node));
}
