import { describe, expect, it } from "vitest";
import { withTransaction } from "#platform/database/pool.ts";
import { resetSecondFactor } from "./staffAccounts.ts";
import {
  pool,
  personId,
  password,
  login,
  needs,
  post,
  cookieOf,
  signIn,
  sessionOf,
  totpOf,
  type SetUp,
  problemOf,
  enrol,
  scene,
} from "./testing.ts";

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
    scene.requiresSecondFactor = true;
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
