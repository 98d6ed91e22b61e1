import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type EmbeddedDatabase, startEmbedded } from "./embedded.ts";
import { isAlive, isServerOf } from "./embedded/serverProcess.ts";

let root: string;
let dataDir: string;
let cluster: string;
const running: EmbeddedDatabase[] = [];

beforeEach(() => {
  // Under this name the next run removes what a run that was killed left behind.
  root = mkdtempSync(join(tmpdir(), `shiliu-test-${process.pid}-`));
  dataDir = join(root, "postgres");
  cluster = join(dataDir, "cluster");
});
afterEach(async () => {
  for (const database of running.splice(0)) await database.stop({ force: true });
  rmSync(root, { recursive: true, force: true });
});

async function start(options: { restart?: boolean; durable?: boolean } = {}): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ dataDir, durable: false, restart: false, ...options });
  running.push(database);
  return database;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const program = `
  const { startEmbedded } = await import(${JSON.stringify(new URL("./embedded.ts", import.meta.url).href)});
  const database = await startEmbedded({ dataDir: process.argv[1], durable: false, restart: false });
  process.on("SIGTERM", () => database.stop().then(() => process.exit()));
  process.stdout.write(JSON.stringify({ ...database, pid: database.pid }) + "\\n");
  setInterval(() => {}, 1000);`;

type Told = Pick<EmbeddedDatabase, "appUrl" | "adopted" | "pid">;

function launch(): { child: ChildProcess; told: Promise<Told> } {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const told = once(child.stdout ?? child, "data").then(([line]) => JSON.parse(String(line)) as Told);
  return { child, told };
}

async function startElsewhere(): Promise<Told & { child: ChildProcess }> {
  const { child, told } = launch();
  return { child, ...(await told) };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  await once(child, "exit");
}

const untilGone = (pid: number) =>
  expect.poll(() => isServerOf(pid, cluster), { timeout: 10_000 }).toBe(false);

describe("startEmbedded", () => {
  it("makes a UTF-8 database with its two roles, reachable from this machine alone", async () => {
    const { appUrl, migrationUrl, adminUrl } = await start();
    const [names] = await ask(appUrl, "SELECT current_user AS role, current_database() AS database");
    expect(names).toEqual({ role: "shiliu_app", database: "shiliu" });
    expect(await ask(migrationUrl, "SELECT current_user AS role")).toEqual([{ role: "shiliu_owner" }]);
    const sql =
      "SELECT current_setting('server_encoding') AS encoding, current_setting('listen_addresses') AS addresses, " +
      "(SELECT datlocale FROM pg_database WHERE datname = current_database()) AS locale";
    expect(await ask(adminUrl, sql)).toEqual([
      { encoding: "UTF8", addresses: "127.0.0.1", locale: "C.UTF-8" },
    ]);
  });

  it("keeps its passwords to us, and wants them", async () => {
    const { adminUrl } = await start();
    expect(statSync(join(dataDir, "passwords.json")).mode & 0o777).toBe(0o600);
    const guess = new URL(adminUrl);
    guess.password = "postgres";
    await expect(ask(guess.href, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
  });

  it("is safe against crashes unless told otherwise", async () => {
    const { adminUrl } = await start({ durable: true });
    const sql =
      "SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit, " +
      "current_setting('full_page_writes') AS pages, current_setting('data_checksums') AS checksums";
    expect(await ask(adminUrl, sql)).toEqual([{ fsync: "on", commit: "on", pages: "on", checksums: "on" }]);
  });

  it("finds its data again after a stop, on the same port", async () => {
    const first = await start();
    await ask(first.migrationUrl, "CREATE TABLE kept (id int)");
    await first.stop();
    expect(isServerOf(first.pid, cluster)).toBe(false);
    const second = await start();
    expect(second.appUrl).toBe(first.appUrl);
    expect(await ask(second.migrationUrl, "SELECT count(*)::int AS n FROM kept")).toEqual([{ n: 0 }]);
  });

  it("takes another port when its own is taken", async () => {
    const first = await start();
    const port = Number(new URL(first.appUrl).port);
    await first.stop();
    const squatter = createServer().listen(port, "127.0.0.1");
    await once(squatter, "listening");
    const second = await start();
    expect(Number(new URL(second.appUrl).port)).not.toBe(port);
    squatter.close();
  });

  it("works in a folder that is closed to everyone else", async () => {
    chmodSync(root, 0o700);
    const { appUrl } = await start();
    expect(await ask(appUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("refuses a folder that holds something else", async () => {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, "letter.txt"), "");
    await expect(start()).rejects.toThrow("holds something else");
    expect(existsSync(join(dataDir, "letter.txt"))).toBe(true);
  });

  it("refuses a cluster of another PostgreSQL release, saying so", async () => {
    await (await start()).stop();
    writeFileSync(join(cluster, "PG_VERSION"), "15\n");
    await expect(start()).rejects.toThrow("written by PostgreSQL 15");
  });
});

describe("startEmbedded after a crash", () => {
  it("adopts the server whose starter was killed, and stops it in the end", async () => {
    const before = await startElsewhere();
    await kill(before.child, "SIGKILL");
    expect(isServerOf(before.pid, cluster)).toBe(true);
    const after = await start();
    expect(after).toMatchObject({ adopted: true, appUrl: before.appUrl });
    expect(after.pid).toBe(before.pid);
    await after.stop();
    expect(isServerOf(before.pid, cluster)).toBe(false);
  });

  it("adopts the server of a living process, and leaves it running", async () => {
    const owner = await startElsewhere();
    const guest = await start();
    expect(guest).toMatchObject({ adopted: true, appUrl: owner.appUrl });
    await guest.stop();
    expect(isServerOf(owner.pid, cluster)).toBe(true);
    await kill(owner.child, "SIGTERM");
    expect(isServerOf(owner.pid, cluster)).toBe(false);
  });

  it("makes one cluster and one server when two start at once", async () => {
    const both = [launch(), launch()];
    const told = await Promise.all(both.map((each) => each.told));
    expect(told.filter(({ adopted }) => adopted)).toHaveLength(1);
    expect(told[0]?.pid).toBe(told[1]?.pid);
    await Promise.all(both.map(({ child }) => kill(child, "SIGTERM")));
    await untilGone(told[0]?.pid ?? 0);
  });

  it("starts over the pid file of a server that was killed", async () => {
    const first = await start({ durable: true });
    await ask(first.migrationUrl, "CREATE TABLE kept (id int); INSERT INTO kept VALUES (1)");
    process.kill(first.pid, "SIGKILL");
    await untilGone(first.pid);
    expect(existsSync(join(cluster, "postmaster.pid"))).toBe(true);
    const second = await start({ durable: true });
    expect(second.adopted).toBe(false);
    expect(await ask(second.appUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(await ask(second.migrationUrl, "SELECT id FROM kept")).toEqual([{ id: 1 }]);
  });

  it("starts although the pid in the file is a stranger's by now", async () => {
    const first = await start();
    process.kill(first.pid, "SIGKILL");
    await untilGone(first.pid);
    const { uid, gid } = statSync(cluster);
    // Of the server's own account, since PostgreSQL itself passes over those of others.
    const identity = process.getuid?.() === 0 ? { uid, gid } : {};
    const stranger = spawn("/bin/sleep", ["60"], identity);
    await once(stranger, "spawn");
    const pidFile = join(cluster, "postmaster.pid");
    const lines = readFileSync(pidFile, "utf8").split("\n");
    writeFileSync(pidFile, [String(stranger.pid), ...lines.slice(1)].join("\n"));
    const second = await start();
    expect(await ask(second.appUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(isAlive(stranger.pid ?? 0)).toBe(true);
    await kill(stranger, "SIGKILL");
  });

  it("makes the cluster anew when making it was cut short", async () => {
    const { child, told } = launch();
    told.catch(() => {});
    const building = `postgres.new-${child.pid}-`;
    const parent = dirname(dataDir);
    const listing = () => readdirSync(parent);
    await expect
      .poll(() => existsSync(parent) && listing().some((name) => name.startsWith(building)), {
        interval: 2,
        timeout: 15_000,
      })
      .toBe(true);
    await kill(child, "SIGKILL");
    expect(existsSync(dataDir)).toBe(false);
    const database = await start();
    expect(await ask(database.appUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(listing()).toEqual(["postgres"]);
  });

  it("starts the server again, on the same port, when it dies under us", async () => {
    const database = await start({ restart: true });
    const killed = database.pid;
    process.kill(killed, "SIGKILL");
    const answer = () => ask(database.appUrl, "SELECT 1 AS one").catch(() => []);
    await expect.poll(answer, { timeout: 15_000 }).toEqual([{ one: 1 }]);
    expect(database.pid).not.toBe(killed);
  });
});
