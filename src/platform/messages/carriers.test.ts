import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { makeChatWebhook } from "./chatWebhook.ts";
import type { OutgoingMessage } from "./messageAdapter.ts";
import { makeSmsGateway } from "./smsGateway.ts";
import { makeSmtpCarrier } from "./smtpCarrier.ts";

const now = new Date("2026-03-05T02:00:00Z");
const message: OutgoingMessage = {
  key: "duty:1",
  to: { email: "li@example.cn" },
  template: "duty-sign-in",
  values: { number: "SL00000001" },
  words: { zh: "工单 SL00000001 待签收。", en: "Case SL00000001 waits." },
  subject: { zh: "待签收：SL00000001", en: "To sign in: SL00000001" },
  language: "zh",
};

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

/** A mail server that says what it is told to say to each command; after the text, `end`. */
async function mailServer(answers: Readonly<Record<string, string | undefined>>) {
  const heard = { commands: [] as string[], text: "" };
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => undefined);
    let inText = false;
    let rest = "";
    socket.write("220 mail.example.cn\r\n");
    socket.on("data", (part) => {
      rest += part.toString("utf8");
      for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (inText && line !== ".") heard.text += `${line}\r\n`;
        else say(line === "." ? "end" : (line.split(" ")[0] ?? "").toUpperCase(), line);
      }
    });
    function say(command: string, line: string): void {
      heard.commands.push(line);
      inText = command === "DATA" && answers["DATA"] === undefined;
      const usual = inText ? "354 go on" : "250 ok";
      if (Object.hasOwn(answers, command) && answers[command] === undefined) socket.destroy();
      else socket.write(`${answers[command] ?? usual}\r\n`);
    }
  });
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
  });
  return { port: await listen(server), heard };
}

const smtp = (port: number) =>
  makeSmtpCarrier({
    host: "127.0.0.1",
    port,
    secure: false,
    requireTls: false,
    user: undefined,
    password: undefined,
    from: "石榴 <notices@example.cn>",
    timeoutMs: 1_000,
  });

describe("mail", () => {
  it("goes out with its subject and text, and an id that comes of its key", async () => {
    const first = await mailServer({});
    expect(await smtp(first.port).send(message, now)).toEqual({ sent: true });
    const second = await mailServer({});
    await smtp(second.port).send(message, now);
    const idOf = (text: string) => /^Message-ID: (.*)\r$/im.exec(text)?.[1];
    expect(idOf(first.heard.text)).toMatch(/^<[0-9a-f]{40}@example\.cn>$/);
    expect(idOf(second.heard.text)).toBe(idOf(first.heard.text));
    expect(first.heard.commands).toContain("RCPT TO:<li@example.cn>");
    const body = first.heard.text.split("\r\n\r\n").slice(1).join("");
    expect(Buffer.from(body, "base64").toString("utf8")).toBe(message.words.zh);
    expect(first.heard.text).toMatch(/^Auto-Submitted: auto-generated\r$/im);
  });

  it.each([
    ["an unknown mailbox ends it", { RCPT: "550 no such user" }, "address-invalid", "never"],
    ["a full server is tried later", { MAIL: "451 try again" }, "carrier-busy", "later"],
    ["a refused text ends it", { end: "554 refused" }, "carrier-refused", "never"],
    ["a connection lost before the text is tried later", { MAIL: undefined }, "carrier-unreachable", "later"],
    ["a connection lost after the text is doubtful", { end: undefined }, "answer-lost", "doubtful"],
  ])("%s", async (_, answers, reason, retry) => {
    const { port } = await mailServer(answers);
    expect(await smtp(port).send(message, now)).toMatchObject({ failure: { reason, retry } });
  });

  it("to a server that is not there is tried later", async () => {
    expect(await smtp(1).send(message, now)).toMatchObject({
      failure: { reason: "carrier-unreachable", retry: "later" },
    });
  });
});

/** A receiver that answers each post as told, and keeps it. */
async function receiver(status: number, answer: object, headers: Record<string, string> = {}) {
  const heard: { url: string; headers: Record<string, unknown>; body: unknown }[] = [];
  const server = createHttpServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => {
      body += part.toString("utf8");
    });
    request.on("end", () => {
      heard.push({ url: request.url ?? "", headers: request.headers, body: JSON.parse(body) });
      response.writeHead(status, headers).end(JSON.stringify(answer));
    });
  });
  closing.push(() => server.closeAllConnections());
  return { url: `http://127.0.0.1:${await listen(server)}/hook`, heard };
}

const text = (url: string) =>
  makeSmsGateway({
    url,
    secret: "0123456789abcdef",
    signature: "石榴",
    templates: { "duty-sign-in": "SMS_1", "duty-sign-in.en": "SMS_2" },
    timeoutMs: 1_000,
  });

describe("text messages", () => {
  it("carry the registered template's id and values under the message's key", async () => {
    const { url, heard } = await receiver(200, {});
    const sms = { ...message, to: { phone: "13800000001" } };
    expect(await text(url).send(sms, now)).toEqual({ sent: true });
    await text(url).send({ ...sms, language: "en" }, now);
    expect(heard[0]).toMatchObject({
      headers: { "idempotency-key": "duty:1", "x-shiliu-timestamp": String(now.getTime()) },
      body: { key: "duty:1", phone: "13800000001", templateId: "SMS_1", values: { number: "SL00000001" } },
    });
    expect(heard[1]?.body).toMatchObject({ templateId: "SMS_2" });
  });

  it.each([
    [429, {}, { "retry-after": "120" }, { reason: "carrier-busy", retry: "later", afterMs: 120_000 }],
    [500, {}, {}, { reason: "carrier-unreachable", retry: "later" }],
    [504, {}, {}, { reason: "answer-lost", retry: "doubtful" }],
    [401, {}, {}, { reason: "carrier-refused", retry: "later" }],
    [422, { code: "number-invalid" }, {}, { reason: "address-invalid", retry: "never" }],
    [422, { code: "template-unknown" }, {}, { reason: "carrier-refused", retry: "never" }],
    [302, {}, { location: "http://127.0.0.1:1/" }, { reason: "carrier-unreachable", retry: "later" }],
  ])("answered with %i %j are dealt with accordingly", async (status, answer, headers, failure) => {
    const { url } = await receiver(status, answer, headers);
    expect(await text(url).send({ ...message, to: { phone: "13800000001" } }, now)).toMatchObject({
      failure,
    });
  });

  it("a gateway that has the key already has the message", async () => {
    const { url } = await receiver(409, {});
    expect(await text(url).send({ ...message, to: { phone: "13800000001" } }, now)).toEqual({ sent: true });
  });
});

describe("chat", () => {
  const chat = { ...message, to: { chat: "li.ming" } };

  it("names the account in the group's own way", async () => {
    const wecom = await receiver(200, { errcode: 0 });
    const send = (style: "wecom" | "dingtalk" | "json", url: string) =>
      makeChatWebhook({ url, style, secret: "0123456789abcdef", timeoutMs: 1_000 }).send(chat, now);
    expect(await send("wecom", wecom.url)).toEqual({ sent: true });
    expect(wecom.heard[0]?.body).toEqual({
      msgtype: "text",
      text: { content: message.words.zh, mentioned_list: ["li.ming"] },
    });
    const ding = await receiver(200, { errcode: 0 });
    await send("dingtalk", ding.url);
    expect(ding.heard[0]?.url).toMatch(/^\/hook\?timestamp=1772676000000&sign=./);
    expect(ding.heard[0]?.body).toMatchObject({ at: { atUserIds: ["li.ming"] } });
    const json = await receiver(200, {});
    expect(await send("json", json.url)).toEqual({ sent: true });
    expect(json.heard[0]).toMatchObject({
      headers: { "idempotency-key": "duty:1" },
      body: { key: "duty:1", to: "li.ming", text: message.words.zh },
    });
  });

  it("that answers 200 with an error has not taken it", async () => {
    const busy = await receiver(200, { errcode: 45_009 });
    const outcome = await makeChatWebhook({
      url: busy.url,
      style: "wecom",
      secret: undefined,
      timeoutMs: 1_000,
    }).send(chat, now);
    expect(outcome).toMatchObject({ failure: { reason: "carrier-busy", retry: "later" } });
  });
});
