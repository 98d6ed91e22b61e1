import { describe, expect, it } from "vitest";
import { demoPeople } from "#modules/organisations/index.ts";
import { type Caller, testSystem } from "./testing.ts";

const shiliu = await testSystem();

function idOf(login: string): string {
  const person = demoPeople.find((each) => each.login === login);
  if (!person) throw new Error(`no ${login}`);
  return person.personId;
}

const readOf = (caller: Caller, login: string) => caller.get(`/people/${idOf(login)}/sign-in`);
const reset = (caller: Caller, login: string, act: string, key?: string) =>
  caller.post(`/people/${idOf(login)}/sign-in/reset`, { act, reason: "本人当面提出" }, key);

async function signIn(login: string, password: string): Promise<number> {
  const response = await shiliu.server.inject({
    method: "POST",
    url: "/api/auth/sign-in",
    headers: { "x-shiliu-csrf": "1" },
    payload: { login, password },
  });
  return response.statusCode;
}

describe("how a person signs in", () => {
  it("is seen by system and security administrators and auditors over their place, and by nobody else", async () => {
    for (const login of ["demo.admin", "demo.security", "demo.auditor", "demo.city.admin"]) {
      const seen = await readOf(await shiliu.staff(login), "demo.urban");
      expect(seen, login).toMatchObject({
        status: 200,
        body: { account: "ready", secondFactor: false, mayReset: login === "demo.security" },
      });
    }
    for (const login of [
      "demo.dispatcher",
      "demo.urban.head",
      "demo.urban",
      "demo.supervisor",
      "demo.street",
      "demo.clerk",
    ]) {
      const refused = await readOf(await shiliu.staff(login), "demo.urban");
      expect(refused, login).toMatchObject({ status: 403, body: { code: "not-allowed" } });
    }
    expect((await readOf(await shiliu.staff("demo.city.admin"), "demo.fukang")).status).toBe(403);
    expect((await readOf(shiliu.anonymous, "demo.urban")).body.code).toBe("not-signed-in");
  });

  it("is reset by security administrators alone, and never one's own", async () => {
    for (const login of [
      "demo.admin",
      "demo.city.admin",
      "demo.auditor",
      "demo.urban.head",
      "demo.market.head",
      "demo.dispatcher",
    ]) {
      for (const act of ["password", "second-factor", "sessions", "unlock"]) {
        const refused = await reset(await shiliu.staff(login), "demo.urban", act);
        expect(refused, `${login} ${act}`).toMatchObject({ status: 403, body: { code: "not-allowed" } });
      }
    }
    const own = await reset(await shiliu.staff("demo.security"), "demo.security", "password");
    expect(own).toMatchObject({ status: 403, body: { code: "own-sign-in" } });
    expect((await reset(shiliu.anonymous, "demo.urban", "sessions")).status).toBe(401);
  });

  it("gets a new password by a link told once; the present one and every session end at once", async () => {
    const security = await shiliu.staff("demo.security");
    const market = await shiliu.staff("demo.market");
    expect((await market.get("/session")).body.person).toBeDefined();
    const done = await reset(security, "demo.market", "password", "reset-market-1");
    expect(done).toMatchObject({
      status: 200,
      body: { inviteToken: expect.any(String), signIn: { account: "invited", sessions: 0 } },
    });
    expect((await market.get("/session")).body.person).toBeUndefined();
    expect(await signIn("demo.market", shiliu.password)).toBe(401);
    const again = await reset(security, "demo.market", "password", "reset-market-1");
    expect(again.status).toBe(200);
    expect(again.body.inviteToken).toBeUndefined();

    const password = "准噶尔盆地的春天来得很晚";
    const accepted = await shiliu.server.inject({
      method: "POST",
      url: "/api/auth/accept-invite",
      payload: { token: done.body.inviteToken, password },
    });
    expect(accepted.statusCode).toBe(200);
    expect(await signIn("demo.market", password)).toBe(200);
    expect((await readOf(security, "demo.market")).body.account).toBe("ready");

    const { history } = (await security.get(`/people/${idOf("demo.market")}`)).body;
    expect(history[0]).toMatchObject({ act: "sign-in-password", reason: "本人当面提出" });
    expect(JSON.stringify(history)).not.toContain(done.body.inviteToken);
  });

  it("waits for an invitation where a person was only just entered", async () => {
    const admin = await shiliu.staff("demo.admin");
    const post = { role: "clerk", bodyId: "652301001" };
    const { body } = await admin.post("/people", { name: "演示·新人", login: "demo.newcomer", post });
    const security = await shiliu.staff("demo.security");
    const read = () => security.get(`/people/${body.id}/sign-in`);
    expect((await read()).body).toMatchObject({ account: "waiting", sessions: 0, mayReset: true });
    const act = { act: "password", reason: "新入职" };
    await security.post(`/people/${body.id}/sign-in/reset`, act);
    expect((await read()).body).toMatchObject({ account: "invited", invitedUntil: expect.any(String) });
    await admin.post(`/people/${body.id}/deactivate`, { reason: "没有报到" });
    expect((await read()).body).toMatchObject({ account: "disabled", mayReset: false });
    const late = await security.post(`/people/${body.id}/sign-in/reset`, act);
    expect(late.body.code).toBe("person-inactive");
  });

  it("is signed out everywhere at the next request, with the password as it was", async () => {
    const security = await shiliu.staff("demo.security");
    const park = await shiliu.staff("demo.park");
    expect((await readOf(security, "demo.park")).body.sessions).toBe(1);
    expect((await reset(security, "demo.park", "sessions")).status).toBe(200);
    expect((await park.get("/session")).body.person).toBeUndefined();
    expect(await reset(security, "demo.park", "unlock")).toMatchObject({
      status: 409,
      body: { code: "sign-in-nothing-to-reset" },
    });
    expect(await signIn("demo.park", shiliu.password)).toBe(200);
  });

  it("is unlocked after too many wrong tries", async () => {
    const security = await shiliu.staff("demo.security");
    for (let tries = 0; tries < 6; tries++) await signIn("demo.fukang", "wrong password of all");
    expect(await signIn("demo.fukang", shiliu.password)).toBe(423);
    expect((await readOf(security, "demo.fukang")).body.lockedUntil).toEqual(expect.any(String));
    expect((await reset(security, "demo.fukang", "unlock")).body.signIn.lockedUntil).toBeUndefined();
    expect(await signIn("demo.fukang", shiliu.password)).toBe(200);
  });

  it("has a second factor taken away only where there is one", async () => {
    const security = await shiliu.staff("demo.security");
    const none = await reset(security, "demo.housing", "second-factor");
    expect(none).toMatchObject({ status: 409, body: { code: "sign-in-nothing-to-reset" } });
    const { pool } = shiliu.system;
    await pool.query("update auth.users set two_factor_enabled = true where id = $1", [idOf("demo.housing")]);
    expect((await readOf(security, "demo.housing")).body.secondFactor).toBe(true);
    const done = await reset(security, "demo.housing", "second-factor");
    expect(done.body.signIn).toMatchObject({ secondFactor: false, sessions: 0 });
  });

  it("asks for a reason, and knows nobody who is not there", async () => {
    const security = await shiliu.staff("demo.security");
    const path = `/people/${idOf("demo.urban")}/sign-in/reset`;
    expect((await security.post(path, { act: "sessions" })).status).toBe(400);
    expect((await security.post(path, { act: "everything", reason: "不对" })).status).toBe(400);
    const unknown = `/people/${crypto.randomUUID()}/sign-in`;
    expect((await security.get(unknown)).body.code).toBe("person-not-found");
  });

  it("is nothing that another system may reset", async () => {
    const security = await shiliu.staff("demo.security");
    const post = demoPeople.find(({ login }) => login === "demo.auditor")?.posts[0]?.id;
    const { body } = await security.post("/api-keys", { postId: post, name: "审计接口" });
    const refused = await reset(shiliu.bearer(body.secret), "demo.urban", "sessions");
    expect(refused.body.code).toBe("key-by-key");
  });
});
