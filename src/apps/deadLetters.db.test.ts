import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { withTransaction } from "#platform/database/pool.ts";
import { demoPeople } from "#modules/organisations/index.ts";
import { everyPost } from "./people/testing.ts";
import { housing, rowsOf, shiliu, state, system } from "./notices/testing.ts";

const admin = () => shiliu.staff("demo.admin");
const idOf = (login: string) => demoPeople.find((each) => each.login === login)!.personId;

/** Messages that a wrong setting of the gateway left unsent; all of one run. */
async function deadLetters(count: number, reason = "address-invalid"): Promise<string> {
  const run = randomUUID();
  const notices = Array.from({ length: count }, (_, index) => ({
    key: `bulk-${run}-${index}`,
    to: { personId: idOf(housing) },
    template: "duty-shift" as const,
    values: {},
    urgent: true,
  }));
  await withTransaction(system.pool, (tx) => system.notices.queue(tx, notices, system.clock()));
  state.mode = "invalid";
  await system.notices.deliver(system.clock);
  state.mode = "up";
  await system.pool.query("update notices set reason = $2 where key like $1", [`bulk-${run}-%`, reason]);
  return run;
}

const statesOf = async (run: string) =>
  (await rowsOf("key like $1", [`bulk-${run}-%`])).map((row) => row.state);
const deadOf = async (query = "") => (await (await admin()).get(`/notices/dead${query}`)).body.items;

describe("an operator with many dead letters", () => {
  it("sees how many there are by channel and reason, and narrows the list to them", async () => {
    await deadLetters(3);
    await deadLetters(2, "carrier-refused");
    const { body } = await (await admin()).get("/notices/dead/groups");
    expect(body.groups).toEqual([
      { channel: "sms", reason: "address-invalid", count: 3 },
      { channel: "sms", reason: "carrier-refused", count: 2 },
    ]);
    expect(await deadOf()).toHaveLength(5);
    expect(await deadOf("?reason=carrier-refused")).toHaveLength(2);
    expect(await deadOf("?reason=carrier-refused&channel=sms")).toHaveLength(2);
    expect(await deadOf("?channel=none")).toEqual([]);
    const first = (await (await admin()).get("/notices/dead?reason=address-invalid&limit=2")).body;
    const next = await deadOf(`?reason=address-invalid&limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...next]).toHaveLength(3);
  });

  it("sends those of a kind again, once however often it is asked for, and it is kept who did", async () => {
    const meant = await deadLetters(30);
    const others = await deadLetters(2, "carrier-refused");
    const { asOf } = (await (await admin()).get("/notices/dead/groups")).body;
    const key = randomUUID();
    const again = async (input: object, with_ = key) =>
      (await admin()).post(
        "/notices/try-dead-again",
        { reason: "address-invalid", until: asOf, ...input },
        with_,
      );
    const answers = await Promise.all([again({}), again({}), again({})]);
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 200, body: { again: 30, stillDead: 0 } });
    await system.notices.deliver(system.clock);
    expect(new Set(await statesOf(meant))).toEqual(new Set(["sent"]));
    expect(new Set(await statesOf(others))).toEqual(new Set(["dead"]));
    expect((await again({})).body).toEqual({ again: 30, stillDead: 0 });
    expect((await again({ reason: "carrier-refused" })).body.code).toBe("notice-key-used");
    expect((await again({}, randomUUID())).body.code).toBe("notice-none-dead");
    const { rows } = await system.pool.query(
      "select count(*)::int as count, min(person_id::text) as by from notice_decisions where key = $1",
      [key],
    );
    expect(rows).toEqual([{ count: 30, by: idOf("demo.admin") }]);
    await expect(system.pool.query("update notice_bulk_decisions set again = 0")).rejects.toThrow(
      /permission denied/,
    );
  });

  it("sends again nothing that failed after they looked", async () => {
    const before = await deadLetters(2);
    const { asOf } = (await (await admin()).get("/notices/dead/groups")).body;
    shiliu.pass({ minutes: 1 });
    const after = await deadLetters(2);
    const answer = await (await admin()).post("/notices/try-dead-again", { until: asOf });
    expect(answer.body).toEqual({ again: 2, stillDead: 0 });
    expect(new Set(await statesOf(before))).toEqual(new Set(["waiting"]));
    expect(new Set(await statesOf(after))).toEqual(new Set(["dead"]));
  });

  it("sends again what may have arrived only where that is asked for by name", async () => {
    const plain = await deadLetters(1);
    const doubtful = await deadLetters(2, "answer-lost");
    const until = system.clock().toISOString();
    const again = async (input: object) =>
      (await (await admin()).post("/notices/try-dead-again", { until, ...input })).body;
    expect(await again({ channel: "sms" })).toEqual({ again: 1, stillDead: 0 });
    expect(await statesOf(plain)).toEqual(["waiting"]);
    expect(await statesOf(doubtful)).toEqual(["dead", "dead"]);
    expect(await again({ reason: "answer-lost" })).toEqual({ again: 2, stillDead: 0 });
  });

  it("is the prefecture's system administrator, and nobody else", async () => {
    await deadLetters(1);
    const input = { until: system.clock().toISOString() };
    for (const { name, caller } of await everyPost(shiliu)) {
      if (name.startsWith("demo.admin ")) continue;
      expect([name, (await caller.get("/notices/dead/groups")).body.code]).toEqual([name, "not-allowed"]);
      const answer = await caller.post("/notices/try-dead-again", input);
      expect([name, answer.body.code]).toEqual([name, "not-allowed"]);
    }
    expect((await shiliu.stranger().post("/notices/try-dead-again", input)).status).toBe(401);
    const bad = async (body: object, key?: string) =>
      (await (await admin()).post("/notices/try-dead-again", body, key)).body.code;
    expect(await bad(input, "short")).toBe("key-missing");
    expect(await bad({})).toBe("input-invalid");
    expect(await bad({ ...input, channel: "pigeon" })).toBe("input-invalid");
    expect(await bad({ ...input, reason: "x' or true" })).toBe("input-invalid");
  });
});

describe("people whom no message reaches", () => {
  const unreachable = async (login = "demo.admin", query = "") =>
    (await (await shiliu.staff(login)).get(`/people?reach=none&limit=200${query}`)).body;
  const reasonOf = async (login: string, of = "demo.admin") =>
    (await unreachable(of)).items.find(({ id }: { id: string }) => id === idOf(login))?.unreachable;
  const phone = async (login: string, work: string | null) => {
    await system.pool.query("update people set work_phone = $2 where id = $1", [idOf(login), work]);
    await system.organisations.reload();
  };

  it("are found by administrators of their place, with the reason", async () => {
    expect((await unreachable()).items).toEqual([]);
    await phone("demo.urban", null);
    await phone("demo.market", "0994-2345678");
    await phone("demo.fukang.housing", null);
    expect(await reasonOf("demo.urban")).toBe("no-address");
    expect(await reasonOf("demo.market")).toBe("address-invalid");
    expect(await reasonOf("demo.urban", "demo.city.admin")).toBe("no-address");
    expect(await reasonOf("demo.fukang.housing", "demo.city.admin")).toBeUndefined();
    const pages: unknown[] = [];
    for (let cursor: string | undefined = ""; cursor !== undefined; ) {
      const { body } = await (await admin()).get(
        `/people?reach=none&limit=1${cursor === "" ? "" : `&cursor=${cursor}`}`,
      );
      pages.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(pages).toHaveLength(3);
  });

  it("are so no longer once they have given a number; nor is anything told of it to others", async () => {
    const settings = { language: "zh", kinds: ["signIn"] };
    const urban = await shiliu.staff("demo.urban");
    await urban.post("/notices/settings", { ...settings, channel: "sms", phone: "13912345678" });
    expect(await reasonOf("demo.urban")).toBeUndefined();
    await urban.post("/notices/settings", { ...settings, channel: "none", phone: null });
    expect(await reasonOf("demo.urban")).toBe("not-wanted");
    for (const login of ["demo.supervisor", "demo.dispatcher", "demo.auditor", "demo.security"]) {
      const who = await shiliu.staff(login);
      expect([login, (await who.get("/people?reach=none")).body.code]).toEqual([login, "not-allowed"]);
      expect(JSON.stringify((await who.get("/people?limit=200")).body)).not.toContain("unreachable");
    }
    expect((await shiliu.stranger().get("/people?reach=none")).status).toBe(401);
    expect(JSON.stringify(await unreachable())).not.toContain("13912345678");
  });
});
