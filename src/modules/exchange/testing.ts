import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { signatureOf } from "./outbound/post.ts";

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
    arrived.push({ key, body: JSON.parse(text) as Arrived["body"], signed });
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
      case "business-error":
        return say(200, { code: "500", message: "系统繁忙" });
      case "refuses":
        return say(200, { code: "40001" });
      case "redirects":
        return say(307, { code: "0" }, { location: "/elsewhere" });
      case "floods":
        return say(200, { code: "0", more: "长".repeat(100_000) });
      default:
        return say(200, { code: "0", receipt: `R-${arrived.length}` });
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
