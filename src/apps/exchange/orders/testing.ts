import { setTimeout as wait } from "node:timers/promises";
import { demoPeople } from "#modules/organisations/index.ts";
import { answerWords, step } from "../../cases/testing.ts";
import type { Caller, TestSystem } from "../../testing.ts";
import { flatFormat } from "../testing.ts";

/** The orders of a superior platform with the flat format, as it sends them to a system under test. */
export async function ordersOf(shiliu: TestSystem, { url, secret }: { url: string; secret: string }) {
  const admin = () => shiliu.staff("demo.admin");
  const flat = {
    id: "xj12345",
    expectedVersion: 0,
    name: { zh: "自治区12345平台", en: "Regional 12345 platform" },
    url,
    secret: { value: secret },
    format: flatFormat,
  };

  /** Adds a platform, and gives whoever sends with its key. */
  async function keyFor(id: string, more: object = {}): Promise<Caller> {
    const operator = await admin();
    const added = await operator.post("/exchange-platforms", { ...flat, ...more, id });
    if (added.status !== 200) throw new Error(JSON.stringify(added.body));
    const postId = demoPeople.find(({ login }) => login === "demo.clerk")?.posts[0]?.id;
    const made = await operator.post("/api-keys", { postId, name: id });
    const bound = await operator.post(`/exchange-platforms/${id}/keys`, { keyId: made.body.id });
    if (bound.status !== 200) throw new Error(JSON.stringify(bound.body));
    return shiliu.bearer(made.body.secret);
  }

  /** A wall time in Beijing, so many days from now. */
  function wall(days: number): string {
    const at = shiliu.system.clock().getTime() + days * 86_400_000 + 8 * 3_600_000;
    return new Date(at).toISOString().slice(0, 19).replace("T", " ");
  }

  const key = await keyFor(flat.id);
  let numbers = 0;
  function order(more: object = {}) {
    numbers += 1;
    return {
      order_no: `XJ-${numbers}`,
      content: "小区路灯坏了半个月，晚上老人出门不方便。",
      order_type: "02",
      deadline: wall(20),
      caller_name: "测试诉求人",
      caller_tel: `139000${String(10_000 + numbers)}`,
      area_code: "650100",
      ...more,
    };
  }

  async function received(more: object = {}) {
    const sent = order(more);
    const answer = await key.post(`/exchange/${flat.id}/orders`, sent);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return { sent, number: sent.order_no, caseId: answer.body.caseId as string, body: answer.body };
  }

  /** What the platform says of an order: a message of a type, once for its number. */
  const tell = (number: string, msg_type: string, more: object = {}) =>
    key.post(`/exchange/${flat.id}/messages`, {
      msg_type,
      order_no: number,
      msg_no: `M-${number}-${msg_type}`,
      content: "请尽快办理并回复。",
      ...more,
    });

  /** An order that went the whole way. */
  async function closedOrder() {
    const made = await received();
    const { caseId } = made;
    const desk = await shiliu.staff("demo.dispatcher");
    const housing = await shiliu.staff("demo.housing");
    await step(desk, caseId, "accept");
    await step(desk, caseId, "dispatch", { leadId: "652301-D-housing", coHandlerIds: [] });
    await step(housing, caseId, "signIn", {}, 1);
    await step(housing, caseId, "draftAnswer", { words: answerWords, outcome: "solved" }, 1);
    await step(await shiliu.staff("demo.housing.head"), caseId, "signOff", {}, 1);
    await step(desk, caseId, "passCheck");
    const callback = { result: "answered", solved: true, satisfied: true };
    await step(await shiliu.staff("demo.dispatcher2"), caseId, "recordCallback", callback);
    return made;
  }

  /** What has been committed is noted only below the oldest transaction still open, other databases' too. */
  async function noted(caseId: string, count: number): Promise<void> {
    const { exchange, pool } = shiliu.system;
    for (let tries = 0; tries < 100; tries++) {
      await exchange.note();
      const { rows } = await pool.query("select 1 from write_backs where case_id = $1", [caseId]);
      if (rows.length >= count) return;
      await wait(50);
    }
    throw new Error(`Not all write-backs of ${caseId} were noted`);
  }

  return { admin, flat, key, keyFor, order, received, tell, closedOrder, noted, wall };
}
