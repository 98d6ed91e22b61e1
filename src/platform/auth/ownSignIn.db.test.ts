import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { withTransaction } from "#platform/database/pool.ts";
import type { OwnSignIn } from "./ownSignIn.ts";
import { createStaffAccount } from "./staffAccounts.ts";
import {
  cookieOf,
  enrol,
  get,
  later,
  login,
  password,
  pool,
  post,
  problemOf,
  random,
  scene,
  sessionOf,
  signIn,
  totpOf,
} from "./testing.ts";

const own = async (cookie: string): Promise<OwnSignIn> => (await get("own", cookie)).json<OwnSignIn>();
const windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";

async function signInOn(userAgent: string): Promise<string> {
  return cookieOf(await post("sign-in", { login, password }, "", { "user-agent": userAgent }));
}

describe("one's own sign-in", () => {
  it("shows where one is signed in: device, network, when last seen, and which is this one", async () => {
    const phone = await signInOn("Mozilla/5.0 (Linux; Android 14) Chrome/130 Mobile Safari/537.36");
    later(60_000);
    const mine = await signInOn(windows);
    const seen = await own(mine);
    expect(seen).toMatchObject({ login, secondFactor: false, secondFactorRequired: false });
    expect(seen.sessions).toMatchObject([
      { system: "windows", browser: "chrome", network: "127.0.*.*", current: true },
      { system: "android", browser: "chrome", current: false },
    ]);
    expect((await own(phone)).sessions.find(({ current }) => current)?.system).toBe("android");
  });

  it("tells no token, and no address beyond its network", async () => {
    const mine = await signInOn(windows);
    const text = (await get("own", mine)).body;
    const { rows } = await pool.query<{ token: string }>("select token from auth.sessions");
    for (const { token } of rows) expect(text).not.toContain(token);
    expect(text).not.toContain("127.0.0.1");
  });

  it("is nobody's who is not signed in", async () => {
    expect((await get("own", "")).statusCode).toBe(401);
    for (const path of ["end-session", "end-other-sessions", "totp/backup-codes"])
      expect((await post(path, { id: randomUUID(), password })).statusCode, path).toBe(401);
  });

  it("says when the password was set", async () => {
    const first = await own(await signInOn(windows));
    expect(first.passwordSetAt).toBe(scene.now.toISOString());
    later(3_600_000);
    const changed = await post(
      "change-password",
      { currentPassword: password, newPassword: "石榴籽紧紧抱在一起，不分开" },
      await signInOn(windows),
    );
    expect((await own(cookieOf(changed))).passwordSetAt).toBe(scene.now.toISOString());
  });

  it("leaves out sessions that are over", async () => {
    await signInOn(windows);
    later(2 * 3_600_000 + 1);
    expect((await own(await signInOn(windows))).sessions).toHaveLength(1);
  });
});

describe("ending sessions of one's own", () => {
  it("puts the other device out at its next request, and this one goes on", async () => {
    const [mine, other] = [await signInOn(windows), await signInOn("Firefox")];
    expect(await sessionOf(other)).toBeDefined();
    const { sessions } = await own(mine);
    const [elsewhere] = sessions.filter(({ current }) => !current);
    const ended = await post("end-session", { id: elsewhere?.id }, mine);
    expect(ended.json()).toEqual({ ended: true });
    expect(await sessionOf(other)).toBeUndefined();
    expect(await sessionOf(mine)).toBeDefined();
    const again = await post("end-session", { id: elsewhere?.id }, mine);
    expect(again.statusCode).toBe(404);
    expect(problemOf(again).code).toBe("session-not-found");
  });

  it("ends nobody else's", async () => {
    const account = { personId: randomUUID(), login: "somebody.else", displayName: "别人", password };
    await withTransaction(pool, (tx) => createStaffAccount(tx, { ...account, now: scene.now }, random));
    const theirs = cookieOf(await signIn(password, account.login));
    const { sessions } = await own(theirs);
    const mine = await signInOn(windows);
    const refused = await post("end-session", { id: sessions[0]?.id }, mine);
    expect(problemOf(refused).code).toBe("session-not-found");
    expect((await post("end-other-sessions", {}, mine)).statusCode).toBe(200);
    expect(await sessionOf(theirs)).toBeDefined();
  });

  it("ends all others at once", async () => {
    const [mine, one, two] = [await signInOn(windows), await signInOn("Firefox"), await signInOn("Safari")];
    for (const cookie of [one, two]) expect(await sessionOf(cookie)).toBeDefined();
    await post("end-other-sessions", {}, mine);
    expect(
      await Promise.all([mine, one, two].map(async (cookie) => (await sessionOf(cookie)) !== undefined)),
    ).toEqual([true, false, false]);
  });

  it("takes no id that is none", async () => {
    const mine = await signInOn(windows);
    expect(problemOf(await post("end-session", { id: "1' or 1=1" }, mine)).code).toBe("input-invalid");
  });
});

describe("backup codes", () => {
  it("are made anew by whoever knows the password, and the earlier ones stop working", async () => {
    const { backupCodes, cookie } = await enrol();
    const wrong = await post("totp/backup-codes", { password: "not this one at all" }, cookie);
    expect(problemOf(wrong).code).toBe("password-wrong");
    const renewed = await post("totp/backup-codes", { password }, cookie);
    const { backupCodes: fresh } = renewed.json<{ backupCodes: string[] }>();
    expect(fresh).toHaveLength(backupCodes.length);
    const by = async (code: string | undefined) =>
      (await post("second-factor", { code }, cookieOf(await signIn()))).statusCode;
    expect(await by(backupCodes[0])).toBe(401);
    expect(await by(fresh[0])).toBe(200);
  });

  it("belong to a second factor", async () => {
    const refused = await post("totp/backup-codes", { password }, await signInOn(windows));
    expect(problemOf(refused).code).toBe("second-factor-missing");
  });

  it("leave the authenticator as it was", async () => {
    const { uri, cookie } = await enrol();
    await post("totp/backup-codes", { password }, cookie);
    const code = totpOf(uri);
    expect((await post("second-factor", { code }, cookieOf(await signIn()))).statusCode).toBe(200);
  });
});
