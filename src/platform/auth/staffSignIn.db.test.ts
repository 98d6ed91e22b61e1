import fastify from "fastify";
import { describe, expect, it } from "vitest";
import { withTransaction } from "#platform/database/pool.ts";
import { deleteEnded } from "./deleteEnded.ts";
import { makeStaffSignIn } from "./makeStaffSignIn.ts";
import { registerSignIn } from "./registerSignIn.ts";
import { disableStaffAccount, enableStaffAccount } from "./staffAccounts.ts";
import {
  pool,
  personId,
  password,
  login,
  post,
  cookieOf,
  signIn,
  sessionOf,
  needs,
  later,
  totpOf,
  problemOf,
  enrol,
  settings,
  scene,
} from "./testing.ts";

describe("sign-in", () => {
  it("lets in by login and password, whatever the case of the login", async () => {
    const response = await signIn(password, " AyGul.65 ");
    expect(response.json()).toEqual({ state: "signed-in" });
    expect(await sessionOf(cookieOf(response))).toMatchObject({ personId, secondFactorDone: false });
  });

  it("sets a cookie that scripts and other sites cannot use, and lets nobody cache the answer", async () => {
    const response = await signIn();
    const [setCookie] = [response.headers["set-cookie"]].flat();
    expect(setCookie).toMatch(/^shiliu_staff=.*HttpOnly.*SameSite=Lax/);
    expect(response.headers["cache-control"]).toBe("no-store");
    expect(response.body).not.toContain("token");
  });

  it("keeps the cookie to HTTPS where the site has it", async () => {
    const secure = makeStaffSignIn({
      ...settings,
      publicUrl: "https://shiliu.example.cn",
      secureCookies: true,
    });
    const secureApp = fastify();
    registerSignIn(secureApp, secure);
    const response = await secureApp.inject({
      method: "POST",
      url: "/api/auth/sign-in",
      payload: { login, password },
    });
    expect(String(response.headers["set-cookie"])).toMatch(/^__Secure-shiliu_staff=.*; Secure;/);
    const cookie = cookieOf(response);
    expect(await secure.sessions.findStaffSession(cookie, scene.now)).toMatchObject({ personId });
    expect(await secure.sessions.endSession(cookie)).toMatch(/^__Secure-shiliu_staff=;.* Secure; Max-Age=0$/);
    expect(await secure.sessions.findStaffSession(cookie, scene.now)).toBeUndefined();
    await secureApp.close();
  });

  it("answers a wrong password, an unknown login, a malformed one and a disabled account alike", async () => {
    await withTransaction(pool, (tx) => disableStaffAccount(tx, personId, scene.now));
    const answers = await Promise.all([
      signIn(),
      signIn("another password of mine"),
      signIn(password, "nobody"),
      signIn(password, "<script>"),
    ]);
    expect(new Set(answers.map((answer) => `${answer.statusCode} ${answer.body}`)).size).toBe(1);
    expect(answers[0]?.json()).toMatchObject({ code: "sign-in-wrong" });
    await withTransaction(pool, (tx) => enableStaffAccount(tx, personId));
    expect((await signIn()).statusCode).toBe(200);
  });

  it("takes about as long for an unknown login as for a wrong password", async () => {
    const fastest = async (as: string): Promise<number> => {
      const times: number[] = [];
      for (let n = 0; n < 4; n++) {
        const from = performance.now();
        await signIn("another password of mine", as);
        times.push(performance.now() - from);
      }
      return Math.min(...times);
    };
    const [wrong, unknown] = [await fastest(login), await fastest("nobody")];
    expect(unknown / wrong).toBeGreaterThan(0.4);
    expect(unknown / wrong).toBeLessThan(2.5);
  });

  it("speaks the caller's language, Chinese by default", async () => {
    const english = await post("sign-in", { login, password: "x" }, "", {
      "accept-language": "en-GB,en;q=0.9",
    });
    expect(problemOf(english).message).toMatch(/^The login or password/);
    expect(problemOf(await signIn("x")).message).toMatch(/^登录名或密码不正确/);
  });

  it("refuses a body that is not what it asks for, in the one error shape", async () => {
    expect((await post("sign-in", { login })).json()).toMatchObject({
      code: "input-invalid",
      details: { issues: [{ path: ["password"] }] },
    });
  });

  it("mounts nothing else of better-auth", async () => {
    for (const path of [
      "sign-up/email",
      "sign-in/username",
      "update-user",
      "two-factor/enable",
      "delete-user",
    ]) {
      expect((await post(path, {})).statusCode).toBe(404);
    }
  });
});

describe("lockout", () => {
  it("locks after five failures for a minute, then for longer, and says until when", async () => {
    for (let n = 0; n < 5; n++) expect((await signIn("a wrong password")).statusCode).toBe(401);
    const locked = await signIn();
    expect(locked.statusCode).toBe(423);
    expect(problemOf(locked).code).toBe("account-locked");
    expect(problemOf(locked).message).toMatch(/\d\d:\d\d/);
    expect(new Date(problemOf(locked).details.until).getTime()).toBe(scene.now.getTime() + 60_000);
    later(60_000);
    expect((await signIn("a wrong password")).statusCode).toBe(401);
    expect(new Date(problemOf(await signIn()).details.until).getTime()).toBe(scene.now.getTime() + 120_000);
    later(120_000);
    expect((await signIn()).statusCode).toBe(200);
    expect((await signIn("a wrong password")).statusCode).toBe(401);
    expect((await signIn()).statusCode).toBe(200);
  });

  it("locks an unknown login just the same", async () => {
    for (let n = 0; n < 5; n++) await signIn("a wrong password", "nobody");
    expect((await signIn("a wrong password", "nobody")).json()).toMatchObject({ code: "account-locked" });
  });

  it("lets no more than five of many parallel guesses be tried", async () => {
    const answers = await Promise.all(Array.from({ length: 15 }, () => signIn("a wrong password")));
    expect(answers.filter((answer) => answer.statusCode === 401)).toHaveLength(5);
    expect(answers.filter((answer) => answer.statusCode === 423)).toHaveLength(10);
  });

  it("bounds the attempts of one address over all logins", async () => {
    const statuses = [];
    for (let n = 0; n < 61; n++) statuses.push((await post("second-factor", { code: "1" })).statusCode);
    expect(statuses.at(59)).toBe(401);
    expect(statuses.at(60)).toBe(429);
  });

  it("counts wrong passwords of somebody signed in who changes theirs", async () => {
    const cookie = cookieOf(await signIn());
    const change = () =>
      post(
        "change-password",
        { currentPassword: "wrong one", newPassword: "石榴籽紧紧抱在一起，不分开" },
        cookie,
      );
    for (let n = 0; n < 5; n++) expect((await change()).json()).toMatchObject({ code: "password-wrong" });
    expect((await change()).json()).toMatchObject({ code: "account-locked" });
  });
});

describe("sessions", () => {
  it("end two hours after they were last used, and twelve hours after they began", async () => {
    const hour = 3_600_000;
    const cookie = cookieOf(await signIn());
    for (let n = 0; n < 7; n++) {
      later(1.6 * hour);
      expect(await sessionOf(cookie)).toBeDefined();
    }
    later(hour);
    expect(await sessionOf(cookie)).toBeUndefined();
    const idle = cookieOf(await signIn());
    later(2 * hour);
    expect(await sessionOf(idle)).toBeUndefined();
  });

  it("are not kept by a page that asks by itself while nobody sits there", async () => {
    const cookie = cookieOf(await signIn());
    const byItself = () => needs.sessions.findStaffSession(cookie, scene.now, { seen: false });
    for (let quarters = 0; quarters < 7; quarters++) {
      later(15 * 60_000);
      expect(await byItself()).toBeDefined();
    }
    later(20 * 60_000);
    expect(await byItself()).toBeUndefined();
  });

  it("are opened by no cookie whose signature is not ours", async () => {
    const cookie = cookieOf(await signIn());
    const { rows } = await pool.query<{ token: string }>(`select token from auth.sessions`);
    expect(await sessionOf(`shiliu_staff=${rows[0]?.token}`)).toBeUndefined();
    expect(await sessionOf(`shiliu_staff=${rows[0]?.token}.${"A".repeat(43)}%3D`)).toBeUndefined();
    const altered = cookie.replace(/\.(.)/, (_, first: string) => (first === "A" ? ".B" : ".A"));
    expect(await sessionOf(altered)).toBeUndefined();
    expect(await sessionOf("shiliu_staff=%E0%A4%A")).toBeUndefined();
    expect(await sessionOf(cookie)).toBeDefined();
  });

  it("end with sign-out, and everywhere when asked", async () => {
    const [one, two, three] = [cookieOf(await signIn()), cookieOf(await signIn()), cookieOf(await signIn())];
    await post("sign-out", {}, one);
    expect(await sessionOf(one)).toBeUndefined();
    expect(await sessionOf(two)).toBeDefined();
    await post("sign-out-everywhere", {}, two);
    expect(await sessionOf(three)).toBeUndefined();
    expect((await post("sign-out-everywhere", {}, three)).json()).toMatchObject({ code: "not-signed-in" });
  });

  it("revoked elsewhere are refused within seconds", async () => {
    const cookie = cookieOf(await signIn());
    expect(await sessionOf(cookie)).toBeDefined();
    await pool.query(`delete from auth.sessions`);
    later(3_000);
    expect(await sessionOf(cookie)).toBeUndefined();
  });
});

describe("deleteEnded", () => {
  it("leaves what is still good and nothing of what is over", async () => {
    const { uri } = await enrol();
    const challenge = cookieOf(await signIn());
    const cookie = cookieOf(await post("second-factor", { code: totpOf(uri) }, challenge));
    await signIn("a wrong password");
    await deleteEnded(pool, scene.now);
    expect(await sessionOf(cookie)).toBeDefined();
    await deleteEnded(pool, new Date(scene.now.getTime() + 25 * 3_600_000));
    for (const table of ["sessions", "verifications", "used_codes", "lockouts", "rate_buckets"]) {
      expect({ table, rows: (await pool.query(`select 1 from auth.${table}`)).rowCount }).toEqual({
        table,
        rows: 0,
      });
    }
  });
});
