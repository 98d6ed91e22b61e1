import { spawn } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { demoPeople } from "#modules/organisations/index.ts";
import { file, residentReport } from "./cases/testing.ts";
import { seed } from "./seed.ts";
import { listenAs, listening } from "./streams/testing.ts";
import { testSystem } from "./testing.ts";

const shiliu = await testSystem("production");
const folder = mkdtempSync(join(tmpdir(), "shiliu-production-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cli = fileURLToPath(new URL("./cli.ts", import.meta.url));

/** Runs `shiliu start` in production with this configuration and nothing else; gives what it said and how it ended. */
async function start(environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [cli, "start"], {
    env: { NODE_ENV: "production", SHILIU_DATA: folder, PORT: "0", ...environment },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => void (said += chunk.toString()));
  const forced = setTimeout(() => child.kill("SIGKILL"), 15_000);
  const [code] = (await once(child, "exit")) as [number | null];
  clearTimeout(forced);
  return { said, code };
}

const strong = () => randomBytes(32).toString("base64");

describe("shiliu start in production", () => {
  it("refuses to start without secrets, database and address, naming each, and writes nothing", async () => {
    const { said, code } = await start({});
    expect(code).toBe(1);
    for (const name of ["SHILIU_MASTER_KEY", "SHILIU_SECRET", "DATABASE_URL", "PUBLIC_URL"])
      expect(said).toContain(name);
    expect(said).not.toMatch(/\n\s+at /);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("refuses secrets that are guessable, an address without HTTPS, and trust in every proxy", async () => {
    const url = "postgresql://shiliu:shiliu@127.0.0.1:1/shiliu";
    const weak = {
      SHILIU_MASTER_KEY: Buffer.alloc(32).toString("base64"),
      SHILIU_SECRET: "secret",
      PUBLIC_URL: "http://shiliu.example.cn",
      DATABASE_URL: url,
      SHILIU_TRUST_PROXY: "true",
    };
    const { said, code } = await start(weak);
    expect(code).toBe(1);
    for (const name of Object.keys(weak)) expect(said).toContain(name);
    expect(said).not.toContain("shiliu:shiliu@");
  });

  it("refuses a database that was tried out with, since its demo people share a password", async () => {
    const config = { ...shiliu.system.config, mode: "production" } as const;
    await expect(seed(config, shiliu.urls, shiliu.system.log, new Date())).rejects.toThrow(/demo accounts/);
    await shiliu.system.pool.query("update auth.users set disabled_at = now() where id = any($1::uuid[])", [
      demoPeople.slice(-1).map((person) => person.personId),
    ]);
    await expect(seed(config, shiliu.urls, shiliu.system.log, new Date())).rejects.toThrow(/demo accounts/);
  });

  it("says nothing of a database it cannot reach but that it cannot", async () => {
    const settings = {
      SHILIU_MASTER_KEY: strong(),
      SHILIU_SECRET: strong(),
      PUBLIC_URL: "https://shiliu.example.cn",
      DATABASE_URL: "postgresql://app:Xk29-fj20sKq@127.0.0.1:1/shiliu",
    };
    const { said, code } = await start(settings);
    expect(code).toBe(1);
    expect(said).not.toContain("Xk29-fj20sKq");
  }, 20_000);
});

function signIn(login: string) {
  return shiliu.server.inject({
    method: "POST",
    url: "/api/auth/sign-in",
    payload: { login, password: shiliu.password },
    remoteAddress: "10.7.0.1",
  });
}

/** RFC 6238, as an authenticator does it. */
function totpOf(uri: string): string {
  const base32 = new URL(uri).searchParams.get("secret") ?? "";
  const bits = [...base32.replace(/=+$/, "")]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

describe("production", () => {
  it("lets nobody who sees more than one body's cases in by a password alone", async () => {
    const { caseId } = await file(shiliu.stranger(), residentReport);
    const base = await listening(shiliu.server);
    for (const login of [
      "demo.dispatcher",
      "demo.supervisor",
      "demo.auditor",
      "demo.admin",
      "demo.security",
    ]) {
      const response = await signIn(login);
      expect(response.json(), login).toMatchObject({ state: "set-up-second-factor" });
      const caller = await shiliu.staff(login);
      for (const path of [
        "/requests",
        "/queue",
        "/requests/search?q=%E8%B7%AF%E7%81%AF",
        `/requests/${caseId}`,
        `/requests/${caseId}/files/${caseId}`,
        "/people",
      ])
        expect(await caller.get(path), `${login} ${path}`).toMatchObject({
          status: 403,
          body: { code: "second-factor-required" },
        });
      expect((await caller.act(caseId, "accept")).body.code, login).toBe("second-factor-required");
      expect((await listenAs(base, caller)).status, login).toBe(403);
    }
    expect((await (await shiliu.staff("demo.housing")).get("/queue")).status).toBe(200);
  });

  it("lets them in once the second factor is set up, and not by the session from before", async () => {
    const before = await shiliu.staff("demo.dispatcher2");
    const post = (path: string, payload: object) =>
      shiliu.server.inject({
        method: "POST",
        url: `/api/auth/${path}`,
        payload,
        headers: { ...before.headers, "x-shiliu-csrf": "1" },
        remoteAddress: "10.7.0.2",
      });
    const { uri } = (await post("totp/begin", { password: shiliu.password })).json<{ uri: string }>();
    const confirmed = await post("totp/confirm", { code: totpOf(uri) });
    expect(confirmed.statusCode, confirmed.body).toBe(200);
    const cookie = [confirmed.headers["set-cookie"] ?? []]
      .flat()
      .map((each) => each.split(";")[0])
      .join("; ");
    expect((await shiliu.with(before, { cookie }).get("/queue")).status).toBe(200);
    expect((await before.get("/queue")).status).toBe(401);
    expect((await signIn("demo.dispatcher2")).json()).toMatchObject({ state: "second-factor" });
  });

  it("sets cookies that only this site, over HTTPS, may send, and tells browsers to stay on HTTPS", async () => {
    const response = await signIn("demo.housing");
    for (const cookie of [response.headers["set-cookie"] ?? []].flat()) {
      expect(cookie).toMatch(/^__Secure-/);
      for (const part of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"]) expect(cookie).toContain(part);
      expect(cookie).not.toMatch(/domain=/i);
    }
    expect(response.headers["strict-transport-security"]).toMatch(/max-age=31536000/);
  });

  it("shows its metrics to the operator's network alone", async () => {
    const metrics = (remoteAddress: string, headers: Record<string, string> = {}) =>
      shiliu.server.inject({ url: "/metrics", remoteAddress, headers });
    for (const address of [
      "127.0.0.1",
      "10.1.2.3",
      "192.168.0.9",
      "172.20.0.3",
      "::1",
      "fd00::1",
      "::ffff:10.0.0.1",
    ])
      expect((await metrics(address)).statusCode, address).toBe(200);
    for (const address of ["203.0.113.9", "172.32.0.1", "2001:db8::1", "::ffff:203.0.113.9"])
      expect((await metrics(address)).json(), address).toMatchObject({ code: "not-found" });
    expect((await metrics("127.0.0.1", { "x-forwarded-for": "203.0.113.9" })).statusCode).toBe(404);
  });
});
