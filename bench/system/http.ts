import { Agent, request as sendRequest } from "node:http";

/** One request to 127.0.0.1. */
export interface HttpRequest {
  method: "GET" | "POST";
  path: string;
  headers: Readonly<Record<string, string>>;
  /** JSON, written out. */
  body?: string | undefined;
}

/** What came back. */
export interface HttpAnswer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}

/** Keeps so many connections open, one for each client. */
export function keepAliveAgent(clients: number): Agent {
  return new Agent({ keepAlive: true, maxSockets: clients, maxFreeSockets: clients });
}

/** Sends one request and reads its answer; throws where the connection breaks or nothing comes in time. */
export function send(
  port: number,
  request: HttpRequest,
  agent?: Agent,
  timeoutMs = 60_000,
): Promise<HttpAnswer> {
  const { method, path, headers, body } = request;
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const outgoing = sendRequest(
      {
        host: "127.0.0.1",
        port,
        method,
        path,
        agent,
        timeout: timeoutMs,
        headers: { ...headers, ...length },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => void chunks.push(chunk));
        incoming.once("error", reject);
        incoming.once("end", () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    outgoing.once("error", reject);
    outgoing.once("timeout", () => outgoing.destroy(new Error(`No answer in ${timeoutMs} ms`)));
    outgoing.end(body);
  });
}
