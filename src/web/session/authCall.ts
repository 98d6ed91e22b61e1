import { apiErrorOf, asApiError, type ApiError, thrownApiError } from "#web/client/apiError.ts";
import { commonHeaders, watchedFetch } from "#web/client/apiFetch.ts";

/** How a step of sign-in ended. */
export type AuthOutcome<Answer> = { done: true; answer: Answer } | { done: false; error: ApiError };

/** How far a sign-in came. */
export interface SignInState {
  state: "signed-in" | "second-factor" | "set-up-second-factor";
}

/** Reads what the sign-in routes tell of whoever is signed in. Throws an API error. */
export async function authRead<Answer>(path: string, signal: AbortSignal): Promise<Answer> {
  const response = await watchedFetch(`/api/auth/${path}`, {
    credentials: "same-origin",
    headers: { ...commonHeaders(), accept: "application/json" },
    signal,
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw thrownApiError(apiErrorOf(response.status, answer));
  return answer as Answer;
}

/** Calls one of the sign-in routes. They are not part of the versioned API: no other system signs in this way. */
export async function authCall<Answer>(path: string, body: object): Promise<AuthOutcome<Answer>> {
  try {
    const response = await watchedFetch(`/api/auth/${path}`, {
      method: "POST",
      credentials: "same-origin",
      headers: { ...commonHeaders(), "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw thrownApiError(apiErrorOf(response.status, answer));
    return { done: true, answer: answer as Answer };
  } catch (thrown) {
    return { done: false, error: asApiError(thrown) };
  }
}
