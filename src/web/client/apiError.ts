import type { SayWord } from "#web/words/useWords.ts";

/**
 * Why a request brought nothing. `refused`: the server said no, and did nothing. `unreachable`: no answer came.
 * `broken`: the server failed. After the last two nobody knows whether it was done.
 */
export type ApiError =
  | {
      kind: "refused";
      code: string;
      message: string;
      status: number;
      details?: Readonly<Record<string, unknown>>;
    }
  | { kind: "unreachable"; code: "network-unreachable"; message: string }
  | { kind: "broken"; code: string; message: string; status?: number };

/** The error shape every answer of the API has. */
export interface ApiErrorBody {
  code: string;
  message: string;
  details?: Readonly<Record<string, unknown>>;
}

/** Whether a decoded body is the API's error shape. */
export function isApiErrorBody(body: unknown): body is ApiErrorBody {
  if (typeof body !== "object" || body === null) return false;
  return (
    "code" in body && typeof body.code === "string" && "message" in body && typeof body.message === "string"
  );
}

/** The error an answer stands for, from its status and body. */
export function apiErrorOf(status: number, body: unknown): ApiError {
  const { code, message, details } = isApiErrorBody(body)
    ? body
    : { code: `http-${status}`, message: "", details: undefined };
  if (status < 400 || status >= 500) return { kind: "broken", code, message, status };
  const refused = { kind: "refused", code, message, status } as const;
  return details === undefined ? refused : { ...refused, details };
}

/** No answer came: no network, or no server behind it. */
export const unreachable: ApiError = { kind: "unreachable", code: "network-unreachable", message: "" };

/** Wraps an {@link ApiError} to be thrown; {@link asApiError} takes it out again. */
export function thrownApiError(error: ApiError): Error {
  return new Error(error.message || error.code, { cause: error });
}

/** Whatever was thrown on the way to the API, as an {@link ApiError}. */
export function asApiError(thrown: unknown): ApiError {
  if (thrown instanceof Error) {
    if (isApiError(thrown.cause)) return thrown.cause;
    if (isRpcError(thrown)) return apiErrorOf(thrown.status, errorBodyOf(thrown));
  }
  return { kind: "broken", code: "unexpected", message: "" };
}

/** The sentence a person reads for an error: the server's own, else what the kind of failure allows to say. */
export function sentenceFor(error: ApiError, t: SayWord): string {
  if (error.kind === "unreachable") return t("state.unreachableBody");
  return error.message || t("state.errorBody");
}

function isApiError(value: unknown): value is ApiError {
  return typeof value === "object" && value !== null && "kind" in value && "code" in value;
}

interface RpcError extends Error {
  code: string;
  status: number;
  data: unknown;
}

function isRpcError(error: Error): error is RpcError {
  return (
    "code" in error && typeof error.code === "string" && "status" in error && typeof error.status === "number"
  );
}

function errorBodyOf(error: RpcError): ApiErrorBody {
  const body = { code: error.code, message: error.message };
  const details = error.data;
  return typeof details === "object" && details !== null
    ? { ...body, details: details as Readonly<Record<string, unknown>> }
    : body;
}
