import { describe, expect, it } from "vitest";
import { createLog, type LogOptions } from "./log.ts";

function capture(options: Partial<LogOptions> = {}) {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const log = createLog({ mode: "production", destination, ...options });
  return { log, lines, entry: () => JSON.parse(lines.at(-1) ?? "{}") as Record<string, unknown> };
}

describe("createLog", () => {
  it("writes one JSON object a line in production", () => {
    const { log, lines, entry } = capture();
    log.info({ port: 8080 }, "listening");
    expect(lines).toHaveLength(1);
    expect(entry()).toMatchObject({ level: 30, port: 8080, msg: "listening" });
  });

  it("writes one readable line in development", () => {
    const { log, lines } = capture({ mode: "development" });
    log.warn({ port: 8080, why: "two words" }, "listening");
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d\.\d{3} warn {2}listening port=8080 why="two words"\n$/);
  });

  it("hides names, phones and authorization at any depth", () => {
    const { log, entry } = capture();
    log.info({
      reporter: { name: "古丽", phone: "13899990000" },
      req: { headers: { Authorization: "Bearer x" } },
    });
    expect(entry()).toMatchObject({
      reporter: { name: "[hidden]", phone: "[hidden]" },
      req: { headers: { Authorization: "[hidden]" } },
    });
  });

  it("hides a one-time code but not the code of a refusal", () => {
    const { log, entry } = capture();
    log.info({ sent: { code: "482910" }, answer: { code: "already-closed" } });
    expect(entry()).toMatchObject({ sent: { code: "[hidden]" }, answer: { code: "already-closed" } });
  });

  it("takes phone and identity numbers out of texts", () => {
    const { log, entry } = capture();
    log.info({ note: "call 13899990000" }, "for 652301199001011234 at %s", "13899990000");
    expect(entry()).toMatchObject({ note: "call [hidden]", msg: "for [hidden] at [hidden]" });
  });

  it("hides what a child log puts on its lines", () => {
    const { log, entry } = capture();
    log.child({ module: "requests", phone: "1" }).child({ token: "t" }).info("x");
    expect(entry()).toMatchObject({ module: "requests", phone: "[hidden]", token: "[hidden]" });
  });

  it("never writes the detail of a database error, which quotes the row", () => {
    const { log, lines, entry } = capture();
    const error = Object.assign(new Error("duplicate key"), { code: "23505", detail: "Key (phone)=(139…)" });
    log.error(error);
    expect(entry()).toMatchObject({ msg: "duplicate key", err: { errorCode: "23505" } });
    expect(lines[0]).not.toContain("Key (phone)");
  });

  it("does not walk into requests and sockets", () => {
    class Socket {
      huge = { phone: "1" };
    }
    const { log, entry } = capture();
    log.info({ socket: new Socket(), at: new URL("https://x.cn/a") });
    expect(entry()).toMatchObject({ socket: "[Socket]", at: "https://x.cn/a" });
  });
});
