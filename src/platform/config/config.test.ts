import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { tileOrigins } from "./mapSettings.ts";
import { type Config, type Environment, parseConfig } from "./config.ts";

const key = randomBytes(32).toString("base64");
const secret = randomBytes(36).toString("base64url");
const development: Environment = { SHILIU_MASTER_KEY: key, SHILIU_SECRET: secret };
const production: Environment = {
  ...development,
  NODE_ENV: "production",
  PUBLIC_URL: "https://shiliu.example.cn/",
  DATABASE_URL: "postgresql://shiliu_app:Zk3vb81-xQa@db/shiliu",
  DATABASE_MIGRATION_URL: "postgresql://shiliu_owner:Pq9-ttR27xw@db/shiliu",
};

function accept(env: Environment): Config {
  const config = parseConfig(env);
  if ("refused" in config) throw new Error(config.message);
  return config;
}

function problemsOf(env: Environment): readonly string[] {
  const config = parseConfig(env);
  return "refused" in config ? config.problems : [];
}

describe("parseConfig in development", () => {
  it("fills in every default", () => {
    expect(accept(development)).toMatchObject({
      mode: "development",
      port: 8080,
      host: "127.0.0.1",
      publicUrl: "http://localhost:8080",
      dataFolder: ".data",
      database: { url: undefined },
      trustProxy: false,
      messages: "file",
    });
  });

  it("takes an empty variable for one that is not set", () => {
    expect(accept({ ...development, PORT: "", HOST: "" })).toMatchObject({ port: 8080, host: "127.0.0.1" });
  });

  it("gives the key as 32 bytes, and each of a list with its number", () => {
    const first = { id: 1, key: Buffer.from(key, "base64") };
    expect(accept(development).masterKeys).toEqual([first]);
    const second = { id: 2, key: randomBytes(32) };
    const list = `2:${second.key.toString("base64")},1:${key}`;
    expect(accept({ ...development, SHILIU_MASTER_KEY: list }).masterKeys).toEqual([second, first]);
  });

  it("cannot be changed afterwards", () => {
    const config = accept(development);
    expect(Object.isFrozen(config) && Object.isFrozen(config.database)).toBe(true);
  });

  it("reads whom to trust as the addresses of proxies", () => {
    expect(accept({ ...development, SHILIU_TRUST_PROXY: "10.0.0.1, 10.0.0.2" }).trustProxy).toEqual([
      "10.0.0.1",
      "10.0.0.2",
    ]);
  });

  it.each([
    ["PORT", "80800"],
    ["PORT", "eighty"],
    ["SHILIU_TRUST_PROXY", "2"],
    ["PUBLIC_URL", "shiliu.example.cn"],
    ["DATABASE_URL", "mysql://x"],
    ["NODE_ENV", "staging"],
    ["SHILIU_MESSAGES", "pigeon"],
    ["SHILIU_MASTER_KEY", "short"],
  ])("refuses %s=%s, naming it", (name, value) => {
    const problems = problemsOf({ ...development, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} `));
  });
});

describe("parseConfig in production", () => {
  it("accepts a complete configuration", () => {
    expect(accept(production)).toMatchObject({
      mode: "production",
      host: "0.0.0.0",
      publicUrl: "https://shiliu.example.cn",
    });
  });

  it("lists everything that is missing in one message", () => {
    const config = parseConfig({ NODE_ENV: "production" });
    const message = "refused" in config ? config.message : "";
    for (const name of ["SHILIU_MASTER_KEY", "SHILIU_SECRET", "DATABASE_URL", "PUBLIC_URL"]) {
      expect(message).toContain(`- ${name} is missing`);
    }
  });

  it.each([
    ["SHILIU_SECRET", "too-short"],
    ["SHILIU_SECRET", "a".repeat(40)],
    ["SHILIU_SECRET", "changeme-changeme-changeme-changeme-changeme"],
    ["SHILIU_SECRET", "better-auth-secret-12345678901234567890"],
    ["SHILIU_MASTER_KEY", Buffer.alloc(32).toString("base64")],
    ["SHILIU_MASTER_KEY", Buffer.from("0123456789abcdef0123456789abcdef").toString("base64")],
    ["SHILIU_MASTER_KEY", randomBytes(16).toString("base64")],
    ["SHILIU_MASTER_KEY", `2:${Buffer.alloc(32).toString("base64")},1:${key}`],
    ["SHILIU_MASTER_KEY", `1:${key},1:${key.toLowerCase()}`],
    ["DATABASE_URL", "postgresql://postgres:postgres@db/shiliu"],
    ["PUBLIC_URL", "http://shiliu.example.cn"],
    ["SHILIU_TRUST_PROXY", "true"],
  ])("refuses %s=%s as weak", (name, value) => {
    const problems = problemsOf({ ...production, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}`));
  });

  it("never repeats a secret in what it says", () => {
    const weak = "changeme-changeme-changeme-changeme-changeme";
    expect(problemsOf({ ...production, SHILIU_SECRET: weak }).join()).not.toContain(weak);
  });

  it("runs on the embedded database only when told so", () => {
    const env = { ...production, DATABASE_URL: undefined, DATABASE_MIGRATION_URL: undefined };
    expect(problemsOf(env)).toHaveLength(1);
    expect(accept({ ...env, SHILIU_ALLOW_EMBEDDED: "true" }).database.url).toBeUndefined();
  });

  it("refuses that the application uses the role that may alter tables", () => {
    const env = { ...production, DATABASE_MIGRATION_URL: production["DATABASE_URL"] };
    expect(problemsOf(env)).toHaveLength(1);
  });
});

describe("maps", () => {
  const tiles = {
    SHILIU_MAP_TILES:
      "https://t{s}.map.example.cn/vec/{z}/{y}/{x} https://t{s}.map.example.cn/cva/{z}/{y}/{x}?tk=1",
    SHILIU_MAP_SUBDOMAINS: "0,1",
    SHILIU_MAP_ATTRIBUTION: "示例底图 GS(2025)0001",
  };

  it("need nothing", () => {
    expect(accept(development).map).toEqual({
      tiles: undefined,
      start: undefined,
      boundariesFile: undefined,
    });
  });

  it("lie on the layers that are set, from hosts that can be named", () => {
    const { map } = accept({ ...production, ...tiles, SHILIU_MAP_START: "44.01,87.31,9" });
    expect(map).toMatchObject({
      tiles: { subdomains: ["0", "1"], maxZoom: 18 },
      start: { latitude: 44.01, longitude: 87.31, zoom: 9 },
    });
    expect(map.tiles?.urls).toHaveLength(2);
    expect(tileOrigins(map.tiles)).toEqual(["https://t0.map.example.cn", "https://t1.map.example.cn"]);
  });

  it.each([
    ["SHILIU_MAP_TILES", "https://map.example.cn/tiles", /SHILIU_MAP_TILES must be addresses with/],
    ["SHILIU_MAP_TILES", "/tiles/{z}/{y}/{x}", /SHILIU_MAP_TILES must be addresses with/],
    ["SHILIU_MAP_TILES", "https://{x}.example.cn/{z}/{y}/{x}", /SHILIU_MAP_TILES is no address/],
    ["SHILIU_MAP_TILES", "http://map.example.cn/{z}/{y}/{x}", /SHILIU_MAP_TILES must begin with https/],
    ["SHILIU_MAP_TILES", "https://webrd0{s}.is.autonavi.com/{z}/{y}/{x}", /GCJ-02/],
    ["SHILIU_MAP_SUBDOMAINS", "", /SHILIU_MAP_SUBDOMAINS is missing/],
    ["SHILIU_MAP_ATTRIBUTION", "", /SHILIU_MAP_ATTRIBUTION is missing/],
    ["SHILIU_MAP_MAX_ZOOM", "40", /SHILIU_MAP_MAX_ZOOM must be/],
    ["SHILIU_MAP_START", "昌吉", /SHILIU_MAP_START must be like/],
  ])("are refused where %s is %s", (name, value, problem) => {
    expect(problemsOf({ ...production, ...tiles, [name]: value }).join("\n")).toMatch(problem);
  });
});

describe("messages out", () => {
  it("have quiet hours and a warning by default, and no carrier", () => {
    expect(accept(development)).toMatchObject({
      carriers: {},
      quietHours: { fromMinute: 1320, untilMinute: 480 },
      warnAtPercent: 80,
    });
    expect(accept({ ...development, SHILIU_QUIET_HOURS: "none" }).quietHours).toBeUndefined();
  });

  it("go by the carriers that are set", () => {
    const { carriers } = accept({
      ...production,
      SHILIU_SMS_URL: "https://sms.example.cn/send",
      SHILIU_SMS_SECRET: "Zk3vb81xQaPq9ttR",
      SHILIU_SMS_TEMPLATES: "reporter-code=SMS_1,duty-sign-in.en=SMS_2",
      SHILIU_SMTP_URL: "smtps://notices%40example.cn:p%3Aw@mail.example.cn",
      SHILIU_SMTP_FROM: "石榴 <notices@example.cn>",
      SHILIU_CHAT_URL: "https://chat.example.cn/hook",
    });
    expect(carriers).toMatchObject({
      sms: { templates: { "reporter-code": "SMS_1", "duty-sign-in.en": "SMS_2" } },
      email: {
        host: "mail.example.cn",
        port: 465,
        secure: true,
        requireTls: true,
        user: "notices@example.cn",
        password: "p:w",
      },
      chat: { style: "wecom", secret: undefined },
    });
  });

  it.each([
    ["SHILIU_SMS_URL", "ftp://x", /SHILIU_SMS_URL must be an address/],
    ["SHILIU_SMS_URL", "https://sms.example.cn", /SHILIU_SMS_SECRET is missing/],
    ["SHILIU_SMS_URL", "http://sms.example.cn", /SHILIU_SMS_URL must begin with https/],
    ["SHILIU_SMTP_URL", "smtp://mail.example.cn", /SHILIU_SMTP_FROM is missing/],
    ["SHILIU_SMTP_FROM", "nobody", /SHILIU_SMTP_FROM must be an address/],
    ["SHILIU_SMS_SECRET", "short", /SHILIU_SMS_SECRET must have at least/],
    ["SHILIU_QUIET_HOURS", "25:00-08:00", /SHILIU_QUIET_HOURS must be like/],
    ["SHILIU_WARN_AT_PERCENT", "100", /SHILIU_WARN_AT_PERCENT must be/],
  ])("are refused where %s is %s", (name, value, problem) => {
    expect(problemsOf({ ...production, [name]: value }).join("\n")).toMatch(problem);
  });
});
