import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { file, residentReport } from "./cases/testing.ts";
import { listening } from "./streams/testing.ts";
import { testSystem } from "./testing.ts";

const folder = mkdtempSync(join(tmpdir(), "shiliu-pages-"));
mkdirSync(join(folder, "web", "assets"), { recursive: true });
writeFileSync(join(folder, "web", "index.html"), "<!doctype html><title>石榴</title>");
writeFileSync(join(folder, "web", "assets", "app-abc.js"), "export {};");
writeFileSync(join(folder, "secret.txt"), "a secret beside the pages");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shiliu = await testSystem("development", { webFolder: join(folder, "web") });
const { server } = shiliu;
const desk = await shiliu.staff("demo.dispatcher");
const unsafe = ["post", "put", "patch", "delete"] as const;

/** Every route that changes something, from the API's own description. */
function unsafeRoutes(): { method: "POST" | "PUT" | "PATCH" | "DELETE"; url: string }[] {
  const filled = (path: string) => path.replace(/\{\w+\}/g, "00000000-0000-8000-8000-000000000000");
  const auth = [
    "sign-in",
    "second-factor",
    "accept-invite",
    "sign-out",
    "sign-out-everywhere",
    "totp/begin",
    "totp/confirm",
    "change-password",
  ];
  return [
    ...Object.entries(paths).flatMap(([path, item]) =>
      unsafe.flatMap((method) =>
        method in item ? [{ method: method.toUpperCase() as "POST", url: `/api/v1${filled(path)}` }] : [],
      ),
    ),
    ...auth.map((path) => ({ method: "POST" as const, url: `/api/auth/${path}` })),
    { method: "POST", url: "/api/v1/uploads" },
    { method: "DELETE", url: "/api/v1/uploads/00000000-0000-4000-8000-000000000000" },
  ];
}

const paths = (await server.inject("/api/v1/openapi.json")).json<{ paths: Record<string, object> }>().paths;

describe("another site that makes a browser send something", () => {
  it("is refused at every route that changes anything", async () => {
    const routes = unsafeRoutes();
    expect(routes.length).toBeGreaterThan(45);
    const { cookie = "" } = desk.headers;
    for (const { method, url } of routes) {
      for (const headers of [
        { cookie },
        { cookie, "x-shiliu-csrf": "0" },
        { cookie, "x-shiliu-csrf": "1", origin: "https://evil.example" },
        { cookie, "x-shiliu-csrf": "1", "sec-fetch-site": "cross-site" },
        { cookie, "x-shiliu-csrf": "1", "sec-fetch-site": "same-site" },
        { cookie, "x-shiliu-csrf": "1", origin: "null" },
      ]) {
        const answer = await server.inject({ method, url, headers, payload: {} });
        expect(answer.json(), `${method} ${url} ${JSON.stringify(headers)}`).toMatchObject({
          code: "csrf-missing",
        });
        expect(answer.statusCode).toBe(403);
      }
    }
    expect((await desk.get("/queue")).status).toBe(200); // nobody was signed out on the way
  });
});

describe("every answer", () => {
  it("carries the headers that keep a page from being framed, sniffed or made to run what is not ours", async () => {
    const { caseId } = await file(shiliu.stranger(), residentReport);
    for (const url of [
      "/",
      "/queue",
      "/assets/app-abc.js",
      "/nothing.js",
      "/api/v1/session",
      `/api/v1/requests/${caseId}`,
      "/api/v1/nothing",
      "/healthz",
      "/api/v1/openapi.json",
      "/api/auth/nothing",
    ]) {
      const { headers } = await server.inject({ url, headers: { ...desk.headers } });
      const policy = String(headers["content-security-policy"]);
      expect(policy, url).toContain("default-src 'self'");
      expect(policy, url).toContain("script-src 'self'");
      expect(policy, url).not.toContain("script-src 'self' 'unsafe-inline'");
      expect(policy, url).toContain("frame-ancestors 'none'");
      expect(headers, url).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
      });
      expect(headers, url).not.toHaveProperty("x-powered-by");
      expect(headers, url).not.toHaveProperty("access-control-allow-origin");
    }
    const { headers } = await server.inject({
      url: `/api/v1/requests/${caseId}`,
      headers: { ...desk.headers },
    });
    expect(headers["cache-control"]).toBe("no-store");
  });

  it("is a page only where a page was asked for, and never a file from beside the pages", async () => {
    const base = new URL(await listening(server));
    /** As it stands: neither `fetch` nor `inject` would send these addresses unchanged. */
    const raw = (path: string) =>
      new Promise<{ status: number; body: string }>((resolve, reject) => {
        const sent = request({ host: base.hostname, port: base.port, path, agent: false }, (answer) => {
          let body = "";
          answer.on("data", (chunk: Buffer) => void (body += chunk.toString()));
          answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body }));
        });
        sent.on("error", reject).end();
      });
    expect((await raw("/queue")).body).toContain("石榴");
    for (const path of [
      "/../secret.txt",
      "/..%2fsecret.txt",
      "/%2e%2e/secret.txt",
      "/assets/../../secret.txt",
      "/assets/..%5c..%5csecret.txt",
      "/%2e%2e%2fsecret.txt",
      "//secret.txt",
      "/assets/%00/../../secret.txt",
      "/....//secret.txt",
      "/../../../../../../etc/passwd",
      "/.env",
      "/index.html%00.js",
    ]) {
      const { status, body } = await raw(path);
      expect(body, path).not.toContain("a secret");
      expect(body, path).not.toContain("root:");
      expect(status, path).toBeLessThan(500);
    }
  });

  it("counts requests without telling whose they were", async () => {
    const { caseId, receiptCode } = await file(shiliu.stranger(), residentReport);
    await desk.get(`/requests/${caseId}`);
    await shiliu.holder(receiptCode).get(`/requests/${caseId}?phone=13900001111`);
    await server.inject("/13900001111/secret-path");
    const { body } = await server.inject("/metrics");
    expect(body).toContain("shiliu_http_request_seconds");
    for (const secret of [caseId, receiptCode, "13900001111", "secret-path", "demo.dispatcher"])
      expect(body).not.toContain(secret);
  });
});

describe("a session", () => {
  const signIn = (payload: object, headers: Record<string, string> = {}) =>
    server.inject({
      method: "POST",
      url: "/api/auth/sign-in",
      payload,
      headers: { "x-shiliu-csrf": "1", ...headers },
      remoteAddress: "10.6.0.1",
    });
  const cookieOf = (response: Awaited<ReturnType<typeof signIn>>) =>
    [response.headers["set-cookie"] ?? []]
      .flat()
      .map((each) => each.split(";")[0] ?? "")
      .join("; ");

  it("begins anew with each sign-in, whatever cookie came with it, and ends when told to", async () => {
    const account = { login: "demo.urban", password: shiliu.password };
    const first = cookieOf(await signIn(account));
    const planted = await signIn(account, { cookie: first });
    const second = cookieOf(planted);
    expect(second).not.toBe(first);
    const fixed = cookieOf(await signIn(account, { cookie: "shiliu_staff=planted.c2lnbmF0dXJl" }));
    expect(fixed).not.toContain("planted");
    for (const cookie of [planted.headers["set-cookie"] ?? []].flat()) {
      expect(cookie).toMatch(/HttpOnly/);
      expect(cookie).toMatch(/SameSite=Lax/);
    }
    const who = async (cookie: string) =>
      (await server.inject({ url: "/api/v1/session", headers: { cookie } })).json<{ person?: object }>()
        .person;
    expect(await who(second)).toBeDefined();
    await server.inject({
      method: "DELETE",
      url: "/api/v1/session",
      headers: { cookie: second, "x-shiliu-csrf": "1" },
    });
    expect(await who(second)).toBeUndefined();
    for (const forged of [
      second.replace(/.(?=\.)/, "x"),
      "shiliu_staff=",
      "shiliu_staff=..",
      "shiliu_reporter=x",
      `${fixed.slice(0, -4)}AAAA`,
    ])
      expect(await who(forged), forged).toBeUndefined();
  });

  it("is not to be had by guessing: known and unknown logins answer alike, and are locked alike", async () => {
    const told: string[][] = [];
    for (const login of ["demo.market", "nobody.at.all"]) {
      const answers: string[] = [];
      for (let n = 0; n < 7; n++) {
        const response = await server.inject({
          method: "POST",
          url: "/api/auth/sign-in",
          payload: { login, password: `wrong ${n}` },
          remoteAddress: `10.5.${n}.1`,
        });
        answers.push(response.json<{ code: string }>().code);
      }
      told.push(answers);
    }
    expect(told[0]).toEqual(told[1]);
    expect(told[0]?.at(-1)).toBe("account-locked");
    const right = await server.inject({
      method: "POST",
      url: "/api/auth/sign-in",
      payload: { login: "demo.market", password: shiliu.password },
      remoteAddress: "10.5.9.1",
    });
    expect(right.statusCode).toBe(423);
  });
});
