import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "#platform/database/testing.ts";
import { migrations } from "./modules.ts";

const database = await testDatabase(migrations);
const folder = mkdtempSync(join(tmpdir(), "shiliu-import-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cli = fileURLToPath(new URL("./cli.ts", import.meta.url));
const rowCount = 4_000;

const map = {
  source: "old-hotline",
  process: "resident-request",
  columns: {
    id: "id",
    user: "user",
    subject: "subject",
    words: "body",
    reportedAt: "time",
    answer: "reply",
    answeredAt: "reply_time",
  },
  constants: { kind: "complaint" },
  time: { formats: ["YYYY/M/D H:mm:ss"] },
};

/** Every tenth row has no answer, and every thousandth a date that never was. */
function history(): string {
  const rows = Array.from({ length: rowCount }, (_, id) => {
    const day = id % 1_000 === 999 ? "2019/2/30" : `2019/${1 + (id % 12)}/${1 + (id % 28)}`;
    const answer = id % 10 === 0 ? '"",""' : `"已办""${id}""","2020/1/${1 + (id % 28)} 9:00:00"`;
    return `${id},U${id % 700},标题${id},${day} 8:00:00,"第${id}件事，\n有换行",${answer}`;
  });
  return `id,user,subject,time,body,reply,reply_time\n${rows.join("\n")}\n`;
}

const path = join(folder, "history.csv");
const mapPath = join(folder, "map.json");

interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  output: string;
}

/** Starts the real command line; gives what ends it early, and what came of it. */
function run(...args: string[]): { kill(signal: NodeJS.Signals): void; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [cli, ...args], {
    env: {
      ...process.env,
      NODE_ENV: "development",
      SHILIU_DATA: folder,
      DATABASE_URL: database.appUrl,
      DATABASE_MIGRATION_URL: database.migrationUrl,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += String(text)));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, output }));
  });
  return { kill: (signal) => void child.kill(signal), ended };
}

const importing = (...more: string[]) => run("import", "requests", path, "--map", mapPath, ...more);

async function count(): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>("select count(*)::int as count from cases");
  return rows[0]?.count ?? 0;
}

async function untilMoreThan(cases: number): Promise<void> {
  while ((await count()) <= cases) await wait(10);
}

beforeAll(async () => {
  writeFileSync(path, history());
  writeFileSync(mapPath, JSON.stringify(map));
  const { code, output } = await run("seed").ended;
  if (code !== 0) throw new Error(output);
}, 60_000);

describe("shiliu import requests", () => {
  it("says how it is used, and what is wrong with a map", async () => {
    const [bare, wrong] = await Promise.all([
      run("import", "people", path).ended,
      run("import", "requests", path, "--map", cli).ended,
    ]);
    expect([bare.code, wrong.code]).toEqual([2, 1]);
    expect(bare.output).toMatch(/^Usage: shiliu import requests/);
    expect(wrong.output).toContain("is no JSON");
  });

  it("tries everything on a dry run and writes nothing", async () => {
    const { code, output } = await importing("--dry-run").ended;
    expect(output).toContain(
      "4,000 rows read (CSV, UTF-8): 3,996 would be imported, 0 there already, 4 rejected.",
    );
    expect(code).toBe(3);
    expect(await count()).toBe(0);
  });

  it("killed halfway, twice, and run again comes to the same as one run", { timeout: 60_000 }, async () => {
    for (const from of [200, 1_500]) {
      const half = importing();
      await untilMoreThan(from);
      half.kill("SIGKILL");
      expect(await half.ended).toMatchObject({ signal: "SIGKILL" });
    }
    const before = await count();
    expect(before).toBeGreaterThan(1_500);
    expect(before).toBeLessThan(3_900);
    const { output, code } = await importing().ended;
    expect(code).toBe(3);
    const [, imported, there] = /([\d,]+) imported, ([\d,]+) there already, 4 rejected/.exec(output) ?? [];
    const number = (text: string | undefined) => Number(text?.replace(",", ""));
    expect(number(there)).toBeGreaterThanOrEqual(before);
    expect(number(imported) + number(there)).toBe(3_996);
    expect(await count()).toBe(3_996);
  });

  it("leaves every row once, whole, with its own times and its user's one reporter", async () => {
    const { rows } = await database.pool.query<Record<string, number>>(
      `select count(*)::int as cases, count(distinct origin)::int as origins, count(distinct number)::int as numbers,
         count(distinct reporter_id)::int as reporters, count(*) filter (where closed_at > opened_at)::int as answered,
         count(*) filter (where closed_at = opened_at)::int as unanswered, count(*) filter (where state <> 'imported')::int as others,
         (select count(*)::int from case_events) as events, (select count(*)::int from case_clocks) as clocks,
         (select count(*)::int from keystore.subject_keys) as keys,
         count(*) filter (where not exists (select from case_events e where e.case_id = id and e.sealed is not null))::int as empty
       from cases`,
    );
    expect(rows[0]).toEqual({
      cases: 3_996,
      origins: 3_996,
      numbers: 3_996,
      events: 3_996,
      reporters: 700,
      keys: 700,
      answered: 3_596,
      unanswered: 400,
      others: 0,
      clocks: 0,
      empty: 0,
    });
  });

  it("adds nothing when run once more", async () => {
    const { output } = await importing().ended;
    expect(output).toContain("0 imported, 3,996 there already, 4 rejected");
    expect(await count()).toBe(3_996);
  });

  it("stops cleanly when told to, and says how to go on", async () => {
    writeFileSync(mapPath, JSON.stringify({ ...map, source: "another" }));
    const half = importing();
    await untilMoreThan(4_100);
    half.kill("SIGINT");
    const { code, output } = await half.ended;
    expect(code).toBe(1);
    expect(output).toContain("Run the same again to go on.");
  });
});
