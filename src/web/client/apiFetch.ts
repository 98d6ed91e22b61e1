import { browserNowMs, learnServerClock } from "#web/clock/serverClock.ts";
import { getChosenPost } from "#web/session/postChoice.ts";
import { languageTags } from "#web/words/language.ts";
import { getLanguage } from "#web/words/languageChoice.ts";
import { apiErrorOf, thrownApiError, unreachable } from "./apiError.ts";
import { isAttended } from "./attention.ts";
import { noteReachable } from "./reachability.ts";

/** Where the API lives on this origin. */
export const apiPath = "/api/v1";

/** Headers every request carries: the reader's language, the CSRF mark, a member of staff's post, and whether nobody is there. */
export function commonHeaders(): Record<string, string> {
  const postId = getChosenPost();
  const headers = {
    "accept-language": languageTags[getLanguage()],
    "x-shiliu-csrf": "1",
    ...(isAttended() ? {} : { "x-shiliu-unattended": "1" }),
  };
  return postId === undefined ? headers : { ...headers, "x-shiliu-post": postId };
}

/** `fetch` that learns the server's clock and tells an unreachable server from any other failure. */
export async function watchedFetch(input: Request | string, init?: RequestInit): Promise<Response> {
  const askedAtMs = browserNowMs();
  let response: Response;
  try {
    response = await fetch(input, init);
  } catch (error) {
    // An aborted request says nothing about the network.
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    noteReachable(false);
    throw thrownApiError(unreachable);
  }
  noteReachable(true);
  const serverDate = response.headers.get("date");
  if (serverDate !== null) learnServerClock({ serverDate, askedAtMs, heardAtMs: browserNowMs() });
  return response;
}

/** What a plain request may say. */
export interface JsonRequest {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  headers?: Readonly<Record<string, string>>;
  body?: string;
  signal?: AbortSignal;
}

/** Asks one JSON resource without the generated client, which public pages need not load. Throws an API error. */
export async function apiJson<Answer>(path: string, init: JsonRequest = {}): Promise<Answer> {
  const response = await watchedFetch(apiPath + path, {
    ...init,
    credentials: "same-origin",
    headers: { ...commonHeaders(), accept: "application/json", ...init.headers },
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw thrownApiError(apiErrorOf(response.status, body));
  return body as Answer;
}
