import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createHmac } from "node:crypto";
import { platformForm } from "#modules/exchange/contract.ts";

const formatOf = (said: unknown) => platformForm.shape.format.parse(said);

/** A platform of flat JSON, names with underscores and Beijing wall times. */
export const flatFormat = formatOf({
  dates: { pattern: "yyyy-MM-dd HH:mm:ss", offset: "+08:00" },
  order: {
    list: "orders",
    fields: {
      number: "order_no",
      words: "content",
      subject: "title",
      kind: "order_type",
      dueAt: "deadline",
      urgency: "urgent_flag",
      place: "area_code",
      name: "caller_name",
      phone: "caller_tel",
    },
    kinds: { "01": { kind: "consult" }, "02": { kind: "help" }, "03": { kind: "complaint" } },
    urgencies: { "1": "urgent" },
    places: { "650100": "652301001" },
    defaultPlaceId: "652301",
  },
  messages: {
    fields: { type: "msg_type", number: "order_no", message: "msg_no", words: "content", dueAt: "deadline" },
    types: { CB: "urge", BC: "supplement", CH: "withdraw", YQ: "limit" },
  },
  writeBack: {
    steps: {
      accepted: "10",
      dispatched: "20",
      declined: "90",
      extensionAsked: "30",
      extensionGranted: "31",
      answered: "40",
      closed: "50",
    },
    fields: {
      order_no: "number",
      city_no: "ourNumber",
      serial: "key",
      status: "step",
      handle_time: "at",
      handle_dept: "body",
      content: "words",
      reason_code: "ground",
      is_solved: "solved",
      is_satisfied: "satisfied",
      deadline: "dueAt",
    },
    constants: { city_code: "652300" },
    grounds: { "outside-duties": "R05" },
    timeoutSeconds: 1,
    yes: "1",
    no: "0",
    answer: { success: { path: "code", equals: ["0"] }, acknowledgement: "receipt", refused: ["40001"] },
  },
});

/** Another, of nested JSON and ISO times, whose answers name their result otherwise. */
export const nestedFormat = formatOf({
  dates: { pattern: "iso" },
  order: {
    fields: {
      number: "data.order.id",
      words: "data.order.text",
      kind: "data.order.category",
      dueAt: "data.order.deadline",
      phone: "data.caller.phone",
    },
    kinds: { HELP: { kind: "help" } },
    defaultPlaceId: "652301001",
  },
  writeBack: {
    encoding: "form",
    steps: { accepted: "ACCEPTED" },
    fields: { orderId: "number", "result.state": "step", "result.time": "at" },
    answer: { statuses: [200, 202], success: { path: "result.ok", equals: [true] } },
  },
});

/** How a platform that knows the secret checks what it was sent. */
function signatureOf(secret: string, time: string, key: string, body: string): string {
  return `v1=${createHmac("sha256", secret).update(`${time}\n${key}\n${body}`).digest("hex")}`;
}

/** What a superior platform was sent. */
export interface Arrived {
  key: string;
  body: Readonly<Record<string, string>>;
  signed: boolean;
}

/** How a superior platform answers. */
export type Manner =
  | "acknowledges"
  | "down"
  | "fails"
  | "hangs-up"
  | "hangs"
  | "business-error"
  | "refuses"
  | "redirects"
  | "floods";

/** A superior platform on this machine, which counts what it is sent by key. */
export async function superiorPlatform(secret: string) {
  const arrived: Arrived[] = [];
  let manner: Manner = "acknowledges";
  let meanwhile: (() => Promise<unknown>) | undefined;
  const server = createServer((request, response) => void serve(request, response));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (manner === "down") return void request.socket.destroy();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString("utf8");
    const header = (name: string): string => String(request.headers[name] ?? "");
    const key = header("idempotency-key");
    const signed = header("x-shiliu-signature") === signatureOf(secret, header("x-shiliu-time"), key, text);
    const isForm = header("content-type").startsWith("application/x-www-form-urlencoded");
    const body: unknown = isForm ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text);
    arrived.push({ key, body: body as Arrived["body"], signed });
    await meanwhile?.();
    answer(request, response);
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const say = (status: number, body: object, headers = {}) =>
      void response.writeHead(status, headers).end(JSON.stringify(body));
    switch (manner) {
      case "fails":
        return say(500, {});
      case "hangs-up":
        return void request.socket.destroy();
      case "hangs":
        return;
      case "business-error":
        return say(200, { code: "500", message: "系统繁忙" });
      case "refuses":
        return say(200, { code: "40001" });
      case "redirects":
        return say(307, { code: "0" }, { location: "/elsewhere" });
      case "floods":
        return say(200, { code: "0", more: "长".repeat(100_000) });
      default:
        return say(200, { code: "0", result: { ok: true }, receipt: `R-${arrived.length}` });
    }
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/write-back`,
    arrived,
    behave(next: Manner) {
      manner = next;
    },
    /** What happens between a write-back's arrival and its answer. */
    meanwhile(work: (() => Promise<unknown>) | undefined) {
      meanwhile = work;
    },
    /** How often each key arrived for an order, and in which order they first did. */
    keysOf: (number: string) => [
      ...new Set(arrived.filter(({ body }) => body["order_no"] === number).map(({ key }) => key)),
    ],
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
