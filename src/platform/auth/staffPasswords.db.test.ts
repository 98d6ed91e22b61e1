import { describe, expect, it } from "vitest";
import { withTransaction } from "#platform/database/pool.ts";
import { createStaffAccount, inviteStaff } from "./staffAccounts.ts";
import {
  pool,
  random,
  personId,
  password,
  login,
  post,
  cookieOf,
  signIn,
  sessionOf,
  later,
  problemOf,
  scene,
} from "./testing.ts";

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
    const first = await withTransaction(pool, (tx) => inviteStaff(tx, personId, scene.now, random));
    const token = await withTransaction(pool, (tx) => inviteStaff(tx, personId, scene.now, random));
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
      createStaffAccount(
        tx,
        { personId: waiting, login: "waiting", displayName: "新来的", now: scene.now },
        random,
      ),
    );
    expect((await signIn("", "waiting")).statusCode).toBe(400);
    expect((await signIn("undefined", "waiting")).statusCode).toBe(401);
    later(8 * 24 * 3_600_000);
    const token = await withTransaction(pool, (tx) =>
      inviteStaff(tx, waiting, new Date(scene.now.getTime() - 7 * 24 * 3_600_000), random),
    );
    expect((await post("accept-invite", { token, password: "奇台县的麦子熟了一片金黄" })).statusCode).toBe(
      410,
    );
  });
});
