import { createHmac, randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import fastify, { type LightMyRequestResponse } from "fastify";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { withTransaction } from "#platform/database/pool.ts";
import { testDatabase } from "#platform/database/testing.ts";
import { makeMasterKeys } from "#platform/sealing/masterKeys.ts";
import { makeRandomSource } from "#platform/sealing/randomSource.ts";
import { deleteEnded } from "./deleteEnded.ts";
import { makeStaffSignIn, type StaffSignInSettings } from "./makeStaffSignIn.ts";
import { registerSignIn } from "./registerSignIn.ts";
import {
  createStaffAccount,
  disableStaffAccount,
  enableStaffAccount,
  inviteStaff,
  resetSecondFactor,
} from "./staffAccounts.ts";

const folder = fileURLToPath(new URL("./migrations", import.meta.url));
const { pool, ownerPool } = await testDatabase([{ unit: "auth", folder }]);
const random = makeRandomSource();
const personId = "20000000-0000-4000-8000-000000000001";
const password = "天山脚下有一片石榴园，很甜";
const login = "aygul.65";
let now = new Date();
let requiresSecondFactor = false;

const settings: StaffSignInSettings = {
  pool,
  masterKeys: makeMasterKeys([{ id: 1, key: Buffer.alloc(32, 5) }]),
  secret: "a secret of the tests that is long enough",
  publicUrl: "http://localhost:8080",
  secureCookies: false,
  clock: () => now,
  randomId: randomUUID,
  requiresSecondFactor: async () => requiresSecondFactor,
};
const needs = makeStaffSignIn(settings);
const app = fastify();
registerSignIn(app, needs);
afterAll(() => app.close());

async function post(path: string, payload: object, cookie = "", headers: Record<string, string> = {}) {
  return app.inject({ method: "POST", url: `/api/auth/${path}`, payload, headers: { cookie, ...headers } });
}

function cookieOf(response: LightMyRequestResponse): string {
  return response.cookies
    .filter((cookie) => cookie.value !== "")
    .map((cookie) => `${cookie.name}=${encodeURIComponent(cookie.value)}`)
    .join("; ");
}

const signIn = (typed = password, as = login) => post("sign-in", { login: as, password: typed });
const sessionOf = (cookie: string) => needs.sessions.findStaffSession(cookie, now);
const later = (ms: number): void => void (now = new Date(now.getTime() + ms));

/** RFC 6238 with the secret out of the QR code's address, as an authenticator does it. */
function totpOf(uri: string, stepsAhead = 0): string {
  const base32 = new URL(uri).searchParams.get("secret") ?? "";
  const bits = [...base32.replace(/=+$/, "")]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + stepsAhead));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

interface SetUp {
  uri: string;
  backupCodes: string[];
}

interface Problem {
  code: string;
  message: string;
  details: { until: string };
}

const problemOf = (response: LightMyRequestResponse): Problem => response.json<Problem>();

async function enrol(): Promise<SetUp & { cookie: string }> {
  const cookie = cookieOf(await signIn());
  const begun = await post("totp/begin", { password }, cookie);
  const { uri, backupCodes } = begun.json<SetUp>();
  const confirmed = await post("totp/confirm", { code: totpOf(uri, -1) }, cookie);
  expect(confirmed.statusCode).toBe(200);
  return { uri, backupCodes, cookie: cookieOf(confirmed) };
}

beforeEach(async () => {
  now = new Date();
  requiresSecondFactor = false;
  await ownerPool.query(`truncate auth.users, auth.lockouts, auth.rate_buckets, auth.verifications cascade`);
  needs.sessions.forget(personId);
  const account = { personId, login, displayName: "阿依古丽", password, now };
  await withTransaction(pool, (tx) => createStaffAccount(tx, account, random));
});

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
    expect(await secure.sessions.findStaffSession(cookie, now)).toMatchObject({ personId });
    expect(await secure.sessions.endSession(cookie)).toMatch(/^__Secure-shiliu_staff=;.* Secure; Max-Age=0$/);
    expect(await secure.sessions.findStaffSession(cookie, now)).toBeUndefined();
    await secureApp.close();
  });

  it("answers a wrong password, an unknown login, a malformed one and a disabled account alike", async () => {
    await withTransaction(pool, (tx) => disableStaffAccount(tx, personId, now));
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
    expect(new Date(problemOf(locked).details.until).getTime()).toBe(now.getTime() + 60_000);
    later(60_000);
    expect((await signIn("a wrong password")).statusCode).toBe(401);
    expect(new Date(problemOf(await signIn()).details.until).getTime()).toBe(now.getTime() + 120_000);
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
    await deleteEnded(pool, now);
    expect(await sessionOf(cookie)).toBeDefined();
    await deleteEnded(pool, new Date(now.getTime() + 25 * 3_600_000));
    for (const table of ["sessions", "verifications", "used_codes", "lockouts", "rate_buckets"]) {
      expect({ table, rows: (await pool.query(`select 1 from auth.${table}`)).rowCount }).toEqual({
        table,
        rows: 0,
      });
    }
  });
});

describe("second factor", () => {
  it("is asked for at every sign-in once it is set up, and no session exists before it", async () => {
    const { uri } = await enrol();
    await pool.query(`delete from auth.sessions`);
    const first = await signIn();
    expect(first.json()).toEqual({ state: "second-factor" });
    expect(await sessionOf(cookieOf(first))).toBeUndefined();
    expect((await pool.query(`select 1 from auth.sessions`)).rowCount).toBe(0);
    const second = await post("second-factor", { code: totpOf(uri) }, cookieOf(first));
    expect(second.json()).toEqual({ state: "signed-in" });
    expect(await sessionOf(cookieOf(second))).toMatchObject({ personId, secondFactorDone: true });
  });

  it("shows the login in the authenticator", async () => {
    const cookie = cookieOf(await signIn());
    const { uri, backupCodes } = (await post("totp/begin", { password }, cookie)).json<SetUp>();
    expect(decodeURIComponent(new URL(uri).pathname)).toContain(login);
    expect(uri).not.toContain("staff.invalid");
    expect(backupCodes).toHaveLength(10);
  });

  it("ends the sessions that were begun without it", async () => {
    const before = cookieOf(await signIn());
    const { cookie } = await enrol();
    expect(await sessionOf(before)).toBeUndefined();
    expect(await sessionOf(cookie)).toMatchObject({ secondFactorDone: true });
  });

  it("takes a code once: whoever replays it, or uses it at the same moment, gets no session", async () => {
    const { uri } = await enrol();
    const challenges = [cookieOf(await signIn()), cookieOf(await signIn()), cookieOf(await signIn())];
    const code = totpOf(uri);
    await pool.query(`delete from auth.sessions`);
    const answers = await Promise.all(challenges.map((cookie) => post("second-factor", { code }, cookie)));
    expect(answers.map((answer) => answer.statusCode).toSorted((one, other) => one - other)).toEqual([
      200, 401, 401,
    ]);
    expect((await pool.query(`select 1 from auth.sessions`)).rowCount).toBe(1);
  });

  it("takes a backup code once", async () => {
    const { backupCodes } = await enrol();
    const [code] = backupCodes;
    expect((await post("second-factor", { code }, cookieOf(await signIn()))).statusCode).toBe(200);
    expect((await post("second-factor", { code }, cookieOf(await signIn()))).json()).toMatchObject({
      code: "second-factor-wrong",
    });
  });

  it("gives five tries a sign-in and ten in a row an account", async () => {
    await enrol();
    const fiveWrong = Array.from({ length: 5 }, () => "second-factor-wrong");
    const codes: string[] = [];
    for (let round = 0; round < 3; round++) {
      const cookie = cookieOf(await signIn());
      for (let n = 0; n < 6; n++) {
        codes.push(problemOf(await post("second-factor", { code: "000000" }, cookie)).code);
      }
    }
    expect(codes.slice(0, 6)).toEqual([...fiveWrong, "second-factor-expired"]);
    expect(codes.slice(6, 11)).toEqual(fiveWrong);
    expect(codes.at(-1)).toBe("account-locked");
  });

  it("counts wrong codes even of somebody who has another session", async () => {
    const { cookie } = await enrol();
    const challenge = cookieOf(await signIn());
    const codes: string[] = [];
    for (let n = 0; n < 6; n++) {
      codes.push(problemOf(await post("second-factor", { code: "000000" }, `${cookie}; ${challenge}`)).code);
    }
    expect(codes.at(-1)).toBe("second-factor-expired");
  });

  it("tells whoever must set one up, and is set up once", async () => {
    requiresSecondFactor = true;
    expect((await signIn()).json()).toEqual({ state: "set-up-second-factor" });
    const { cookie } = await enrol();
    expect((await post("totp/begin", { password }, cookie)).json()).toMatchObject({
      code: "second-factor-already",
    });
  });

  it("is set up by nobody who does not know the password", async () => {
    const cookie = cookieOf(await signIn());
    expect((await post("totp/begin", { password: "a wrong password" }, cookie)).json()).toMatchObject({
      code: "password-wrong",
    });
    expect((await post("totp/begin", { password })).json()).toMatchObject({
      code: "not-signed-in",
    });
  });

  it("can be taken away by an administrator when the phone is lost", async () => {
    const { cookie } = await enrol();
    await withTransaction(pool, (tx) => resetSecondFactor(tx, personId));
    needs.sessions.forget(personId);
    expect(await sessionOf(cookie)).toBeUndefined();
    expect((await signIn()).json()).toEqual({ state: "signed-in" });
  });

  it("is kept encrypted", async () => {
    const { uri, backupCodes } = await enrol();
    const { rows } = await pool.query<{ secret: string; backup_codes: string }>(
      `select secret, backup_codes from auth.second_factors`,
    );
    expect(rows[0]?.secret).not.toContain(new URL(uri).searchParams.get("secret"));
    expect(rows[0]?.backup_codes).not.toContain(backupCodes[0]);
  });
});

describe("passwords", () => {
  it("are changed by whoever knows the present one; other sessions end, this one goes on", async () => {
    const [mine, other] = [cookieOf(await signIn()), cookieOf(await signIn())];
    const newPassword = "石榴籽紧紧抱在一起，不分开";
    const changed = await post("change-password", { currentPassword: password, newPassword }, mine);
    expect(changed.statusCode).toBe(200);
    expect(await sessionOf(other)).toBeUndefined();
    expect(await sessionOf(cookieOf(changed))).toBeDefined();
    expect((await signIn()).statusCode).toBe(401);
    expect((await signIn(newPassword)).statusCode).toBe(200);
  });

  it("are refused when short, common or made of the login", async () => {
    const cookie = cookieOf(await signIn());
    const change = async (newPassword: string) =>
      problemOf(await post("change-password", { currentPassword: password, newPassword }, cookie)).code;
    expect(await change("short")).toBe("password-too-short");
    expect(await change("password123456")).toBe("password-too-common");
    expect(await change(`${login}2025!`)).toBe("password-too-common");
  });

  it("are kept as argon2id only", async () => {
    const { rows } = await pool.query<{ password: string }>(`select password from auth.accounts`);
    expect(rows[0]?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("are set once by an invitation, which ends every session and the lockout", async () => {
    const cookie = cookieOf(await signIn());
    const first = await withTransaction(pool, (tx) => inviteStaff(tx, personId, now, random));
    const token = await withTransaction(pool, (tx) => inviteStaff(tx, personId, now, random));
    const accept = (withToken: string, chosen = "奇台县的麦子熟了一片金黄") =>
      post("accept-invite", { token: withToken, password: chosen });
    expect((await accept(first)).json()).toMatchObject({ code: "invite-invalid" });
    expect((await accept(token, "short")).json()).toMatchObject({ code: "password-too-short" });
    expect((await accept(token)).json()).toEqual({ login });
    expect((await accept(token)).json()).toMatchObject({ code: "invite-invalid" });
    expect(await sessionOf(cookie)).toBeUndefined();
    expect((await signIn("奇台县的麦子熟了一片金黄")).statusCode).toBe(200);
  });

  it("of an account that waits for its invitation are known to nobody", async () => {
    const waiting = "20000000-0000-4000-8000-000000000002";
    await withTransaction(pool, (tx) =>
      createStaffAccount(tx, { personId: waiting, login: "waiting", displayName: "新来的", now }, random),
    );
    expect((await signIn("", "waiting")).statusCode).toBe(400);
    expect((await signIn("undefined", "waiting")).statusCode).toBe(401);
    later(8 * 24 * 3_600_000);
    const token = await withTransaction(pool, (tx) =>
      inviteStaff(tx, waiting, new Date(now.getTime() - 7 * 24 * 3_600_000), random),
    );
    expect((await post("accept-invite", { token, password: "奇台县的麦子熟了一片金黄" })).statusCode).toBe(
      410,
    );
  });
});
