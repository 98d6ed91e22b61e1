import { beforeEach, describe, expect, it } from "vitest";
import { isRefusal } from "#engine/refusal.ts";
import { endSession, findReporterSession } from "./reporterSession.ts";
import { sendCode } from "./sendCode.ts";
import { signIn, type SignedIn } from "./signIn.ts";
import { makeTestGround } from "./testing.ts";

const { ground, pool, ownerPool, sent, carrier } = await makeTestGround();
const phone = "13812345678";
const start = new Date("2025-03-04T02:00:00Z");
const after = (ms: number): Date => new Date(start.getTime() + ms);
const minute = 60_000;
const hour = 60 * minute;

const ask = (now = start, to = phone, address = "10.0.0.1") =>
  sendCode(ground, { phone: to, address, language: "zh", now });
const send = (code: string, now = start, from = phone, address = "10.0.0.1") =>
  signIn(ground, { phone: from, code, address, now });
const lastCode = (): string => sent.at(-1)?.values["code"] ?? "";
const wrongCode = (): string => (lastCode() === "000000" ? "111111" : "000000");

function cookieOf(signedIn: unknown): string {
  expect(isRefusal(signedIn)).toBe(false);
  return (signedIn as SignedIn).cookie.split(";")[0] ?? "";
}

beforeEach(async () => {
  sent.length = 0;
  carrier.broken = false;
  await ownerPool.query(
    `truncate reporters, reporter_codes, reporter_sessions, auth.rate_buckets, keystore.subject_keys cascade`,
  );
});

describe("sendCode", () => {
  it("answers the same whether or not the phone is known", async () => {
    const unknown = await ask();
    await send(lastCode());
    expect(await ask(after(minute))).toEqual(unknown);
    expect(sent).toHaveLength(2);
  });

  it("sends six digits to the phone in its normal form, in both languages", async () => {
    await ask(start, "+86 138 1234 5678");
    expect(sent[0]).toMatchObject({ to: { phone }, template: "reporter-code", language: "zh" });
    expect(lastCode()).toMatch(/^\d{6}$/);
    expect(sent[0]?.words.zh).toContain(lastCode());
    expect(sent[0]?.words.en).toContain(lastCode());
  });

  it("refuses what cannot receive a text message", async () => {
    expect(await ask(start, "0994-2345678")).toMatchObject({ refused: "phone-invalid" });
  });

  it("sends one code a minute to one phone and says how long to wait", async () => {
    await ask();
    expect(await ask(after(20_000))).toEqual({
      refused: "code-too-soon",
      details: { retryAfterSeconds: 40 },
    });
    expect(await ask(after(minute))).not.toHaveProperty("refused");
  });

  it("sends ten codes a day to one phone", async () => {
    for (let n = 0; n < 10; n++) expect(await ask(after(n * hour))).not.toHaveProperty("refused");
    expect(await ask(after(10 * hour))).toEqual({
      refused: "code-too-soon",
      details: { retryAfterSeconds: 14 * 3600 },
    });
    expect(await ask(after(24 * hour))).not.toHaveProperty("refused");
  });

  it("sends twenty codes an hour for one address, whatever the phones", async () => {
    const phoneNumber = (n: number): string => `138${String(n).padStart(8, "0")}`;
    for (let n = 0; n < 20; n++) expect(await ask(start, phoneNumber(n))).not.toHaveProperty("refused");
    expect(await ask(start, phoneNumber(20))).toEqual({
      refused: "code-too-soon",
      details: { retryAfterSeconds: 180 },
    });
    expect(await ask(start, phoneNumber(20), "10.0.0.2")).not.toHaveProperty("refused");
  });

  it("sends one of two codes asked for at once", async () => {
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(1);
    expect(sent).toHaveLength(1);
  });

  it("lets the phone ask again at once when the message could not be sent", async () => {
    carrier.broken = true;
    expect(await ask()).toMatchObject({ refused: "message-not-sent" });
    carrier.broken = false;
    expect(await ask(after(1000))).not.toHaveProperty("refused");
  });
});

describe("signIn", () => {
  it("makes the reporter at the first right code and finds the same one later", async () => {
    await ask();
    const first = (await send(lastCode())) as SignedIn;
    await ask(after(minute));
    const second = (await send(lastCode(), after(minute), "+86 138-1234-5678")) as SignedIn;
    expect(second.reporter.id).toBe(first.reporter.id);
    expect(first.reporter).toMatchObject({ kind: "person", details: { phone } });
  });

  it("takes a code typed with full-width digits and spaces", async () => {
    await ask();
    const typed = [...lastCode()].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join(" ");
    expect(await send(typed)).toHaveProperty("cookie");
  });

  it("takes a code once: a replay is refused", async () => {
    await ask();
    expect(await send(lastCode())).toHaveProperty("cookie");
    expect(await send(lastCode())).toEqual({ refused: "code-wrong" });
  });

  it("lets one of two in who send the same code at once", async () => {
    await ask();
    const answers = await Promise.all([1, 2, 3, 4].map((n) => send(lastCode(), start, phone, `10.0.0.${n}`)));
    expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(1);
    expect((await pool.query(`select 1 from reporter_sessions`)).rowCount).toBe(1);
  });

  it("gives five tries, then not even the right code", async () => {
    await ask();
    for (let n = 0; n < 5; n++) expect(await send(wrongCode())).toEqual({ refused: "code-wrong" });
    expect(await send(lastCode())).toEqual({ refused: "code-wrong" });
  });

  it("gives five tries even when all are made at once", async () => {
    await ask();
    await Promise.all(Array.from({ length: 12 }, () => send(wrongCode())));
    const { rows } = await pool.query(`select attempts from reporter_codes`);
    expect(rows).toEqual([{ attempts: 5 }]);
  });

  it("takes a code for ten minutes", async () => {
    await ask();
    expect(await send(lastCode(), after(10 * minute))).toEqual({ refused: "code-wrong" });
  });

  it("takes the newest code only", async () => {
    await ask();
    const first = lastCode();
    await ask(after(minute));
    if (first !== lastCode()) expect(await send(first, after(minute))).toEqual({ refused: "code-wrong" });
    expect(await send(lastCode(), after(minute))).toHaveProperty("cookie");
  });

  it("takes no code sent to another phone", async () => {
    await ask();
    const code = lastCode();
    await ask(start, "13900000000");
    expect(await send(code, start, "13900000000")).toMatchObject({ refused: "code-wrong" });
  });

  it("answers an unknown phone like a wrong code", async () => {
    expect(await send("123456", start, "13700000000")).toEqual({ refused: "code-wrong" });
  });

  it("bounds the tries of one address over all phones", async () => {
    for (let n = 0; n < 60; n++) await send("123456", start, `137${String(n).padStart(8, "0")}`);
    expect(await send("123456", start, "13800000000")).toMatchObject({ refused: "too-many-attempts" });
  });
});

describe("reporterSession", () => {
  it("holds for whoever has the cookie, and no longer than 30 days or 14 without use", async () => {
    await ask();
    const cookie = cookieOf(await send(lastCode()));
    expect(await findReporterSession(ground, pool, `a=1; ${cookie}`, after(minute))).toHaveProperty(
      "reporterId",
    );
    const day = 24 * hour;
    expect(await findReporterSession(ground, pool, cookie, after(13 * day))).toBeDefined();
    expect(await findReporterSession(ground, pool, cookie, after(26 * day))).toBeDefined();
    expect(await findReporterSession(ground, pool, cookie, after(31 * day))).toBeUndefined();
    await ask(after(40 * day));
    const idle = cookieOf(await send(lastCode(), after(40 * day)));
    expect(await findReporterSession(ground, pool, idle, after(55 * day))).toBeUndefined();
  });

  it("ends with signing out, and a made-up cookie opens nothing", async () => {
    await ask();
    const cookie = cookieOf(await send(lastCode()));
    expect(await endSession(ground, cookie)).toContain("Max-Age=0");
    expect(await findReporterSession(ground, pool, cookie, start)).toBeUndefined();
    expect(await findReporterSession(ground, pool, "shiliu_reporter=made-up", start)).toBeUndefined();
    expect(await findReporterSession(ground, pool, undefined, start)).toBeUndefined();
  });

  it("keeps neither the token nor the code in the database", async () => {
    await ask();
    const code = lastCode();
    const token = cookieOf(await send(code)).split("=")[1] ?? "";
    const { rows } = await pool.query<{ all_text: string }>(
      `select (select string_agg(s::text, '') from reporter_sessions s) || (select string_agg(c::text, '') from reporter_codes c) as all_text`,
    );
    expect(rows[0]?.all_text).not.toContain(token);
    expect(rows[0]?.all_text).not.toContain(Buffer.from(token).toString("hex"));
    expect(rows[0]?.all_text).not.toContain(Buffer.from(code).toString("hex"));
  });
});
