import { createHmac, randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { withTransaction } from "#platform/database/pool.ts";
import { demoPeople } from "#modules/organisations/index.ts";
import { actInputs, answered, file, inHand, residentReport, step } from "./cases/testing.ts";
import { testSystem } from "./testing.ts";

const secret = "a secret of the test's own gateway";

/** A text-message gateway on this machine: keeps what it has, by key, and may be told to be difficult. */
function makeGateway() {
  const state = {
    /** What it delivered, once for a key. */
    delivered: [] as {
      key: string;
      phone: string;
      templateId: string;
      values: Record<string, string>;
      text: string;
    }[],
    posts: 0,
    badSignatures: 0,
    mode: "up" as "up" | "down" | "late" | "invalid",
  };
  const held: ServerResponse[] = [];
  const server: Server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => {
      body += part.toString("utf8");
    });
    request.on("end", () => {
      state.posts += 1;
      const timestamp = String(request.headers["x-shiliu-timestamp"]);
      const right = createHmac("sha256", secret).update(`${timestamp}\n${body}`).digest("hex");
      if (right !== request.headers["x-shiliu-signature"]) state.badSignatures += 1;
      if (state.mode === "down") return void response.writeHead(503).end();
      if (state.mode === "invalid")
        return void response.writeHead(422).end(JSON.stringify({ code: "number-invalid" }));
      const message = JSON.parse(body) as (typeof state.delivered)[number];
      const known = state.delivered.some(({ key }) => key === message.key);
      if (!known) state.delivered.push(message);
      // Late: it has the message, and says so when nobody listens any more.
      if (state.mode === "late" && !known) return void held.push(response);
      response.writeHead(known ? 409 : 200, { "content-type": "application/json" }).end("{}");
    });
  });
  return {
    state,
    listen: () =>
      new Promise<string>((resolve) => {
        server.listen(0, "127.0.0.1", () =>
          resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`),
        );
      }),
    close: () => {
      for (const response of held) response.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

const gateway = makeGateway();
const url = await gateway.listen();
afterAll(() => gateway.close());

const shiliu = await testSystem(
  "development",
  {},
  {
    carriers: { sms: { url, secret, signature: "石榴", templates: {}, timeoutMs: 400 } },
  },
);
const { system } = shiliu;
const messagesFile = join(system.config.dataFolder, "messages.jsonl");

/** Everybody of the demo gets a number to be told at. */
const phoneOf = (login: string): string =>
  `1390000${String(demoPeople.findIndex((each) => each.login === login)).padStart(4, "0")}`;
const numbers = demoPeople.map(({ login, personId }) => ({ personId, phone: phoneOf(login) }));
await system.pool.query(
  `update people p set work_phone = n.phone from unnest($1::uuid[], $2::text[]) as n (id, phone) where p.id = n.id`,
  [numbers.map(({ personId }) => personId), numbers.map(({ phone }) => phone)],
);
await system.organisations.reload();

/** Follows the journal until everything that was done is told, then sends what is due. */
async function run(): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    await system.notices.follow(system.clock());
    const { rows } = await system.pool.query(
      `select 1 from case_events e, journal_readers r
       where r.name = 'notices' and (e.xact, e.position) > (r.xact, r.position) limit 1`,
    );
    if (rows.length === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await system.notices.warn(system.clock());
  await system.notices.deliver(system.clock);
}

const { state } = gateway;
/** What went to a person's phone since the last `beforeEach`. */
const toldTo = (phone: string) => state.delivered.filter((each) => each.phone === phone);
const templatesTo = (phone: string) => toldTo(phone).map((each) => each.templateId);

async function rowsOf(where: string, values: unknown[] = []) {
  const { rows } = await system.pool.query(
    `select key, template, state, reason, tries, channel, masked_address, id::text from notices where ${where} order by id`,
    values,
  );
  return rows as {
    key: string;
    template: string;
    state: string;
    reason: string | null;
    tries: number;
    id: string;
  }[];
}

beforeEach(async () => {
  state.mode = "up";
  await run();
  // What one test left undelivered is no matter of the next.
  await system.pool.query(
    "update notices set state = 'dropped', settled_at = now() where state in ('waiting', 'dead')",
  );
  state.delivered.length = 0;
});

const desk = "demo.dispatcher";
const housing = "demo.housing";
const withPhone = (phone: string) => ({
  ...residentReport,
  contact: { kind: "person", name: "李某某", phone },
});

async function say(login: string, caseId: string, name: string, taskId?: number, more: object = {}) {
  return step(await shiliu.staff(login), caseId, name, { ...actInputs[name], ...more }, taskId);
}

interface View {
  tasks: { id: number; state: string }[];
}
const taskIn = ({ tasks }: View, wanted: string): number =>
  tasks.find((task) => task.state === wanted)?.id ?? -1;

describe("holders are told", () => {
  it("of what they have to sign in, by number, step, body and date, and of nothing else", async () => {
    const filed = await file(shiliu.stranger(), withPhone("13800000001"));
    await say(desk, filed.caseId, "accept");
    await say(desk, filed.caseId, "dispatch");
    await run();
    const [told, ...more] = toldTo(phoneOf(housing));
    expect(more).toEqual([]);
    expect(told).toMatchObject({ templateId: "duty-sign-in", values: { number: filed.number } });
    expect(told!.text).toContain("昌吉市住");
    expect(told!.text).toContain(`http://localhost/desk/cases/${filed.caseId}`);
    const everything = JSON.stringify(state.delivered);
    for (const secretWord of ["路灯", "老人", "李某某", "sample1"])
      expect(everything).not.toContain(secretWord);
    expect(toldTo(phoneOf("demo.housing.head"))).toEqual([]);
    expect(toldTo(phoneOf(desk))).toEqual([]);
    expect(state.badSignatures).toBe(0);
  });

  it("of a return, an ask for time, an order, a note and a dispute, whoever must answer", async () => {
    const { caseId } = await inHand(shiliu);
    await run();
    state.delivered.length = 0;
    const asked: View = await say(housing, caseId, "askExtension", 1);
    await run();
    expect(templatesTo(phoneOf(desk))).toEqual(["duty-decide"]);
    await say(desk, caseId, "refuseExtension", taskIn(asked, "extension-asked"));
    await say("demo.supervisor", caseId, "issueOrder");
    await say(desk, caseId, "addNote");
    await run();
    expect(templatesTo(phoneOf(housing))).toEqual(["duty-paper", "duty-paper"]);
    expect(templatesTo(phoneOf("demo.housing.head"))).toEqual(["duty-paper", "duty-paper"]);
    state.delivered.length = 0;
    await say(housing, caseId, "returnTask", 1);
    await run();
    expect(templatesTo(phoneOf("demo.dispatcher2"))).toEqual(["duty-decide"]);
    expect(templatesTo(phoneOf("demo.supervisor"))).toEqual(["duty-decide"]);
  });

  it("of a dispute and of a carried case that wakes", async () => {
    const filed = await inHand(shiliu);
    await answered(shiliu, filed);
    await run();
    state.delivered.length = 0;
    await step(shiliu.holder(filed.receiptCode), filed.caseId, "dispute", actInputs["dispute"]);
    await run();
    expect(templatesTo(phoneOf(desk))).toEqual(["duty-decide"]);

    const { caseId } = await inHand(shiliu);
    const asked: View = await say(housing, caseId, "askCarry", 1);
    await say("demo.leader", caseId, "approveCarry", taskIn(asked, "carry-asked"));
    await run();
    state.delivered.length = 0;
    shiliu.pass({ days: 95 });
    await system.requests.lapse(system.clock());
    await run();
    expect(templatesTo(phoneOf(housing))).toContain("duty-back");
  });

  it("when a reporter urges", async () => {
    const { caseId, receiptCode } = await inHand(shiliu);
    await run();
    state.delivered.length = 0;
    await step(shiliu.holder(receiptCode), caseId, "urge");
    await run();
    expect(templatesTo(phoneOf(housing))).toEqual(["duty-urged"]);
  });

  it("never of a report about their own body, whatever happens with it", async () => {
    const form = { ...residentReport, kind: "tip-off", aboutIds: ["652301-D-housing"] };
    const { status, body } = await shiliu.stranger().post("/requests", form);
    expect(status).toBe(201);
    await say(desk, body.caseId, "accept");
    await say(desk, body.caseId, "dispatch", undefined, { leadId: "652301-D-urban" });
    await run();
    shiliu.pass({ days: 30 });
    await system.requests.lapse(system.clock());
    await run();
    expect(toldTo(phoneOf("demo.urban")).length).toBeGreaterThan(0);
    for (const login of [housing, "demo.housing2", "demo.housing.head", "demo.property"])
      expect(toldTo(phoneOf(login)).filter(({ text }) => text.includes(body.caseId))).toEqual([]);
    // A message that was queued before somebody named the body finds nobody there either.
    const person = demoPeople.find(({ login }) => login === housing)!;
    const key = randomUUID();
    await withTransaction(system.pool, (tx) =>
      system.notices.queue(
        tx,
        [
          {
            key,
            caseId: body.caseId,
            to: { personId: person.personId },
            template: "duty-call",
            values: { number: "SL1" },
            urgent: true,
          },
        ],
        system.clock(),
      ),
    );
    await system.notices.deliver(system.clock);
    expect(await rowsOf("key = $1", [key])).toMatchObject([{ state: "dropped", reason: "about-them" }]);
  });

  it("before a limit ends and when it has ended, unless it was met or moved", async () => {
    const { caseId } = await inHand(shiliu);
    const met = await inHand(shiliu);
    await run();
    state.delivered.length = 0;
    await answered(shiliu, met);
    const { rows } = await system.pool.query(
      "select moment, at, clock_due_at from clock_warnings w where case_id = $1 order by at",
      [caseId],
    );
    const clocks = rows as { moment: string; at: Date; clock_due_at: Date }[];
    const due = clocks.at(-1)!.clock_due_at;
    const share = clocks.find(
      (each) => each.moment === "share" && each.clock_due_at.getTime() === due.getTime(),
    )!;
    shiliu.pass({ minutes: (share.at.getTime() - system.clock().getTime()) / 60_000 + 1 });
    await run();
    const mine = () => toldTo(phoneOf(housing)).filter(({ text }) => text.includes(caseId));
    // Handling and the whole end together, and are one message.
    expect(
      mine()
        .map((each) => each.templateId)
        .filter((each) => each === "duty-warning").length,
    ).toBe(1);
    expect(
      mine().filter(({ templateId, text }) => templateId === "duty-warning" && text.includes("时限")),
    ).toHaveLength(1);
    shiliu.pass({ minutes: (due.getTime() - system.clock().getTime()) / 60_000 + 1 });
    await run();
    await run();
    expect(mine().filter(({ templateId }) => templateId === "duty-expired")).toHaveLength(1);
    expect(templatesTo(phoneOf("demo.housing.head"))).toContain("duty-expired");
    expect(toldTo(phoneOf(housing)).filter(({ text }) => text.includes(met.caseId))).toEqual([]);
  });

  it("of nothing that is over by the time it would go out", async () => {
    const { caseId } = await file(shiliu.stranger(), residentReport);
    await say(desk, caseId, "accept");
    await say(desk, caseId, "dispatch");
    await system.notices.follow(system.clock());
    await say(housing, caseId, "signIn", 1);
    await run();
    expect(toldTo(phoneOf(housing)).filter(({ text }) => text.includes(caseId))).toEqual([]);
  });
});

describe("reporters are told", () => {
  it("of each step until they are asked to confirm, once for each", async () => {
    const phone = "13800000011";
    const filed = await file(shiliu.stranger(), withPhone(phone));
    await say(desk, filed.caseId, "accept");
    await run();
    await say(desk, filed.caseId, "dispatch");
    await say(housing, filed.caseId, "signIn", 1);
    const asked: View = await say(housing, filed.caseId, "askExtension", 1);
    await say(desk, filed.caseId, "grantExtension", taskIn(asked, "extension-asked"));
    await answered(shiliu, filed);
    await run();
    await run();
    expect(templatesTo(phone).toSorted()).toEqual([
      "reporter-accepted",
      "reporter-answered",
      "reporter-dispatched",
      "reporter-extended",
    ]);
    const dispatched = toldTo(phone).find((each) => each.templateId === "reporter-dispatched")!;
    expect(dispatched.values["body"]).toContain("住");
    expect(dispatched.text).toContain(`http://localhost/track/${filed.caseId}`);
    expect(dispatched.text).toMatch(/月.*日/);
  });

  it("that it was declined, paused, carried, replied to in between, and that the promised day has come", async () => {
    const phone = "13800000012";
    const declined = await file(shiliu.stranger(), withPhone(phone));
    await say(desk, declined.caseId, "decline");
    const { caseId } = await inHand(shiliu, withPhone(phone));
    const paused: View = await say(housing, caseId, "askPause", 1, { until: inDays(20) });
    await say(desk, caseId, "grantPause", taskIn(paused, "pause-asked"));
    await say(desk, caseId, "resume", 1);
    const carried: View = await say(housing, caseId, "askCarry", 1, { until: inDays(60) });
    await say("demo.leader", caseId, "approveCarry", taskIn(carried, "carry-asked"));
    await say(housing, caseId, "replyInterim", 1);
    await run();
    shiliu.pass({ days: 70 });
    await system.requests.lapse(system.clock());
    await run();
    expect(new Set(templatesTo(phone))).toEqual(
      new Set([
        "reporter-declined",
        "reporter-accepted",
        "reporter-dispatched",
        "reporter-paused",
        "reporter-resumed",
        "reporter-carried",
        "reporter-interim",
        "reporter-woken",
      ]),
    );
  });

  it("nothing where they gave no number, nor of what they did themselves", async () => {
    const anonymous = await inHand(shiliu);
    const phone = "13800000013";
    const mine = await file(shiliu.stranger(), withPhone(phone));
    await step(shiliu.holder(mine.receiptCode), mine.caseId, "withdraw", actInputs["withdraw"]);
    await run();
    expect(await rowsOf("case_id = $1 and reporter_id is not null", [anonymous.caseId])).toEqual([]);
    expect(toldTo(phone)).toEqual([]);
  });

  it("the steps they chose, in the language they chose", async () => {
    const phone = "13800000014";
    await file(shiliu.stranger(), withPhone(phone));
    // Codes go through the same gateway.
    await shiliu.stranger().post("/reporter/code", { phone });
    const code = toldTo(phone)[0]?.values["code"];
    const { headers } = await shiliu.stranger().post("/reporter/sign-in", { phone, code });
    const cookie = [headers["set-cookie"]].flat().map((each) => String(each).split(";")[0]);
    const me = shiliu.with(shiliu.anonymous, { cookie: cookie.join("; ") });
    const { body: before } = await me.get("/notices/mine");
    expect(before).toMatchObject({ channel: "sms", language: "zh", addresses: { phone: "138****0014" } });
    expect(before.steps).toContain("accepted");
    const choice = { channel: "sms", language: "en", steps: ["answered"] };
    expect((await me.post("/notices/mine", choice)).body).toMatchObject(choice);
    expect((await me.post("/notices/mine", { ...choice, channel: "email" })).body.code).toBe(
      "notice-address-missing",
    );
    state.delivered.length = 0;
    const filed = await inHand(shiliu, withPhone(phone));
    await answered(shiliu, filed);
    await run();
    expect(toldTo(phone)).toMatchObject([{ templateId: "reporter-answered", language: "en" }]);
    expect(toldTo(phone)[0]?.text).toMatch(/^\[Shiliu\] Your request SL/);
    const none = { ...choice, channel: "none" };
    expect((await me.post("/notices/mine", none)).status).toBe(200);
    await step(me, filed.caseId, "dispute", actInputs["dispute"]);
    await say(desk, filed.caseId, "reHandle");
    await answered(shiliu, filed);
    await run();
    expect(toldTo(phone)).toHaveLength(1);
  });
});

function inDays(days: number): string {
  return new Date(system.clock().getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

describe("a gateway", () => {
  it("that is down for a day gets each message once when it is back", async () => {
    state.mode = "down";
    const filed = await file(shiliu.stranger(), withPhone("13800000021"));
    await say(desk, filed.caseId, "accept");
    await say(desk, filed.caseId, "dispatch");
    for (let hour = 0; hour < 24; hour++) {
      await run();
      shiliu.pass({ hours: 1 });
    }
    expect(state.delivered).toEqual([]);
    const waiting = await rowsOf("case_id = $1 and state = 'waiting' and template like 'reporter-%'", [
      filed.caseId,
    ]);
    expect(waiting).toHaveLength(2);
    expect(waiting.every(({ tries, reason }) => tries > 10 && reason === "carrier-busy")).toBe(true);
    state.mode = "up";
    await run();
    await run();
    expect(templatesTo("13800000021").toSorted()).toEqual(["reporter-accepted", "reporter-dispatched"]);
    const keys = state.delivered.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("that answers late, or a second time, has the message once", async () => {
    state.mode = "late";
    const filed = await file(shiliu.stranger(), withPhone("13800000022"));
    await say(desk, filed.caseId, "accept");
    await run();
    expect(templatesTo("13800000022")).toEqual(["reporter-accepted"]);
    expect(await rowsOf("case_id = $1 and reporter_id is not null", [filed.caseId])).toMatchObject([
      { state: "waiting", reason: "answer-lost", tries: 1 },
    ]);
    shiliu.pass({ minutes: 5 });
    await run(); // it is told by its key: 409
    expect(templatesTo("13800000022")).toEqual(["reporter-accepted"]);
    expect(await rowsOf("case_id = $1 and reporter_id is not null", [filed.caseId])).toMatchObject([
      { state: "sent", tries: 2 },
    ]);
  });

  it("that knows the number to be wrong ends the message at once; so does a number missing or no mobile", async () => {
    state.mode = "invalid";
    const filed = await file(shiliu.stranger(), withPhone("13800000023"));
    await say(desk, filed.caseId, "accept");
    const landline = await file(shiliu.stranger(), withPhone("09942345678"));
    await say(desk, landline.caseId, "accept");
    await run();
    expect(await rowsOf("case_id = $1 and reporter_id is not null", [filed.caseId])).toMatchObject([
      { state: "dead", reason: "address-invalid", tries: 1, channel: "sms", masked_address: "138****0023" },
    ]);
    expect(await rowsOf("case_id = $1 and reporter_id is not null", [landline.caseId])).toMatchObject([
      { state: "dead", reason: "address-invalid" },
    ]);
  });
});

describe("two workers", () => {
  it("send each message once between them", async () => {
    const person = demoPeople.find(({ login }) => login === housing)!;
    const notices = Array.from({ length: 60 }, (_, index) => ({
      key: `race-${index}`,
      to: { personId: person.personId },
      template: "duty-shift" as const,
      values: {},
      urgent: index % 2 === 0,
    }));
    const queue = () =>
      withTransaction(system.pool, (tx) => system.notices.queue(tx, notices, system.clock()));
    expect(await queue()).toBe(60);
    expect(await queue()).toBe(0);
    const { system: other } = await shiliu.another();
    const posts = state.posts;
    await Promise.all([system.notices.deliver(system.clock), other.notices.deliver(other.clock)]);
    expect(state.delivered.map(({ key }) => key).toSorted()).toEqual(
      notices.map(({ key }) => key).toSorted(),
    );
    expect(state.posts - posts).toBe(60);
  });

  it("retake what one of them was killed with, when its lease is over", async () => {
    const { personId } = demoPeople.find(({ login }) => login === housing)!;
    const notice = {
      key: "killed-1",
      to: { personId },
      template: "duty-shift",
      values: {},
      urgent: true,
    } as const;
    await withTransaction(system.pool, (tx) => system.notices.queue(tx, [notice], system.clock()));
    // Killed between taking it and hearing the answer: the gateway has it, the row does not say so.
    await system.pool.query(
      "update notices set lease = $1, tries = 1, next_try_at = $2 where key = 'killed-1'",
      [randomUUID(), new Date(system.clock().getTime() + 150_000)],
    );
    state.delivered.push({
      key: "killed-1",
      phone: phoneOf(housing),
      templateId: "duty-shift",
      values: {},
      text: "",
    });
    await system.notices.deliver(system.clock);
    expect(await rowsOf("key = 'killed-1'")).toMatchObject([{ state: "waiting", tries: 1 }]);
    shiliu.pass({ minutes: 3 });
    await system.notices.deliver(system.clock);
    expect(await rowsOf("key = 'killed-1'")).toMatchObject([{ state: "sent", tries: 2 }]);
    expect(state.delivered.filter(({ key }) => key === "killed-1")).toHaveLength(1);
  });

  it("leave to a person what a carrier without keys may have", async () => {
    const { personId } = demoPeople.find(({ login }) => login === housing)!;
    const notice = {
      key: "doubtful-1",
      to: { personId },
      template: "duty-shift",
      values: {},
      urgent: true,
    } as const;
    await withTransaction(system.pool, (tx) => system.notices.queue(tx, [notice], system.clock()));
    await system.pool.query(
      "update notices set lease = $1, tries = 1, handing_at = now() where key = 'doubtful-1'",
      [randomUUID()],
    );
    await system.notices.deliver(system.clock);
    expect(await rowsOf("key = 'doubtful-1'")).toMatchObject([{ state: "dead", reason: "answer-lost" }]);
  });
});

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
