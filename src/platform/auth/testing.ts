import { createHmac, randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import fastify, { type LightMyRequestResponse } from "fastify";
import { afterAll, beforeEach, expect } from "vitest";
import { withTransaction } from "#platform/database/pool.ts";
import { testDatabase } from "#platform/database/testing.ts";
import { makeMasterKeys } from "#platform/sealing/masterKeys.ts";
import { makeRandomSource } from "#platform/sealing/randomSource.ts";
import { makeStaffSignIn, type StaffSignInSettings } from "./makeStaffSignIn.ts";
import { registerSignIn } from "./registerSignIn.ts";
import { createStaffAccount } from "./staffAccounts.ts";

const folder = fileURLToPath(new URL("./migrations", import.meta.url));
const database = await testDatabase([{ unit: "auth", folder }]);
export const { pool } = database;
export const random = makeRandomSource();
export const personId = "20000000-0000-4000-8000-000000000001";
export const password = "天山脚下有一片石榴园，很甜";
export const login = "aygul.65";
/** Of one test: how late it is, and whether accounts must have a second factor. */
export const scene = { now: new Date(), requiresSecondFactor: false };

export const settings: StaffSignInSettings = {
  pool,
  masterKeys: makeMasterKeys([{ id: 1, key: Buffer.alloc(32, 5) }]),
  secret: "a secret of the tests that is long enough",
  publicUrl: "http://localhost:8080",
  secureCookies: false,
  clock: () => scene.now,
  randomId: randomUUID,
  requiresSecondFactor: async () => scene.requiresSecondFactor,
};
export const needs = makeStaffSignIn(settings);
const app = fastify();
registerSignIn(app, needs);
afterAll(() => app.close());

export async function post(path: string, payload: object, cookie = "", headers: Record<string, string> = {}) {
  return app.inject({ method: "POST", url: `/api/auth/${path}`, payload, headers: { cookie, ...headers } });
}

export async function get(path: string, cookie: string) {
  return app.inject({ method: "GET", url: `/api/auth/${path}`, headers: { cookie } });
}

export function cookieOf(response: LightMyRequestResponse): string {
  return response.cookies
    .filter((cookie) => cookie.value !== "")
    .map((cookie) => `${cookie.name}=${encodeURIComponent(cookie.value)}`)
    .join("; ");
}

export const signIn = (typed = password, as = login) => post("sign-in", { login: as, password: typed });
export const sessionOf = (cookie: string) => needs.sessions.findStaffSession(cookie, scene.now);
export const later = (ms: number): void => void (scene.now = new Date(scene.now.getTime() + ms));

/** RFC 6238 with the secret out of the QR code's address, as an authenticator does it. */
export function totpOf(uri: string, stepsAhead = 0): string {
  const base32 = new URL(uri).searchParams.get("secret") ?? "";
  const bits = [...base32.replace(/=+$/, "")]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(new Date().getTime() / 30_000) + stepsAhead));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

export interface SetUp {
  uri: string;
  backupCodes: string[];
}

export interface Problem {
  code: string;
  message: string;
  details: { until: string };
}

export const problemOf = (response: LightMyRequestResponse): Problem => response.json<Problem>();

export async function enrol(): Promise<SetUp & { cookie: string }> {
  const cookie = cookieOf(await signIn());
  const begun = await post("totp/begin", { password }, cookie);
  const { uri, backupCodes } = begun.json<SetUp>();
  const confirmed = await post("totp/confirm", { code: totpOf(uri, -1) }, cookie);
  expect(confirmed.statusCode).toBe(200);
  return { uri, backupCodes, cookie: cookieOf(confirmed) };
}

beforeEach(async () => {
  Object.assign(scene, { now: new Date(), requiresSecondFactor: false });
  await database.ownerPool.query(
    `truncate auth.users, auth.lockouts, auth.rate_buckets, auth.verifications cascade`,
  );
  needs.sessions.forget(personId);
  const account = { personId, login, displayName: "阿依古丽", password, now: scene.now };
  await withTransaction(pool, (tx) => createStaffAccount(tx, account, random));
});
