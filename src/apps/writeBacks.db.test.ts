import { afterAll, describe, expect, it } from "vitest";
import { ordersOf } from "./exchange/orders/testing.ts";
import { nestedFormat, superiorPlatform } from "./exchange/testing.ts";
import { answerWords, step } from "./cases/testing.ts";
import { testSystem } from "./testing.ts";

const shiliu = await testSystem();
const { pool } = shiliu.system;
const secret = "a-secret-of-sixteen-letters";
const above = await superiorPlatform(secret);
afterAll(() => above.close());

const orders = await ordersOf(shiliu, { url: above.url, secret });
const { admin, flat, keyFor, order, received, closedOrder, noted, wall } = orders;
const nested = {
  ...flat,
  id: "gov-net",
  name: { zh: "国务院平台", en: "National platform" },
  format: nestedFormat,
};
const nation = await keyFor("gov-net", nested);

const deliver = () => shiliu.system.exchange.deliver();

async function rowsOf(caseId: string) {
  const { rows } = await pool.query(
    `select version, step, tries, flag, last_result, acknowledged_at is not null as acknowledged, acknowledgement
     from write_backs where case_id = $1 order by version`,
    [caseId],
  );
  return rows;
}

const declined = { ground: "outside-duties", explanation: "此事不属于政府职责范围，请另行咨询。" };

describe("a write-back", () => {
  it("tells each declared step in order, signed, once, in the platform's format", async () => {
    above.behave("acknowledges");
    const { number, caseId } = await closedOrder();
    await noted(caseId, 4);
    await Promise.all([deliver(), deliver()]);
    await deliver();
    const mine = above.arrived.filter(({ body }) => body["order_no"] === number);
    expect(mine.map(({ body }) => body["status"])).toEqual(["10", "20", "40", "50"]);
    expect(new Set(mine.map(({ key }) => key)).size).toBe(4);
    expect(mine.every(({ signed }) => signed)).toBe(true);
    expect(mine[2]?.body).toMatchObject({ content: answerWords, city_code: "652300" });
    expect(mine[3]?.body).toMatchObject({ is_solved: "1", is_satisfied: "1" });
    const stored = await pool.query("select to_jsonb(w)::text as row from write_backs w where case_id = $1", [
      caseId,
    ]);
    expect(stored.rows.map(({ row }) => row).join("\n")).not.toContain(answerWords);
    expect((await rowsOf(caseId)).every(({ acknowledged }) => acknowledged)).toBe(true);
  });

  it("goes to each platform in its own format: another's is a form of its own names", async () => {
    const sent = {
      id: "GW-2",
      text: order().content,
      category: "HELP",
      deadline: `${wall(20).replace(" ", "T")}+08:00`,
    };
    const form = { data: { order: sent, caller: { phone: "13900054321" } } };
    const { body } = await nation.post("/exchange/gov-net/orders", form);
    await step(await shiliu.staff("demo.dispatcher"), body.caseId, "accept");
    await noted(body.caseId, 1);
    await deliver();
    const mine = above.arrived.filter(({ body: sentBack }) => sentBack["orderId"] === "GW-2");
    expect(mine).toMatchObject([{ signed: true }]);
    const told = JSON.parse(mine[0]?.body["result"] ?? "{}") as Record<string, string>;
    expect(told).toMatchObject({ state: "ACCEPTED", time: expect.stringMatching(/^\d{4}-.*Z$/) });
    expect(await rowsOf(body.caseId)).toMatchObject([{ tries: 1, acknowledged: true }]);
  });

  it("of a declined order brings its ground in the platform's code and the explanation", async () => {
    const { number, caseId } = await received();
    await step(await shiliu.staff("demo.dispatcher"), caseId, "decline", declined);
    await noted(caseId, 1);
    await deliver();
    expect(above.arrived.findLast(({ body }) => body["order_no"] === number)?.body).toMatchObject({
      status: "90",
      reason_code: "R05",
      content: declined.explanation,
    });
  });

  it("reaches a platform that was down for a day, each step once and in order", async () => {
    above.behave("down");
    const { number, caseId } = await closedOrder();
    await noted(caseId, 4);
    for (let minutes = 0; minutes < 24 * 60; minutes += 15) {
      await deliver();
      shiliu.pass({ minutes: 15 });
    }
    const waiting = await rowsOf(caseId);
    expect(waiting.map(({ acknowledged }) => acknowledged)).toEqual([false, false, false, false]);
    expect(waiting[0]).toMatchObject({ flag: "late", last_result: "unreachable" });
    expect(waiting[0].tries).toBeGreaterThan(50);
    expect(waiting.slice(1).map(({ tries }) => tries)).toEqual([0, 0, 0]); // a later one waits for the first
    above.behave("acknowledges");
    shiliu.pass({ minutes: 15 });
    await deliver();
    const mine = above.arrived.filter(({ body }) => body["order_no"] === number);
    expect(mine.map(({ body }) => body["status"])).toEqual(["10", "20", "40", "50"]);
    expect(above.keysOf(number)).toHaveLength(4);
  }, 60_000);

  it.each(["fails", "hangs-up", "hangs", "business-error", "redirects", "floods"] as const)(
    "is no acknowledgement where the platform %s: sent again under the same key until it is",
    async (manner) => {
      const { number, caseId } = await received();
      await step(await shiliu.staff("demo.dispatcher"), caseId, "accept");
      await noted(caseId, 1);
      above.behave(manner);
      await deliver();
      expect(await rowsOf(caseId)).toMatchObject([{ tries: 1, acknowledged: false, flag: null }]);
      await deliver();
      expect(await rowsOf(caseId)).toMatchObject([{ tries: 1 }]); // not before its time
      above.behave("acknowledges");
      shiliu.pass({ minutes: 1 });
      await deliver();
      expect(await rowsOf(caseId)).toMatchObject([{ tries: 2, acknowledged: true }]);
      expect(above.keysOf(number)).toHaveLength(1);
      expect(above.arrived.filter(({ body }) => body["order_no"] === number)).toHaveLength(2);
    },
  );

  it("that is refused is told to a person at once, holds back what follows, and is sent again all the same", async () => {
    const { caseId } = await received();
    const desk = await shiliu.staff("demo.dispatcher");
    await step(desk, caseId, "accept");
    await step(desk, caseId, "dispatch", { leadId: "652301-D-housing", coHandlerIds: [] });
    await noted(caseId, 2);
    above.behave("refuses");
    await deliver();
    const operator = await admin();
    const flagged = (await operator.get("/exchange-write-backs?flagged=true")).body.lines;
    expect(flagged).toMatchObject([{ caseId, step: "accepted", flag: "refused", lastCode: "40001" }]);
    above.behave("acknowledges");
    const [first, next] = await rowsOf(caseId);
    expect(next.tries).toBe(0);
    expect((await operator.post(`/exchange-write-backs/${caseId}/${first.version}/retry`)).status).toBe(200);
    await deliver();
    expect((await rowsOf(caseId)).map(({ acknowledged }) => acknowledged)).toEqual([true, true]);
    const again = await operator.post(`/exchange-write-backs/${caseId}/${first.version}/retry`);
    expect(again.body.code).toBe("write-back-not-waiting");
  });

  it("is settled by hand with a reason, once", async () => {
    const { caseId } = await received();
    await step(await shiliu.staff("demo.dispatcher"), caseId, "accept");
    await noted(caseId, 1);
    const operator = await admin();
    const path = `/exchange-write-backs/${caseId}/2/settle`;
    const settle = (reason: string) => operator.post(path, { reason });
    expect((await settle("已电话核对，对方已收到。")).body.state).toBe("settled");
    expect((await settle("已电话核对，对方已收到。")).body.state).toBe("settled");
    expect((await settle("另外一个理由，再来一次。")).body.code).toBe("write-back-not-waiting");
    const before = above.arrived.length;
    await deliver();
    expect(above.arrived.length).toBe(before);
  });

  it("whose sender was killed is sent again under its key, and a late answer changes nothing", async () => {
    const { number, caseId } = await received();
    await step(await shiliu.staff("demo.dispatcher"), caseId, "accept");
    await noted(caseId, 1);
    above.behave("acknowledges");
    // The first answer comes after its lease is over and another has had the acknowledgement.
    let second: Promise<unknown> | undefined;
    above.meanwhile(async () => {
      if (second) return;
      second = Promise.resolve();
      shiliu.pass({ minutes: 5 });
      const other = await shiliu.another();
      await other.system.exchange.deliver();
    });
    await deliver();
    above.meanwhile(undefined);
    const mine = above.arrived.filter(({ body }) => body["order_no"] === number);
    expect(mine).toHaveLength(2);
    expect(above.keysOf(number)).toHaveLength(1);
    const [row] = await rowsOf(caseId);
    expect(row).toMatchObject({ tries: 2, acknowledged: true, acknowledgement: `R-${above.arrived.length}` });
  });

  it("is sent by one of two processes at a time", async () => {
    const { number, caseId } = await received();
    await step(await shiliu.staff("demo.dispatcher"), caseId, "accept");
    await noted(caseId, 1);
    const other = await shiliu.another();
    await Promise.all([deliver(), other.system.exchange.deliver(), deliver()]);
    expect(above.arrived.filter(({ body }) => body["order_no"] === number)).toHaveLength(1);
  });
});
