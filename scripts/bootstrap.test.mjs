import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bundledNodePath, neededMajor, nodePackage } from "./bundledNode.mjs";
import { findDamage } from "./findDamage.mjs";

const scripts = dirname(fileURLToPath(import.meta.url));
const entry = { version: "1.0.0", integrity: "sha512-x", bin: { tool: "tool.js" } };

let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "shiliu-bootstrap-"));
  cpSync(scripts, join(root, "scripts"), { recursive: true });
  write("package-lock.json", JSON.stringify({ packages: { "": {}, "node_modules/tool": entry } }));
  write("src/apps/cli.ts", "console.log(process.argv.slice(2).join()); process.exit(3);");
  write("npm.js", fakeNpm);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Does to the folder what `npm ci` would, slowly, and notes that it was called. */
const fakeNpm = `
  const { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
  appendFileSync("npm-calls", process.argv.slice(2).join(" ") + "\\n");
  const calls = readFileSync("npm-calls", "utf8").trim().split("\\n").length;
  setTimeout(() => {
    if (process.env.NPM_FAILS) { console.error("no such package"); process.exit(1); }
    rmSync("node_modules", { recursive: true, force: true });
    mkdirSync("node_modules/tool", { recursive: true });
    if (!process.env.NPM_LEAVES_OUT || (process.env.NPM_LEAVES_OUT === "once" && calls > 1))
      writeFileSync("node_modules/tool/package.json", "{}");
    writeFileSync("node_modules/tool/tool.js", "console.log('tool', process.argv.slice(2).join()); process.exit(4);");
    cpSync("package-lock.json", "node_modules/.package-lock.json");
  }, 300);`;

function launch(script, args = [], env = {}) {
  const child = spawn(process.execPath, [join(root, "scripts", script), ...args], {
    env: { ...process.env, NODE_ENV: "", npm_execpath: join(root, "npm.js"), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const ended = once(child, "close").then(([code]) => ({ code, output }));
  return { child, ended, said: () => output };
}

const run = (...given) => launch(...given).ended;
const npmCalls = () =>
  existsSync(join(root, "npm-calls")) ? readFileSync(join(root, "npm-calls"), "utf8").trim().split("\n") : [];
const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    // One that ended and waits to be reaped answers too.
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
};

describe("installing", () => {
  it("installs what is missing, runs the command, and ends with its exit code", async () => {
    const { code, output } = await run("shiliu.mjs", ["seed", "--demo"]);
    expect(code).toBe(3);
    expect(output).toContain("Installing packages");
    expect(output).toContain("seed,--demo");
    expect(npmCalls()).toEqual(["ci --ignore-scripts --no-audit --no-fund --include=optional --include=dev"]);
  });

  it("installs once when two start at once", async () => {
    const both = await Promise.all([run("shiliu.mjs"), run("shiliu.mjs")]);
    expect(both.map(({ code }) => code)).toEqual([3, 3]);
    expect(npmCalls()).toHaveLength(1);
  });

  it("installs again only when the lockfile has changed", async () => {
    await run("shiliu.mjs");
    await run("shiliu.mjs");
    expect(npmCalls()).toHaveLength(1);
    write(
      "package-lock.json",
      JSON.stringify({ packages: { "": {}, "node_modules/tool": { ...entry, version: "2.0.0" } } }),
    );
    await run("shiliu.mjs");
    expect(npmCalls()).toHaveLength(2);
  });

  it("does not install what npm has already installed by hand", async () => {
    write("node_modules/.package-lock.json", readFileSync(join(root, "package-lock.json")));
    write("node_modules/tool/package.json", "{}");
    expect((await run("shiliu.mjs")).code).toBe(3);
    expect(npmCalls()).toEqual([]);
    const stamp = readFileSync(join(root, "node_modules/.shiliu-lock"), "utf8");
    expect(stamp).toContain(
      createHash("sha256")
        .update(readFileSync(join(root, "package-lock.json")))
        .digest("hex"),
    );
  });

  it("adds the development packages to an installation that left them out", async () => {
    await run("shiliu.mjs", [], { NODE_ENV: "production" });
    rmSync(join(root, "node_modules/.package-lock.json"));
    await run("shiliu.mjs");
    expect(npmCalls().map((call) => call.split(" ").at(-1))).toEqual(["--omit=dev", "--include=dev"]);
  });

  it("says what npm said when it fails, and starts nothing", async () => {
    const { code, output } = await run("shiliu.mjs", ["seed"], { NPM_FAILS: "1" });
    expect(code).toBe(1);
    expect(output).toContain("no such package");
    expect(output).not.toContain("seed");
    expect(existsSync(join(root, ".cache/install.lock"))).toBe(false);
  });

  it("is not held up by the lock of one that was killed", async () => {
    write(".cache/install.lock", JSON.stringify({ pid: 4_000_000, host: "elsewhere" }));
    utimesSync(join(root, ".cache/install.lock"), 0, 0);
    expect((await run("shiliu.mjs")).code).toBe(3);
  });
});

describe("an installation with gaps", () => {
  it.each(["node_modules/tool", "node_modules/tool/package.json", "node_modules/.package-lock.json"])(
    "installs again when %s is gone, whatever the stamp says",
    async (path) => {
      await run("shiliu.mjs");
      rmSync(join(root, path), { recursive: true });
      expect((await run("shiliu.mjs")).code).toBe(3);
      expect(npmCalls()).toHaveLength(2);
    },
  );

  it("installs what npm lists as installed by hand, and is not there", async () => {
    write("node_modules/.package-lock.json", readFileSync(join(root, "package-lock.json")));
    expect((await run("shiliu.mjs")).code).toBe(3);
    expect(npmCalls()).toHaveLength(1);
  });

  it("has no stamp from the moment npm begins, so that an interrupted one is not taken for a whole", async () => {
    await run("shiliu.mjs");
    write(
      "package-lock.json",
      JSON.stringify({ packages: { "": {}, "node_modules/tool": { ...entry, version: "2" } } }),
    );
    expect((await run("shiliu.mjs", [], { NPM_FAILS: "1" })).code).toBe(1);
    expect(existsSync(join(root, "node_modules/.shiliu-lock"))).toBe(false);
  });

  it("installs once more what another npm took away meanwhile", async () => {
    expect((await run("shiliu.mjs", [], { NPM_LEAVES_OUT: "once" })).code).toBe(3);
    expect(npmCalls()).toHaveLength(2);
  });

  it("says what is missing when it is gone again, and starts nothing", async () => {
    const { code, output } = await run("shiliu.mjs", [], { NPM_LEAVES_OUT: "always" });
    expect(code).toBe(1);
    expect(output).toContain("node_modules/tool is missing");
    expect(npmCalls()).toHaveLength(2);
    expect(existsSync(join(root, "node_modules/.shiliu-lock"))).toBe(false);
  });
});

describe("what is missing on disk", () => {
  const nodeFolder = `node_modules/${nodePackage}`;
  const binary = bundledNodePath("").slice(1 + nodeFolder.length);
  const lock = (...paths) =>
    JSON.stringify({ packages: Object.fromEntries(["", ...paths].map((path) => [path, {}])) });
  const [oldHost, newHost] = [neededMajor - 1, neededMajor];

  it("is nothing where every package that npm lists has its folder, those inside others too", () => {
    const paths = ["node_modules/tool", "node_modules/@scope/tool", "node_modules/tool/node_modules/part"];
    write("node_modules/.package-lock.json", lock(...paths));
    for (const path of paths) write(`${path}/package.json`, "{}");
    expect(findDamage(root)).toBeUndefined();
    rmSync(join(root, paths[2]), { recursive: true });
    expect(findDamage(root)).toBe(paths[2]);
  });

  it("is the Node that npm brought, where its package is there and the program is not", () => {
    write("node_modules/.package-lock.json", lock(nodeFolder));
    write(`${nodeFolder}/package.json`, "{}");
    for (const host of [oldHost, newHost]) expect(findDamage(root, host)).toBe(nodeFolder);
    write(`${nodeFolder}/${binary}`, "");
    for (const host of [oldHost, newHost]) expect(findDamage(root, host)).toBeUndefined();
  });

  it("is the Node that npm left out in silence, on a host that needs it", () => {
    write("package-lock.json", lock(nodeFolder));
    write("node_modules/.package-lock.json", lock());
    expect(findDamage(root, oldHost)).toBe(nodeFolder);
    expect(findDamage(root, newHost)).toBeUndefined();
  });

  it("is no Node for a host for which there is none", () => {
    write("node_modules/.package-lock.json", lock());
    expect(findDamage(root, oldHost)).toBeUndefined();
  });

  it("is npm's own list, where it is cut short", () => {
    write("node_modules/.package-lock.json", '{"packages": {');
    expect(findDamage(root)).toBe("node_modules/.package-lock.json");
  });
});

describe("running", () => {
  const waiting = `
    for (const signal of ["SIGINT", "SIGTERM"]) {
      process.on(signal, () => { console.log("got " + signal); setTimeout(() => process.exit(7), 100); });
    }
    setInterval(() => {}, 1000);
    console.log("pid " + process.pid + ".");`;

  async function startWaiting() {
    write("src/apps/cli.ts", waiting);
    const started = launch("shiliu.mjs");
    await expect.poll(started.said, { timeout: 10_000 }).toContain("pid ");
    return { ...started, pid: Number(/pid (\d+)\./.exec(started.said())?.[1]) };
  }

  it.each(["SIGINT", "SIGTERM"])("hands on %s, and ends as the command ends", async (signal) => {
    const { child, ended } = await startWaiting();
    child.kill(signal);
    const { code, output } = await ended;
    expect(code).toBe(7);
    expect(output).toContain(`got ${signal}`);
  });

  it("hands on one Ctrl-C once, although terminal and npm both send it", async () => {
    const { child, ended } = await startWaiting();
    child.kill("SIGINT");
    child.kill("SIGINT");
    expect((await ended).output.match(/got SIGINT/g)).toHaveLength(1);
  });

  it("leaves no orphan when it is killed", async () => {
    const { child, pid } = await startWaiting();
    child.kill("SIGKILL");
    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
  });

  it("runs a tool of a package with its arguments and exit code", async () => {
    const { code, output } = await run("run.mjs", ["tool", "--fix"]);
    expect(code).toBe(4);
    expect(output).toContain("tool --fix");
  });

  it("says which tool is missing", async () => {
    expect(await run("run.mjs", ["hammer"])).toMatchObject({ code: 1 });
  });

  it("prefers the Node that npm brought", async () => {
    await run("shiliu.mjs");
    const bundled = join(root, "node_modules", `node-${process.platform}-${process.arch}`, "bin", "node");
    mkdirSync(dirname(bundled), { recursive: true });
    symlinkSync(process.execPath, bundled);
    write("src/apps/cli.ts", "console.log(process.argv0, process.env.PATH);");
    expect((await run("shiliu.mjs")).output).toContain(`${bundled} ${dirname(bundled)}:`);
  });
});
