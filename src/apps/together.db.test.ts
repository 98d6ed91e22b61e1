import { describe, expect, it } from "vitest";
import { file, residentReport, step } from "./cases/testing.ts";
import { testSystem } from "./testing.ts";

const shiliu = await testSystem();
const { pool } = shiliu.system;
const clerk = await shiliu.staff("demo.clerk");
const desk = await shiliu.staff("demo.dispatcher");
const times = (count: number) => Array.from({ length: count }, (_, index) => index);

const called = (phone: string) => ({ ...residentReport, contact: { name: "测试用户", phone } });

async function countOf(table: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`select count(*) from ${table}`);
  return Number(rows[0]?.count);
}

describe("commands that come together", () => {
  it("are each taken in, where two of the reports name the same new phone", async () => {
    const before = await countOf("cases");
    const phones = times(24).map((index) => `1390000${String(Math.floor(index / 2)).padStart(4, "0")}`);
    const filed = await Promise.all(phones.map((phone) => file(clerk, called(phone))));
    expect(new Set(filed.map(({ number }) => number)).size).toBe(24);
    expect(await countOf("cases")).toBe(before + 24);
    const { rows } = await pool.query<{ count: number }>(
      "select count(distinct reporter_id) from cases where id = any($1)",
      [filed.map(({ caseId }) => caseId)],
    );
    expect(Number(rows[0]?.count)).toBe(12);
  });

  it("move each case once, and each with all that belongs to it", async () => {
    const filed = await Promise.all(times(30).map(() => file(shiliu.stranger(), residentReport)));
    await Promise.all(filed.map(({ caseId }) => step(desk, caseId, "accept")));
    const input = { leadId: "652301-D-housing", coHandlerIds: ["652301-D-urban"] };
    const cases = await Promise.all(filed.map(({ caseId }) => step(desk, caseId, "dispatch", input)));
    for (const each of cases) expect(each.tasks).toHaveLength(2);
    const { rows } = await pool.query<{ duties: number; access: number; clocks: number }>(
      `select (select count(*) from case_duties where case_id = c.id) as duties,
              (select count(*) from case_access where case_id = c.id and body_id like '652301-D-%') as access,
              (select count(*) from case_clocks where case_id = c.id and stopped_at is null) as clocks
       from cases c where id = any($1)`,
      [filed.map(({ caseId }) => caseId)],
    );
    const [first] = rows;
    expect(first).toMatchObject({ access: 2 });
    expect(Number(first?.duties)).toBeGreaterThanOrEqual(2);
    for (const row of rows) expect(row).toEqual(first);
  });

  it("over two processes neither lose nor double a step", async () => {
    const other = await shiliu.another();
    const filed = await Promise.all(times(20).map(() => file(shiliu.stranger(), residentReport)));
    const accept = (caseId: string, server: typeof other.server) =>
      server.inject({
        method: "POST",
        url: `/api/v1/requests/${caseId}/accept`,
        headers: { ...desk.headers, "x-shiliu-csrf": "1", "idempotency-key": `accept-${caseId}` },
        payload: { input: {} },
      });
    const answers = await Promise.all(
      filed.flatMap(({ caseId }) => [accept(caseId, shiliu.server), accept(caseId, other.server)]),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(times(40).map(() => 200));
    const { rows } = await pool.query<{ version: number }>("select version from cases where id = any($1)", [
      filed.map(({ caseId }) => caseId),
    ]);
    expect(rows.map(({ version }) => version)).toEqual(times(20).map(() => 2));
  });
});
