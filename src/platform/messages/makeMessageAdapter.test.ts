import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeMessageAdapter } from "./makeMessageAdapter.ts";
import type { OutgoingMessage } from "./messageAdapter.ts";

const now = new Date("2025-03-04T02:00:00Z");
const message: OutgoingMessage = {
  key: "k1",
  to: { phone: "13812345678" },
  template: "reporter-code",
  values: { code: "123456" },
  words: { zh: "验证码 123456", en: "Code 123456" },
  language: "zh",
};
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "shiliu-messages-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));
const path = (): string => join(dataDir, "messages.jsonl");

describe("messages", () => {
  it("go to a file that its owner alone can read, one line each", async () => {
    const adapter = makeMessageAdapter({ production: false, dataDir, carrier: undefined });
    expect(await adapter.send(message, now)).toEqual({ sent: true });
    await adapter.send({ ...message, key: "k2" }, now);
    const lines = readFileSync(path(), "utf8")
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(lines).toEqual([
      { at: now.toISOString(), ...message },
      { at: now.toISOString(), ...message, key: "k2" },
    ]);
    expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  it("close a file that was open to others", async () => {
    writeFileSync(path(), "", { mode: 0o644 });
    await makeMessageAdapter({ production: false, dataDir, carrier: "file" }).send(message, now);
    expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  it("are refused in production until a carrier is configured", async () => {
    const unset = makeMessageAdapter({ production: true, dataDir, carrier: undefined });
    expect(await unset.send(message, now)).toMatchObject({ refused: "message-not-sent" });
    const chosen = makeMessageAdapter({ production: true, dataDir, carrier: "file" });
    expect(await chosen.send(message, now)).toEqual({ sent: true });
  });
});
