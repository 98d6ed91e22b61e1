import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { demoPeople } from "#modules/organisations/index.ts";
import { type Caller, testSystem } from "../testing.ts";
import type { FirstSteps } from "./firstStepsContract.ts";

const shiliu = await testSystem("development", {}, { publicUrl: "https://12345.example.cn" });
const operator = () => shiliu.staff("demo.admin");
const read = async (): Promise<FirstSteps> => (await (await operator()).get("/first-steps")).body;
const lineOf = async (code: string) => (await read()).lines.find((line) => line.code === code);

const names = {
  prefecture: { zh: "昌吉回族自治州", en: "Changji" },
  name: { zh: "昌吉州接诉即办", en: "Changji Requests" },
  shortName: { zh: "昌吉接诉", en: "Changji" },
  hotline: "0994-12345",
  territory: { zh: "昌吉州全境，不含兵团" },
};

/** Somebody of every role, and an administrator of a lower level. */
const others = demoPeople
  .filter(({ login }) => login !== "demo.admin")
  .filter(
    ({ posts, login }, index, all) =>
      login === "demo.city.admin" ||
      all.findIndex((each) => each.posts[0]?.role === posts[0]?.role) === index,
  )
  .map(({ login }) => login);

const put = async (caller: Caller, path: string, body: object, key = randomUUID()) => {
  const answer = await shiliu.server.inject({
    method: "PUT",
    url: `/api/v1${path}`,
    headers: { ...caller.headers, "x-shiliu-csrf": "1", "idempotency-key": key },
    payload: body,
  });
  return { status: answer.statusCode, body: answer.json() };
};

describe("the operator's path", () => {
  it("is read, ticked, named and gone by the prefecture's system administrators alone", async () => {
    for (const login of others) {
      const caller = await shiliu.staff(login);
      expect((await caller.get("/first-steps")).status, login).toBe(403);
      expect((await caller.post("/first-steps/go-live", {})).body.code, login).toBe("not-allowed");
      const vouch = { thing: "limits-agreed", vouched: true };
      expect((await caller.post("/first-steps/vouch", vouch)).body.code, login).toBe("not-allowed");
      expect((await put(caller, "/service", names)).body.code, login).toBe("not-allowed");
      expect((await caller.get("/session")).body.firstSteps, login).toBeUndefined();
    }
    for (const path of ["/first-steps/go-live", "/first-steps/vouch"])
      expect((await shiliu.anonymous.post(path, { thing: "limits-agreed", vouched: true })).body.code).toBe(
        "not-signed-in",
      );
    expect((await shiliu.anonymous.get("/first-steps")).body.code).toBe("not-signed-in");
    expect((await (await operator()).get("/session")).body.firstSteps).toBe("go-on");
  });

  it("takes the name from one place: service, prefecture, feed; the same sent twice is one change", async () => {
    expect((await shiliu.anonymous.get("/service")).body).toMatchObject({ named: false, hotline: "12345" });
    expect(await lineOf("service-named")).toMatchObject({ done: false, must: true });
    const caller = await operator();
    const key = randomUUID();
    for (const _ of [1, 2]) expect((await put(caller, "/service", names, key)).status).toBe(200);
    expect((await shiliu.anonymous.get("/service")).body).toMatchObject({
      ...names,
      named: true,
      territory: { zh: names.territory.zh, en: names.territory.zh },
    });
    expect(await lineOf("service-named")).toMatchObject({ done: true });
    const feed = await shiliu.server.inject({
      url: "/api/v1/public/requests.atom",
      headers: { "accept-language": "zh" },
    });
    expect(feed.body).toContain("昌吉州接诉即办");
    expect((await caller.get("/bodies/652300")).body.name).toEqual(names.prefecture);
    const { rows } = await shiliu.system.pool.query(
      "select count(*)::int as count from organisation_changes where act = 'service-named'",
    );
    expect(rows[0].count).toBe(1);
    for (const bad of [
      { ...names, hotline: "call me" },
      { ...names, shortName: { zh: "一二三四五六七八九十一二三" } },
      { ...names, name: { zh: " " } },
    ])
      expect((await put(caller, "/service", bad)).status).toBe(400);
  });

  it("keeps who vouched for what only a person can know, and lets it be taken back", async () => {
    const caller = await operator();
    const vouch = (vouched: boolean, key = randomUUID()) =>
      caller.post("/first-steps/vouch", { thing: "restore-tried", vouched }, key);
    const key = randomUUID();
    await vouch(true, key);
    await vouch(true, key);
    await vouch(true);
    expect(await lineOf("restore-tried")).toMatchObject({
      done: true,
      vouched: { by: { name: "演示·系统管理员（昌吉州）" } },
    });
    await vouch(false);
    expect(await lineOf("restore-tried")).toMatchObject({ done: false, vouched: {} });
    expect((await vouch(true, key)).status).toBe(200);
    expect(await lineOf("restore-tried"), "a key stands for what it did").toMatchObject({ done: false });
    const other = await caller.post("/first-steps/vouch", { thing: "health-good", vouched: true });
    expect(other.status, "what the system can see is not ticked").toBe(400);
  });

  it("judges from what is so: nobody without a second factor, no demo people, a roster, a signed-in desk", async () => {
    const { lines } = await read();
    const open = lines.filter(({ done, must }) => must && !done).map(({ code }) => code);
    expect(open.toSorted()).toEqual([
      "desk-can-sign-in",
      "dispatchers-in-post",
      "for-real",
      "no-demo-people",
      "second-factors",
    ]);
    expect(lines.find(({ code }) => code === "no-demo-people")?.figures).toEqual({
      people: demoPeople.length,
    });
    expect(lines.find(({ code }) => code === "handlers-in-post")?.done).toBe(true);
    const { code } = (await (await operator()).post("/first-steps/go-live", {})).body;
    expect(code).toBe("live-too-early");
  });
});
