import { createHmac } from "node:crypto";

/** What is sent to a platform. */
export interface Posting {
  url: string;
  type: string;
  body: string;
  key: string;
  secret: string;
  headers: { key: string; time: string; signature: string };
  now: Date;
  timeoutMs: number;
}

/** An answer, or that there was none. */
export type Posted = { status: number; text: string } | { unreachable: string };

const mostBytes = 64 * 1024;

/** Signs what is sent: over its moment, its key and its body, so that none can be put to another's. */
function signatureOf(secret: string, time: string, key: string, body: string): string {
  return `v1=${createHmac("sha256", secret).update(`${time}\n${key}\n${body}`).digest("hex")}`;
}

/** Sends once. Follows no redirect, waits no longer than it was told to, and reads no more than an answer needs. */
export async function post(posting: Posting): Promise<Posted> {
  const { url, type, body, key, secret, headers, now, timeoutMs } = posting;
  const time = String(Math.floor(now.getTime() / 1_000));
  try {
    const response = await fetch(url, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        "content-type": type,
        [headers.key]: key,
        [headers.time]: time,
        [headers.signature]: signatureOf(secret, time, key, body),
      },
      body,
    });
    return { status: response.status, text: await readAtMost(response) };
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    const name = cause instanceof Error && "code" in cause ? String(cause.code) : "no answer";
    return { unreachable: name.slice(0, 60) };
  }
}

async function readAtMost(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const stream: AsyncIterable<Uint8Array> | Iterable<never> = response.body ?? [];
  for await (const chunk of stream) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) {
      await response.body?.cancel().catch(() => undefined);
      return "";
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
