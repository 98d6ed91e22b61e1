import { describe, expect, it } from "vitest";
import { demoPeople } from "#modules/organisations/index.ts";
import { countedMost, measureLapses, measureReaders } from "#platform/journal/measureJournal.ts";
import { startWorker } from "../startWorker.ts";
import { testSystem } from "../testing.ts";

const shiliu = await testSystem();
const { pool, clock } = shiliu.system;
const read = async () => (await (await shiliu.staff("demo.admin")).get("/operations/health")).body;
const lineOf = async (says: string) =>
  (await read()).lines.find((line: { says: string }) => line.says.startsWith(says));

describe("the health page", () => {
  it("is read by the prefecture's system administrators and nobody else", async () => {
    const seen = new Set<string>();
    for (const { login, posts } of demoPeople) {
      const [post] = posts;
      if (!post || (seen.has(post.role) && login !== "demo.city.admin")) continue;
      seen.add(post.role);
      const { status } = await (await shiliu.staff(login)).get("/operations/health");
      expect(status, `${login} ${post.role}`).toBe(login === "demo.admin" ? 200 : 403);
    }
    expect(seen.size).toBe(9);
    expect((await shiliu.anonymous.get("/operations/health")).body.code).toBe("not-signed-in");
  });

  it("tells of database, clock, structure, connections, journal, messages, disk and backup", async () => {
    const { lines, level } = await read();
    const says = lines.map((line: { says: string }) => line.says);
    for (const code of [
      "database-reachable",
      "clock-right",
      "process-demo",
      "connections-free",
      "migrations-current",
      "jobs-elsewhere",
      "lapses-none",
      "write-backs-none",
      "carrier-file",
      "database-size",
      "backup-unknown",
      "address-open",
      "map-none",
    ])
      expect(says).toContain(code);
    expect(says.some((code: string) => code.startsWith("disk-"))).toBe(true);
    expect(level).toBe("look");
  });

  it("holds no secret and nothing about any person", async () => {
    const text = JSON.stringify(await read());
    for (const { login, name, personId } of demoPeople)
      for (const word of [login, name, personId]) expect(text).not.toContain(word);
    expect(text).not.toContain("postgres://");
    expect(text).not.toContain(shiliu.password);
  });

  it("tells a reader that fell behind by its events and by the age of the oldest", async () => {
    const report = {
      process: "resident-request",
      kind: "help",
      words: "路灯不亮，晚上看不清路，请尽快派人来修。",
      placeId: "652301001",
    };
    await pool.query(
      "insert into journal_readers (name, xact, position) values ('late-reader', '0', 0) on conflict do nothing",
    );
    for (let count = 0; count < 3; count++) await shiliu.stranger().post("/requests", report);
    const [late] = (await measureReaders(pool)).filter(({ name }) => name === "late-reader");
    expect(late?.events).toBeGreaterThanOrEqual(3);
    shiliu.pass({ minutes: 20 });
    const line = (await read()).lines.find((each: { of?: string }) => each.of === "late-reader");
    expect(line).toMatchObject({ level: "bad", says: "reader-stuck", figures: { events: late?.events } });
    expect(line.figures.behindMs).toBeGreaterThan(19 * 60_000);
    await pool.query("delete from journal_readers where name = 'late-reader'");
  });

  it("tells of the worker's jobs where it runs in this process, and of one that fails", async () => {
    const { jobs } = shiliu.system;
    const stop = startWorker(shiliu.system);
    await expect.poll(async () => (await lineOf("job-ran"))?.of).toBeDefined();
    const notes = jobs.enter({ name: "lapsing", everyMs: 15_000 });
    notes.began();
    notes.ended(true);
    expect(await lineOf("job-failed")).toMatchObject({
      level: "look",
      of: "lapsing",
      figures: { failures: 1 },
    });
    await stop();
    expect(await lineOf("jobs-elsewhere")).toMatchObject({ level: "look" });
  });

  it("tells of a structure that is not this program's", async () => {
    const { rows } = await pool.query<{ n: number }>("select count(*)::int as n from schema_migrations");
    expect(await lineOf("migrations-")).toMatchObject({
      says: "migrations-current",
      figures: { count: rows[0]?.n },
    });
  });

  it("walks an index for every figure, however long the journal is", async () => {
    const planOf = async (text: string, values: unknown[]) => {
      const client = await pool.connect();
      try {
        // What a long journal makes the planner do by itself.
        await client.query("set enable_seqscan = off");
        const { rows } = await client.query(`explain ${text}`, values);
        return JSON.stringify(rows);
      } finally {
        await client.query("reset enable_seqscan");
        client.release();
      }
    };
    const unread = `select at from case_events e where (e.xact, e.position) > ('5'::xid8, 7)
                    order by e.xact, e.position limit $1`;
    expect(await planOf(unread, [countedMost])).toContain("case_events_in_order");
    const lapses = `select due_at from case_clocks where stopped_at is null and not paused and lapses and due_at <= $1
                    order by due_at, case_id limit $2`;
    expect(await planOf(lapses, [clock(), countedMost])).toContain("case_clocks_lapsing");
    const waiting = "select created_at, flag from write_backs where acknowledged_at is null limit 1001";
    expect(await planOf(waiting, [])).toMatch(/write_backs_(waiting|due)/);
    expect((await measureLapses(pool, clock())).count).toBeGreaterThanOrEqual(0);
  });
});
