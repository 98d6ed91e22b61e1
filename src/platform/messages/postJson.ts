import type { SendFailure } from "./messageAdapter.ts";

/** What a receiving system answered to a post, as far as one may read it. */
export interface PostAnswer {
  status: number;
  /** The body where it is a JSON object, else empty. */
  body: Readonly<Record<string, unknown>>;
  retryAfterMs: number | undefined;
}

const longestAnswer = 20_000;
const longestWaitMs = 6 * 3_600_000;

// Nothing can have been taken where no connection came about.
const neverConnected = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** Posts JSON and waits so long for the answer; a failure says whether the other side may have it all the same. */
export async function postJson(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<PostAnswer | { failure: SendFailure }> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8", ...headers },
      body,
      // What is signed for one address goes to no other.
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = (await response.text()).slice(0, longestAnswer);
    return {
      status: response.status,
      body: readObject(text),
      retryAfterMs: waitOf(response.headers.get("retry-after")),
    };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

function failureOf(error: unknown): SendFailure {
  const code = codeOf(error) ?? "";
  return neverConnected.has(code)
    ? { reason: "carrier-unreachable", retry: "later" }
    : { reason: "answer-lost", retry: "doubtful" };
}

/** The code of an error, or of what caused it. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return codeOf(error.cause);
}

function readObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}

function waitOf(header: string | null): number | undefined {
  const seconds = header === null || header.trim() === "" ? Number.NaN : Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1_000, longestWaitMs) : undefined;
}

/** What an HTTP status says of a message: tried again where the other side is at fault or busy. */
export function failureOfStatus({ status, retryAfterMs }: PostAnswer): SendFailure {
  const wait = retryAfterMs === undefined ? {} : { afterMs: retryAfterMs };
  if (status === 429 || status === 503) return { reason: "carrier-busy", retry: "later", ...wait };
  // A gateway between us and the carrier says this when the carrier's own answer was late.
  if (status === 504 || status === 408) return { reason: "answer-lost", retry: "doubtful" };
  if (status >= 500 || status < 400) return { reason: "carrier-unreachable", retry: "later", ...wait };
  // Our own credentials or address are wrong: that can be mended, and the messages are still wanted.
  if (status === 401 || status === 403 || status === 404 || status === 405)
    return { reason: "carrier-refused", retry: "later" };
  return { reason: "carrier-refused", retry: "never" };
}
