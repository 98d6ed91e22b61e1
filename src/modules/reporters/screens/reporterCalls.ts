import { type ApiError, asApiError } from "#web/client/apiError.ts";
import { apiJson } from "#web/client/apiFetch.ts";
import type { MaskedReporter } from "../contract.ts";

/** What the server says about a code it sent. */
export interface CodeSent {
  expiresInSeconds: number;
  nextInSeconds: number;
}

/** How a call ended. */
export type Outcome<Answer> = { done: true; answer: Answer } | { done: false; error: ApiError };

// By plain requests: the generated client would be most of what this page loads.
async function post<Answer>(path: string, body: object): Promise<Outcome<Answer>> {
  try {
    const answer = await apiJson<Answer>(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return { done: true, answer };
  } catch (thrown) {
    return { done: false, error: asApiError(thrown) };
  }
}

/** Asks for a code to a phone. */
export function sendCode(phone: string): Promise<Outcome<CodeSent>> {
  return post("/reporter/code", { phone });
}

/** Signs in with the code. */
export function signIn(phone: string, code: string): Promise<Outcome<MaskedReporter>> {
  return post("/reporter/sign-in", { phone, code });
}

/** How long to wait before asking for another code, where the server refused one for being too soon. */
export function waitOf(error: ApiError): number | undefined {
  const seconds = error.kind === "refused" ? error.details?.["retryAfterSeconds"] : undefined;
  return typeof seconds === "number" ? seconds : undefined;
}
