import { afterAll, describe, expect, it } from "vitest";
import { ordersOf } from "./exchange/orders/testing.ts";
import { flatFormat, nestedFormat, superiorPlatform } from "./exchange/testing.ts";
import { demoPeople } from "#modules/organisations/index.ts";
import { answerWords, step } from "./cases/testing.ts";
import { everyPost } from "./people/testing.ts";
import { testSystem } from "./testing.ts";

const shiliu = await testSystem();
const { pool } = shiliu.system;
const secret = "a-secret-of-sixteen-letters";
const above = await superiorPlatform(secret);
afterAll(() => above.close());

const orders = await ordersOf(shiliu, { url: above.url, secret });
const { admin, flat, keyFor, order, received, tell: say, wall } = orders;
const region = orders.key;
const nested = {
  ...flat,
  id: "gov-net",
  name: { zh: "国务院平台", en: "National platform" },
  format: nestedFormat,
};
const nation = await keyFor("gov-net", nested);

describe("an order of a superior platform", () => {
  it("keeps its number and its limit, and its reporter's name is sealed like any other's", async () => {
    const { number, caseId, sent, body } = await received();
    expect(body.orderNumber).toBe(number);
    const dueAt = new Date(`${sent.deadline.replace(" ", "T")}+08:00`).toISOString();
    const desk = await shiliu.staff("demo.dispatcher");
    const accepted = await step(desk, caseId, "accept");
    expect(accepted.superior).toEqual({ platform: "xj12345", number, dueAt });
    expect(accepted.clocks.find(({ kind }: { kind: string }) => kind === "whole")).toMatchObject({
      dueAt,
      laidDown: true,
    });
    expect(accepted.reporter).toMatchObject({ name: "测**", reachable: true });
    const { rows } = await pool.query("select fold::text from cases where id = $1", [caseId]);
    expect(rows[0].fold).not.toMatch(/测试诉求人|1390001|路灯/);
  });

  it("sent twice, even at once, is one case and one answer, also when its limit has passed since", async () => {
    const sent = order({ deadline: wall(1) });
    const answers = await Promise.all([1, 2, 3].map(() => region.post("/exchange/xj12345/orders", sent)));
    expect(new Set(answers.map(({ body }) => body.caseId)).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    shiliu.pass({ days: 2 });
    const late = await region.post("/exchange/xj12345/orders", sent);
    expect(late.body).toEqual(answers[0]?.body);
  });

  it("of the same number with other contents is refused", async () => {
    const { sent } = await received();
    const changed = await region.post("/exchange/xj12345/orders", {
      ...sent,
      content: "另外一件事情，请处理。",
    });
    expect(changed).toMatchObject({ status: 409, body: { code: "order-changed" } });
    const moved = await region.post("/exchange/xj12345/orders", { ...sent, deadline: wall(30) });
    expect(moved.body.code).toBe("order-changed");
  });

  it.each([
    ["order-kind-unknown", { order_type: "77" }],
    ["superior-limit-over", { deadline: "2020-01-01 10:00:00" }],
    ["superior-limit-too-far", { deadline: "2999-01-01 10:00:00" }],
    ["order-invalid", { deadline: "明天" }],
    ["order-invalid", { content: "" }],
    ["order-invalid", { content: "长".repeat(5_001) }],
    ["order-invalid", { order_no: "X".repeat(80) }],
    ["order-invalid", { order_no: undefined }],
  ])("is refused with %s where its fields are wrong (%#)", async (code, more) => {
    const answer = await region.post("/exchange/xj12345/orders", order(more));
    expect(answer.body.code).toBe(code);
    expect(answer.status).toBe(422);
  });

  it("comes among others, each taken or refused by itself", async () => {
    const orders = [order(), order({ order_type: "77" }), order()];
    const { body } = await region.post("/exchange/xj12345/orders", { orders });
    expect(body.results.map((each: { received: boolean }) => each.received)).toEqual([true, false, true]);
    expect(body.results[1]).toMatchObject({
      orderNumber: orders[1]?.order_no,
      refusal: { code: "order-kind-unknown", message: expect.any(String) },
    });
    const many = { orders: Array.from({ length: 101 }, () => order()) };
    expect((await region.post("/exchange/xj12345/orders", many)).body.code).toBe("batch-too-large");
  });

  it("is taken from nobody but the platform that the key is bound to", async () => {
    expect((await nation.post("/exchange/xj12345/orders", order())).body.code).toBe(
      "platform-key-of-another",
    );
    for (const caller of [shiliu.stranger(), await admin(), await shiliu.staff("demo.dispatcher")])
      expect((await caller.post("/exchange/xj12345/orders", order())).body.code).toBe("not-signed-in");
    const wrong = shiliu.bearer(`slk_${"a".repeat(43)}`);
    expect((await wrong.post("/exchange/xj12345/orders", order())).body.code).toBe("not-signed-in");
    const postId = demoPeople.find(({ login }) => login === "demo.clerk")?.posts[0]?.id;
    const unbound = (await (await admin()).post("/api-keys", { postId, name: "未绑定" })).body;
    const other = await shiliu.bearer(unbound.secret).post("/exchange/xj12345/orders", order());
    expect(other).toMatchObject({ status: 403, body: { code: "platform-key-of-another" } });
  });

  it("comes in another platform's format without a line of code, and numbers of two do not meet", async () => {
    const number = order().order_no;
    await region.post("/exchange/xj12345/orders", order({ order_no: number }));
    const deadline = new Date(shiliu.system.clock().getTime() + 864e6).toISOString();
    const body = {
      data: { order: { id: number, text: "请帮助老人办理补贴。", category: "HELP", deadline } },
    };
    const answer = await nation.post("/exchange/gov-net/orders", body);
    expect(answer).toMatchObject({ status: 200, body: { orderNumber: number, dueAt: deadline } });
  });

  it("is found by the number it has there", async () => {
    const { number, caseId } = await received({ order_no: "ZZQ2026NO7788" });
    await shiliu.indexed();
    const desk = await shiliu.staff("demo.dispatcher");
    const found = await desk.get(`/requests/search?q=${number}`);
    expect(found.body.lines.map(({ id }: { id: string }) => id)).toEqual([caseId]);
  });
});

describe("the word of a superior platform", () => {
  it("urges and adds, each message once", async () => {
    const { number, caseId } = await received();
    for (const type of ["CB", "CB", "BC", "BC"]) expect((await say(number, type)).status).toBe(200);
    const desk = await shiliu.staff("demo.dispatcher");
    const { body } = await desk.get(`/requests/${caseId}`);
    expect(body.counts.urgings).toBe(1);
    expect(body.timeline.map(({ action }: { action: string }) => action)).toEqual([
      "report",
      "superiorUrge",
      "superiorSupplement",
    ]);
    expect(body.timeline[2]).toMatchObject({
      by: { kind: "superior" },
      fields: { words: "请尽快办理并回复。" },
    });
    const changed = await say(number, "CB", { content: "换了内容。" });
    expect(changed.body.code).toBe("key-used-already");
  });

  it("takes the order back, which ends it without counting as the reporter's word", async () => {
    const { number, caseId } = await received();
    expect((await say(number, "CH")).status).toBe(200);
    const desk = await shiliu.staff("demo.dispatcher");
    expect((await desk.get(`/requests/${caseId}`)).body.state).toMatchObject({
      id: "recalled",
      closed: true,
    });
    expect((await say(number, "BC")).body.code).toBe("wrong-state");
  });

  it("about an order it never sent, or another platform's, is refused", async () => {
    expect((await say("XJ-NONE", "CB")).body.code).toBe("order-unknown");
    expect((await say("XJ-NONE", "??")).body.code).toBe("message-kind-unknown");
    expect((await nation.post("/exchange/gov-net/messages", {})).body.code).toBe("message-kind-unknown");
  });

  it("alone moves the limit: ours is extended up to it, never past it", async () => {
    const { number, caseId } = await received({ deadline: wall(3) });
    const desk = await shiliu.staff("demo.dispatcher");
    const housing = await shiliu.staff("demo.housing");
    const reason = "需要等待配件到货，请求延期。";
    await step(desk, caseId, "accept");
    await step(desk, caseId, "dispatch", { leadId: "652301-D-housing", coHandlerIds: [] });
    const signed = await step(housing, caseId, "signIn", {}, 1);
    const dueOf = (view: { clocks: { kind: string; dueAt: string }[] }, kind: string): string =>
      view.clocks.find((clock) => clock.kind === kind)?.dueAt ?? "";
    expect(dueOf(signed, "handle")).toBe(dueOf(signed, "whole"));
    const pause = { ground: "season", until: wall(2).slice(0, 10), reason };
    expect((await housing.act(caseId, "askPause", pause, { taskId: 1 })).body.code).toBe(
      "superiors-time-runs-on",
    );
    const carry = { ground: "needs-season", until: wall(40).slice(0, 10), plan: answerWords };
    expect((await housing.act(caseId, "askCarry", carry, { taskId: 1 })).body.code).toBe(
      "superior-must-grant",
    );
    await step(housing, caseId, "askExtension", { workingDays: 5, reason }, 1);
    const grant = () => desk.act(caseId, "grantExtension", { reason: "情况属实，同意。" }, { taskId: 2 });
    expect((await grant()).body.code).toBe("superior-must-grant");

    const past = await say(number, "YQ", { msg_no: "P", deadline: "2020-01-01 10:00:00" });
    expect(past.body.code).toBe("superior-limit-over");
    const deadline = wall(30);
    expect((await say(number, "YQ", { deadline })).status).toBe(200);
    const dueAt = new Date(`${deadline.replace(" ", "T")}+08:00`).toISOString();
    const moved = (await housing.get(`/requests/${caseId}`)).body;
    expect([moved.superior.dueAt, dueOf(moved, "whole")]).toEqual([dueAt, dueAt]);
    expect(dueOf(moved, "handle") > dueOf(signed, "handle")).toBe(true);
    expect((await grant()).status).toBe(200);
    const extended = (await housing.get(`/requests/${caseId}`)).body;
    expect(dueOf(extended, "whole")).toBe(dueAt);
    expect(dueOf(extended, "handle") > dueOf(moved, "handle")).toBe(true);
    expect(dueOf(extended, "handle") <= dueAt).toBe(true);
  });
});

describe("platforms and what they are told", () => {
  it("are seen and changed by the prefecture's system administrators alone, in every post there is", async () => {
    const { caseId } = await received();
    for (const { name, caller } of await everyPost(shiliu)) {
      const operator = name.endsWith(" as systemAdmin at 652300");
      const status = operator ? 200 : 403;
      expect((await caller.get("/exchange-platforms")).status, name).toBe(status);
      expect((await caller.get("/exchange-write-backs")).status, name).toBe(status);
      if (operator) continue;
      expect((await caller.post("/exchange-platforms", flat)).status, name).toBe(403);
      expect((await caller.post(`/exchange-write-backs/${caseId}/2/retry`)).status, name).toBe(403);
      const reason = "已电话核对，对方已收到。";
      expect((await caller.post(`/exchange-write-backs/${caseId}/2/settle`, { reason })).status, name).toBe(
        403,
      );
      const keys = "/exchange-platforms/xj12345/keys";
      expect((await caller.post(keys, { keyId: caseId })).status, name).toBe(403);
      const view = await caller.get(`/requests/${caseId}`);
      const seen = view.status === 200 && view.body.superior !== undefined;
      expect((await caller.get(`/exchange-cases/${caseId}`)).status, name).toBe(seen ? 200 : 404);
    }
    const nobody = shiliu.stranger();
    for (const path of ["/exchange-platforms", "/exchange-write-backs", `/exchange-cases/${caseId}`])
      expect((await nobody.get(path)).status).toBe(401);
  }, 60_000);

  it("are shown without their secret, which is sealed", async () => {
    const { body } = await (await admin()).get("/exchange-platforms");
    expect(JSON.stringify(body)).not.toContain(secret);
    const { rows } = await pool.query("select to_jsonb(p)::text as row from superior_platforms p");
    expect(rows.map(({ row }) => row).join("\n")).not.toContain(secret);
  });

  it("change once for a key, from the version that was looked at", async () => {
    const operator = await admin();
    const { secret: _, ...known } = { ...nested, expectedVersion: 1, active: false };
    const change = () => operator.post("/exchange-platforms", known, "change-platform-01");
    expect((await change()).body).toEqual({ id: "gov-net", version: 2 });
    expect((await change()).body).toEqual({ id: "gov-net", version: 2 });
    expect((await operator.post("/exchange-platforms", known)).body.code).toBe("platform-changed-meanwhile");
    const other = { ...known, active: true };
    expect((await operator.post("/exchange-platforms", other, "change-platform-01")).body.code).toBe(
      "key-used-already",
    );
    expect((await nation.post("/exchange/gov-net/orders", {})).body.code).toBe("platform-not-in-use");
  });

  it("are refused with an address, a secret, a kind or a place that will not do", async () => {
    const operator = await admin();
    const tried = async (more: object) =>
      (await operator.post("/exchange-platforms", { ...flat, id: "third", ...more })).body.code;
    expect(await tried({ url: "https://name:word@example.cn/" })).toBe("platform-url-unsafe");
    expect(await tried({ url: "ftp://example.cn/" })).toBe("platform-url-unsafe");
    expect(await tried({ secret: undefined })).toBe("platform-secret-missing");
    const kinds = { "01": { kind: "nonsense" } };
    expect(await tried({ format: { ...flatFormat, order: { ...flatFormat.order, kinds } } })).toBe(
      "input-invalid",
    );
    const writeBack = { ...flatFormat.writeBack, fields: { "__proto__.x": "number" } };
    expect(await tried({ format: { ...flatFormat, writeBack } })).toBe("input-invalid");
    const nowhere = { ...flatFormat.order, defaultPlaceId: "nowhere" };
    expect(await tried({ format: { ...flatFormat, order: nowhere } })).toBe("input-invalid");
  });

  it("keep a key for themselves", async () => {
    const operator = await admin();
    const platforms = (await operator.get("/exchange-platforms")).body;
    const [keyId] = platforms.find(({ id }: { id: string }) => id === "xj12345").keyIds;
    const bind = (id: string, key: string) => operator.post(`/exchange-platforms/${id}/keys`, { keyId: key });
    expect((await bind("xj12345", keyId)).status).toBe(200);
    expect((await bind("gov-net", keyId)).body.code).toBe("platform-key-bound");
    expect((await bind("nobody", keyId)).body.code).toBe("platform-unknown");
    expect((await bind("xj12345", "00000000-0000-4000-8000-000000000000")).body.code).toBe(
      "platform-key-unknown",
    );
  });
});
