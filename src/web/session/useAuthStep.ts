import { useState } from "react";
import type { ApiError } from "#web/client/apiError.ts";
import { authCall } from "./authCall.ts";

/** A step of sign-in as a form uses it. */
export interface AuthStep<Answer> {
  send(body: object): Promise<void>;
  busy: boolean;
  error: ApiError | undefined;
  /** Takes the last error away, once the reader changes what it was about. */
  clear(): void;
  onDone(answer: Answer): void;
}

/** Sends a step of sign-in once at a time, and keeps what went wrong. */
export function useAuthStep<Answer>(path: string, onDone: (answer: Answer) => void): AuthStep<Answer> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  return {
    busy,
    error,
    onDone,
    clear: () => setError(undefined),
    async send(body) {
      if (busy) return;
      setBusy(true);
      setError(undefined);
      const outcome = await authCall<Answer>(path, body);
      setBusy(false);
      if (outcome.done) onDone(outcome.answer);
      else setError(outcome.error);
    },
  };
}
