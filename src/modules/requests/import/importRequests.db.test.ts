import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { isRefusal } from "#engine/refusal.ts";
import { testSystem } from "#apps/testing.ts";
import type { CaseView } from "../contract.ts";
import type { HistoryImport, ImportReport } from "./importRequests.ts";
import { csvOf, gb18030Of, head, mapWith, testFolder, workbookOf } from "./testing.ts";

const shiliu = await testSystem();
const { system } = shiliu;
const write = testFolder();

async function importing(path: string, more: Partial<HistoryImport> & { map: HistoryImport["map"] }) {
  const rejectedPath = `${path}.rejected.csv`;
  const job = {
    path,
    rejectedPath,
    dryRun: false,
    clock: system.clock,
    onProgress: () => undefined,
    ...more,
  };
  const report = await system.requests.importHistory(job);
  const rejected = existsSync(rejectedPath)
    ? parse(readFileSync(rejectedPath, "utf8"), { bom: true, relax_column_count: true })
    : undefined;
  return { report, rejected };
}

async function imported(path: string, more: Partial<HistoryImport> & { map: HistoryImport["map"] }) {
  const { report, rejected } = await importing(path, more);
  if (isRefusal(report) || "problems" in report) throw new Error(JSON.stringify(report));
  expect(report.imported + report.there + report.rejected).toBe(report.rows);
  return { ...report, rejectedRows: rejected };
}

async function rowsOf<Row extends object>(sql: string, ...values: unknown[]): Promise<Row[]> {
  return (await system.pool.query<Row & Record<string, unknown>>(sql, values)).rows;
}

const countAll = async () =>
  (
    await rowsOf<Record<string, number>>(
      `select (select count(*) from cases)::int as cases, (select count(*) from case_events)::int as events,
        (select count(*) from case_clocks)::int as clocks, (select count(*) from case_duties)::int as duties,
        (select count(*) from keystore.subject_keys)::int as keys`,
    )
  )[0];

const nastyWords = '第一行,有"引号",\r\n第二行；\t制表 🙂 <script>alert(1)</script>';
const answered = ["n-1", "U1", "标题,带逗号", "2019/2/28 11:25:05", nastyWords, '答复："已办"', "2019/3/5"];

describe("the import of a history", () => {
  const source = "nasty";
  const path = write(
    "nasty.csv",
    csvOf([
      head,
      answered,
      ["n-2", "U1", "只有标题", "2019/3/1 8:00:00", "", "", ""],
      ["n-3", "", "没有用户号", "2019/3/1 8:00:00", "不知道是谁说的。", "", ""],
      ["n-4", "U2", "坏日期", "2019/2/30 8:00:00", "二月没有三十日。", "", ""],
      ["n-5", "U2", "", "2019/3/1 8:00:00", "", "", ""],
      ["n-1", "U1", "标题,带逗号", "2019/2/28 11:25:05", nastyWords, '答复："已办"', "2019/3/5"],
      ["n-1", "U1", "换了内容", "2019/2/28 11:25:05", "同号不同文", "", ""],
      ["n-6", "U2", "太长", "2019/3/1 8:00:00", "长".repeat(50_001), "", ""],
      ["n-7", "U2", "多一列", "2019/3/1 8:00:00", "内容", "", "", "多"],
    ]),
  );
  const map = mapWith({ source });

  it("writes nothing on a dry run, and says what it would do", async () => {
    const before = await countAll();
    const { report } = await importing(path, { map, dryRun: true });
    expect(report).toMatchObject({ rows: 9, imported: 3, there: 1, rejected: 5 });
    expect(await countAll()).toEqual(before);
  });

  it("takes every row in or puts it aside with its line and the reason", async () => {
    const before = await countAll();
    const { rejectedRows, ...report } = await imported(path, { map });
    expect(report).toMatchObject({ rows: 9, imported: 3, there: 1, rejected: 5, format: "CSV, UTF-8" });
    expect(rejectedRows?.[0]).toEqual(["line", "原因", "reason", ...head]);
    expect(rejectedRows?.slice(1).map(([line, _zh, reason, id]) => [line, id, reason])).toEqual([
      ["6", "n-4", "“2019/2/30 8:00:00” in time is no time in a declared format, or no such day was."],
      ["7", "n-5", "There are neither words nor a subject."],
      [
        "10",
        "n-1",
        "The id “n-1” was imported before with other content or by another map; what is there stays.",
      ],
      ["11", "n-6", "body has 50001 characters, at most 50000 are taken; no text is ever cut."],
      ["12", "n-7", "This row has 8 columns, the head has 7."],
    ]);
    expect(rejectedRows?.[4]?.[7]).toHaveLength(50_001);
    const after = await countAll();
    const added = (name: string) => (after?.[name] ?? 0) - (before?.[name] ?? 0);
    // U1 has one key for two cases; whoever has no number has one of the case's own.
    expect([added("cases"), added("events"), added("keys")]).toEqual([3, 3, 2]);
    expect([added("clocks"), added("duties")]).toEqual([0, 0]);
  });

  it("adds nothing the second time, and leaves no file where nothing was rejected", async () => {
    const before = await countAll();
    const again = await imported(path, { map });
    expect(again).toMatchObject({ rows: 9, imported: 0, there: 4, rejected: 5 });
    const good = write("nasty.csv", csvOf([head, answered]));
    expect(await imported(good, { map })).toMatchObject({ there: 1, rejected: 0, rejectedRows: undefined });
    expect(await countAll()).toEqual(before);
  });

  it("keeps the words, the answer and both times, for staff who may see the case", async () => {
    const [found] = await rowsOf<{ id: string }>("select id from cases where origin = $1", `${source}/n-1`);
    const desk = await shiliu.staff("demo.prefecture");
    const view = (await desk.get(`/requests/${found?.id}`)).body as CaseView;
    const words = nastyWords.replace("\r\n", "\n");
    expect(view).toMatchObject({
      origin: "nasty/n-1",
      words: `标题,带逗号\n\n${words}`,
      state: { id: "imported", closed: true },
      openedAt: "2019-02-28T03:25:05.000Z",
      closedAt: "2019-03-04T16:00:00.000Z",
      reporter: { anonymous: true, reachable: false, mayUnmask: false },
      answer: { words: '答复："已办"', at: "2019-03-04T16:00:00.000Z", bodyName: { zh: source } },
      clocks: [],
      tasks: [],
      holder: [],
      actions: [],
      timeline: [{ action: "importRecord", fields: { words: '答复："已办"', source } }],
    });
    const hidden = ["reporterId", "places", "subject", "address"];
    expect(Object.keys(view.timeline[0]?.fields ?? {})).not.toEqual(expect.arrayContaining(hidden));
  });

  it("makes one reporter of one user, sealed with one key, and none of whoever has no number", async () => {
    const cases = await rowsOf<{ origin: string; reporter_id: string; subject_id: string; id: string }>(
      "select origin, reporter_id, subject_id, id from cases where origin like 'nasty/%' order by origin",
    );
    expect(cases.map(({ origin }) => origin)).toEqual(["nasty/n-1", "nasty/n-2", "nasty/n-3"]);
    expect(cases[0]?.reporter_id).toBe(cases[1]?.reporter_id);
    expect(cases[0]?.subject_id).toBe(cases[0]?.reporter_id);
    expect(cases[2]?.reporter_id).toBe(cases[2]?.id);
    const [event] = await rowsOf<{ event: string }>(
      "select row_to_json(e)::text as event from case_events e where case_id = $1",
      cases[0]?.id,
    );
    for (const text of ["引号", "标题", "已办", "U1"]) expect(event?.event).not.toContain(text);
  });

  it("can be found by its words, and is not in the public list", async () => {
    await system.requests.index();
    const desk = await shiliu.staff("demo.prefecture");
    const found = await desk.get(`/requests/search?q=${encodeURIComponent("第二行")}`);
    expect(found.body).toMatchObject({
      lines: [{ summary: expect.stringMatching(/^标题,带逗号/) as string }],
    });
    const list = await shiliu.anonymous.get("/public/requests");
    expect(list.body).toMatchObject({ lines: [] });
  });

  it("brings nobody back who was forgotten", async () => {
    const withUser = (id: string) => [id, "U9", "标题", "2019/2/28 11:25:05", "内容在这里", "", ""];
    const forgetful = { map: mapWith({ source: "forgetful" }) };
    await imported(write("forgotten.csv", csvOf([head, withUser("1")])), forgetful);
    const [kept] = await rowsOf<{ subject_id: string }>(
      "select subject_id from cases where origin = 'forgetful/1'",
    );
    await system.pool.query(
      "update keystore.subject_keys set wrapped = null, destroyed_at = $2 where subject_id = $1",
      [kept?.subject_id, system.clock()],
    );
    system.keyStore.forget(kept?.subject_id ?? "");
    const after = await imported(
      write("forgotten.csv", csvOf([head, withUser("1"), withUser("2")])),
      forgetful,
    );
    expect(after).toMatchObject({ there: 1, rejected: 1 });
    expect(after.rejectedRows?.[1]?.[2]).toMatch(/erased by law/);
  });
});

describe("a row without an answer", () => {
  const row = ["o-1", "U5", "路灯不亮", "2024/2/28 11:25:05", "门口的路灯三天不亮。", "", ""];
  const path = write("open.csv", csvOf([head, row]));

  it("comes in as an open case, where the map says so: handled like any other, its clocks from now on", async () => {
    const constants = { kind: "complaint", placeId: "652301001" };
    const map = mapWith({ source: "open", withoutAnswer: "open", constants });
    const now = system.clock();
    expect(await imported(path, { map })).toMatchObject({ imported: 1 });
    const [found] = await rowsOf<{ id: string; opened_at: Date }>(
      "select id, opened_at from cases where origin = 'open/o-1'",
    );
    expect((found?.opened_at.getTime() ?? 0) >= now.getTime()).toBe(true);
    const desk = await shiliu.staff("demo.dispatcher");
    const queue = await desk.get("/queue");
    expect(queue.body).toMatchObject({ lines: [{ id: found?.id }] });
    const accepted = await desk.act(found?.id ?? "", "accept");
    const fields = { reportedAt: "2024-02-28T03:25:05.000Z", source: "open" };
    const shown = { state: { id: "accepted" }, timeline: [{ fields }, { action: "accept" }] };
    expect(accepted.body).toMatchObject({ case: shown });
    expect(await imported(path, { map })).toMatchObject({ there: 1 });
  });

  it("stays out where nobody of the prefecture could receive it", async () => {
    const constants = { kind: "complaint", placeId: "nowhere" };
    const { rejectedRows } = await imported(path, { map: mapWith({ source: "nowhere", constants }) });
    expect(rejectedRows?.[1]?.slice(1, 3)).toEqual([
      "“nowhere”不是在用机构的编码，对照表（places）里也没有。",
      "“nowhere” is no body's code, nor do the map's places name it.",
    ]);
  });
});

describe("other files", () => {
  const rows = Array.from({ length: 700 }, (_, id) => [
    `${id}`,
    `U${id % 50}`,
    `标题${id}`,
    "2019/2/28 11:25:05",
    `第${id}件事，说来话长。`,
    id % 2 ? "已办。" : "",
    id % 2 ? "2019/3/1 9:00:00" : "",
  ]);

  it("in GB18030 come in as they read", async () => {
    const path = write("gb.csv", gb18030Of(csvOf([head, ...rows])));
    const map = mapWith({ source: "gb" });
    expect(await imported(path, { map })).toMatchObject({ imported: 700, format: "CSV, GB18030" });
    // The same rows in another file format are the same rows.
    const utf8 = write("gb.csv", csvOf([head, ...rows]));
    expect(await imported(utf8, { map })).toMatchObject({ there: 700, format: "CSV, UTF-8" });
    expect(await imported(write("gb.xlsx", workbookOf([head, ...rows])), { map })).toMatchObject({
      there: 700,
    });
  });

  it("as a workbook come in, and those that are rejected go to a CSV file", async () => {
    const path = write("book.xlsx", workbookOf([head, ...rows, ["x", "U1", "标题", "昨天", "内容", "", ""]]));
    const { rejectedRows, ...report } = await imported(path, { map: mapWith({ source: "book" }) });
    expect(report).toMatchObject({ imported: 700, rejected: 1, format: "XLSX" });
    expect(rejectedRows?.[1]?.[0]).toBe("702");
  });

  it("whose columns are not those of the map are refused as a whole", async () => {
    const { report } = await importing(write("other.csv", "id,text\n1,a\n"), { map: mapWith() });
    const problems = "problems" in report ? report.problems : [];
    expect(problems).toContain("columns.words: there is no column body");
    expect(problems.at(-1)).toBe("the file has: id, text");
  });

  it("may be stopped at any time: what is in is in, and another run goes on", async () => {
    const path = write("stopped.csv", csvOf([head, ...rows]));
    const stop = new AbortController();
    const map = mapWith({ source: "stopped" });
    const half = await imported(path, { map, signal: stop.signal, onProgress: () => stop.abort() });
    expect(half).toMatchObject({ stopped: true, imported: 240 });
    expect(await imported(path, { map })).toMatchObject({ stopped: false, imported: 460, there: 240 });
  });

  it("that two people import at once come in once", async () => {
    const path = write("twice.csv", csvOf([head, ...rows]));
    const map = mapWith({ source: "twice" });
    const both = await Promise.all(
      [1, 2].map((run) => imported(path, { map, rejectedPath: `${path}.${run}` })),
    );
    expect(both.reduce((sum, { imported: count }) => sum + count, 0)).toBe(700);
    expect(both.every(({ rejected }) => rejected === 0)).toBe(true);
  });
});

const folder = process.env["SHILIU_DATA_REQUESTS"];
const real = ["messages-4326.csv", "replies-2816.csv"] as const;
const there = folder !== undefined && real.every((name) => existsSync(join(folder, name)));

describe.skipIf(!there)(
  `the real histories (skipped without SHILIU_DATA_REQUESTS: ${real.join(", ")})`,
  () => {
    const mapOf = (name: string): HistoryImport["map"] =>
      mapWith(
        JSON.parse(
          readFileSync(new URL(`../../../../docs/import/${name}.map.json`, import.meta.url), "utf8"),
        ) as object,
      );
    const read = (name: string, map: string): Promise<ImportReport> =>
      imported(join(folder ?? "", name), { map: mapOf(map), rejectedPath: write(`${map}.rejected.csv`, "") });

    it("come in without losing a row, and add nothing the second time", { timeout: 120_000 }, async () => {
      const whole = { rejected: 0, stopped: false };
      expect(await read(real[0], "messages")).toMatchObject({ rows: 4_326, imported: 4_326, ...whole });
      expect(await read(real[1], "replies")).toMatchObject({ rows: 2_816, imported: 2_816, ...whole });
      expect(await read(real[0], "messages")).toMatchObject({ imported: 0, there: 4_326, ...whole });
      expect(await read(real[1], "replies")).toMatchObject({ imported: 0, there: 2_816, ...whole });
    });
  },
);
