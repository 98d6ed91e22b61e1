import fastify from "fastify";
import { afterAll, describe, expect, it } from "vitest";
import { describeRefusal, platformRefusals } from "./refusals.ts";
import { csrfHeader, findForgery, registerSecurity, type SecuritySettings } from "./security.ts";

const settings: SecuritySettings = {
  production: true,
  publicUrl: "https://shiliu.example.cn",
  sessionCookies: ["shiliu_staff", "shiliu_reporter"],
  refuseRequest: (_, refusal) => describeRefusal(platformRefusals, refusal, "zh"),
};
const app = fastify();
await registerSecurity(app, settings);
app.get("/page", async () => "page");
app.post("/write", async () => ({ written: true }));
afterAll(() => app.close());

const write = (headers: Record<string, string>) =>
  app.inject({ method: "POST", url: "/write", headers: { host: "shiliu.example.cn", ...headers } });

describe("headers", () => {
  it("let pages run our own scripts only, in no frame, and send no address elsewhere", async () => {
    const { headers } = await app.inject("/page");
    const policy = String(headers["content-security-policy"]).split(";");
    for (const rule of [
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "connect-src 'self'",
      "frame-ancestors 'none'",
      "form-action 'self'",
      "base-uri 'none'",
    ]) {
      expect(policy).toContain(rule);
    }
    expect(headers).toMatchObject({
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "strict-transport-security": "max-age=31536000; includeSubDomains",
    });
    expect(headers["permissions-policy"]).toContain("camera=(self), geolocation=(self)");
  });

  it("let pictures come from the hosts of a map's tiles, and nothing else from there", async () => {
    const other = fastify();
    await registerSecurity(other, { ...settings, pictureOrigins: ["https://t0.map.example.cn"] });
    other.get("/page", async () => "page");
    const policy = String((await other.inject("/page")).headers["content-security-policy"]).split(";");
    expect(policy).toContain("img-src 'self' data: blob: https://t0.map.example.cn");
    expect(policy).toContain("connect-src 'self'");
    await other.close();
  });

  it("ask for HTTPS in production only", async () => {
    const other = fastify();
    await registerSecurity(other, { ...settings, production: false });
    other.get("/page", async () => "page");
    expect((await other.inject("/page")).headers).not.toHaveProperty("strict-transport-security");
    await other.close();
  });

  it("are on refusals and missing pages too", async () => {
    expect((await app.inject("/nowhere")).headers).toHaveProperty("content-security-policy");
    expect((await write({ origin: "https://evil.example" })).headers).toHaveProperty(
      "content-security-policy",
    );
  });
});

describe("writes", () => {
  const cookie = "a=1; __Host-shiliu_reporter=token";

  it("with a session need the header that other sites cannot send", async () => {
    const refused = await write({ cookie });
    expect(refused.statusCode).toBe(403);
    expect(refused.json()).toMatchObject({ code: "csrf-missing" });
    expect((await write({ cookie, [csrfHeader]: "1" })).statusCode).toBe(200);
    expect((await write({ cookie: "__Secure-shiliu_staff=x", [csrfHeader]: "yes" })).statusCode).toBe(403);
  });

  it("without a session need none, from no site or from our own", async () => {
    expect((await write({})).statusCode).toBe(200);
    expect(
      (await write({ origin: "https://shiliu.example.cn", "sec-fetch-site": "same-origin" })).statusCode,
    ).toBe(200);
  });

  it.each([
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "https://shiliu.example.cn.evil.example" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ])("from another site (%o) are refused, even with the header", async (headers) => {
    expect((await write({ ...headers, cookie, [csrfHeader]: "1" })).statusCode).toBe(403);
    expect((await write(headers as Record<string, string>)).statusCode).toBe(403);
  });

  it("with an API key are meant", async () => {
    expect((await write({ authorization: "Bearer slk_x", cookie })).statusCode).toBe(200);
  });

  it("to a page reached by another name of this host are ours", () => {
    const headers = { host: "127.0.0.1:8080", origin: "http://127.0.0.1:8080" };
    expect(findForgery({ method: "POST", headers }, settings)).toBeUndefined();
  });

  it("are not what GET, HEAD and OPTIONS do", () => {
    for (const method of ["GET", "HEAD", "OPTIONS"]) {
      expect(
        findForgery({ method, headers: { origin: "https://evil.example", cookie } }, settings),
      ).toBeUndefined();
    }
  });
});
