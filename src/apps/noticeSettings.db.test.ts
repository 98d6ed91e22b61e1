import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { withTransaction } from "#platform/database/pool.ts";
import { demoPeople } from "#modules/organisations/index.ts";
import { file, residentReport } from "./cases/testing.ts";
import {
  desk,
  housing,
  messagesFile,
  phoneOf,
  rowsOf,
  run,
  say,
  shiliu,
  state,
  system,
  templatesTo,
  toldTo,
  withPhone,
  inDays,
} from "./notices/testing.ts";

describe("the operator", () => {
  const admin = () => shiliu.staff("demo.admin");
  async function deadLetter(): Promise<string> {
    const { personId } = demoPeople.find(({ login }) => login === housing)!;
    const key = `dead-${randomUUID()}`;
    const notice = { key, to: { personId }, template: "duty-shift", values: {}, urgent: true } as const;
    await withTransaction(system.pool, (tx) => system.notices.queue(tx, [notice], system.clock()));
    state.mode = "invalid";
    await system.notices.deliver(system.clock);
    state.mode = "up";
    const [row] = await rowsOf("key = $1", [key]);
    expect(row).toMatchObject({ state: "dead" });
    return row!.id;
  }

  it("sees where messages stand and which could not be sent, with addresses masked", async () => {
    const first = await deadLetter();
    const second = await deadLetter();
    const { body } = await (await admin()).get("/notices/queue");
    expect(body.channels).toContainEqual(
      expect.objectContaining({ channel: "sms", carrier: "sms-gateway", dead: 2 }),
    );
    const { body: page } = await (await admin()).get("/notices/dead?limit=1");
    expect(page.items).toMatchObject([{ id: second, reason: "address-invalid", to: "staff" }]);
    const { body: next } = await (await admin()).get(`/notices/dead?limit=1&cursor=${page.nextCursor}`);
    expect(next.items).toMatchObject([{ id: first }]);
    expect(JSON.stringify([page, next])).not.toContain(phoneOf(housing));
    expect(page.items[0].maskedAddress).toMatch(/^139\*{4}\d{4}$/);
  });

  it("sends one again or gives it up, once, and it is kept who did", async () => {
    const id = await deadLetter();
    const key = randomUUID();
    const again = async () => (await admin()).post(`/notices/${id}/try-again`, {}, key);
    expect((await again()).status).toBe(200);
    expect((await again()).status).toBe(200);
    await system.notices.deliver(system.clock);
    expect(await rowsOf("id = $1", [id])).toMatchObject([{ state: "sent" }]);
    expect((await (await admin()).post(`/notices/${id}/try-again`)).body.code).toBe("notice-not-dead");
    const other = await deadLetter();
    const given = await (await admin()).post(`/notices/${other}/give-up`, { note: "号码已停用" });
    expect(given.status).toBe(200);
    expect((await (await admin()).post(`/notices/${id}/give-up`, { note: "不同" }, key)).body.code).toBe(
      "notice-key-used",
    );
    const { rows } = await system.pool.query(
      "select act, person_id, note from notice_decisions order by decided_at",
    );
    const { personId } = demoPeople.find(({ login }) => login === "demo.admin")!;
    expect(rows).toMatchObject([
      { act: "tryAgain", person_id: personId },
      { act: "giveUp", person_id: personId, note: "号码已停用" },
    ]);
    await expect(system.pool.query("update notice_decisions set note = ''")).rejects.toThrow(
      /permission denied/,
    );
  });

  it("is the prefecture's system administrator, and nobody else", async () => {
    const id = await deadLetter();
    for (const login of [
      desk,
      housing,
      "demo.supervisor",
      "demo.auditor",
      "demo.security",
      "demo.city.admin",
    ]) {
      const who = await shiliu.staff(login);
      for (const path of ["/notices/queue", "/notices/dead"])
        expect((await who.get(path)).body.code, login).toBe("not-allowed");
      expect((await who.post(`/notices/${id}/try-again`)).body.code).toBe("not-allowed");
    }
    expect((await shiliu.stranger().get("/notices/queue")).status).toBe(401);
    expect((await (await admin()).post(`/notices/${id}/try-again`, {}, "short")).body.code).toBe(
      "key-missing",
    );
  });

  it("finds the same figures among the metrics", async () => {
    await deadLetter();
    const { body } = await shiliu.server.inject({ method: "GET", url: "/metrics" });
    expect(body).toMatch(/shiliu_notices\{channel="sms",state="dead"\} 1/);
  });
});

describe("staff choose", () => {
  it("how and of what they are told; what they left out does not go out", async () => {
    const urban = await shiliu.staff("demo.urban");
    const { body: before } = await urban.get("/notices/settings");
    expect(before).toMatchObject({ channel: "sms", carried: ["sms", "email", "chat"] });
    expect(before.addresses.workPhone).toMatch(/^139\*{4}/);
    const choice = { channel: "email", language: "en", kinds: ["signIn"], email: "urban@example.cn" };
    const { body: changed } = await urban.post("/notices/settings", choice);
    expect(changed.addresses.email).toBe("u***@example.cn");
    const { rows } = await system.pool.query("select sealed from staff_notice_choices");
    expect(JSON.stringify(rows)).not.toContain("urban@example.cn");
    const { caseId } = await file(shiliu.stranger(), residentReport);
    await say(desk, caseId, "accept");
    await say(desk, caseId, "dispatch", undefined, { leadId: "652301-D-urban" });
    await run();
    expect(toldTo(phoneOf("demo.urban"))).toEqual([]);
    const lines = existsSync(messagesFile) ? readFileSync(messagesFile, "utf8") : "";
    expect(lines).toContain('"email":"urban@example.cn"');
    expect(lines).toContain(`"language":"en"`);
    await say("demo.urban", caseId, "signIn", 1);
    await say("demo.supervisor", caseId, "issueOrder", undefined, {
      bodyId: "652301-D-urban",
      replyBy: inDays(5),
    });
    await run();
    const dropped = await rowsOf("case_id = $1 and template = 'duty-paper' and state = 'dropped'", [caseId]);
    expect(dropped).toMatchObject([{ reason: "not-wanted" }]);
    expect(templatesTo(phoneOf("demo.urban.head"))).toContain("duty-paper");
  });

  it("only what leads somewhere, and only signed in", async () => {
    const market = await shiliu.staff("demo.market");
    const choice = { channel: "chat", language: "zh", kinds: [] };
    expect((await market.post("/notices/settings", choice)).body.code).toBe("notice-address-missing");
    const landline = { channel: "sms", language: "zh", kinds: [], phone: "0994-2345678" };
    expect((await market.post("/notices/settings", landline)).body.code).toBe("phone-invalid");
    expect((await market.post("/notices/settings", { ...choice, chat: "a b" })).status).toBe(400);
    expect((await shiliu.stranger().post("/notices/settings", choice)).status).toBe(401);
    expect((await shiliu.stranger().get("/notices/mine")).status).toBe(401);
    const { receiptCode } = await file(shiliu.stranger(), withPhone("13800000031"));
    expect((await shiliu.holder(receiptCode).get("/notices/mine")).status).toBe(401);
  });
});
