import { createORPCClient, ORPCError } from "@orpc/client";
import type { AnyContractRouter, ContractRouterClient } from "@orpc/contract";
import type { JsonifiedClient } from "@orpc/openapi-client";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import { isApiErrorBody } from "./apiError.ts";
import { apiPath, commonHeaders, watchedFetch } from "./apiFetch.ts";
import contract from "./contract.generated.json" with { type: "json" };
import type { Contract } from "./contractType.ts";
import { uploadSessionHeader } from "./uploadFile.ts";

/** What a call may carry beside its input. */
export interface CallContext {
  /** For a write: the key of the intention, the same however often it is sent. `useCommand` hands it over. */
  idempotencyKey?: string;
  /** For a form with files: the session they were uploaded in. */
  uploadSession?: string;
}

/** The API as typed functions: `client.requests.findCase({ caseId })`. */
export type ApiClient = JsonifiedClient<ContractRouterClient<Contract, CallContext>>;

const link = new OpenAPILink<CallContext>(contract as unknown as AnyContractRouter, {
  url: () => location.origin + apiPath,
  headers: ({ context }) => callHeaders(context),
  fetch: (request, init) => watchedFetch(request, { ...init, credentials: "same-origin" }),
  customErrorResponseBodyDecoder: (body, response) =>
    isApiErrorBody(body)
      ? new ORPCError(body.code, { status: response.status, message: body.message, data: body.details ?? {} })
      : undefined,
});

function callHeaders(context: CallContext): Record<string, string> {
  const headers = commonHeaders();
  if (context.idempotencyKey !== undefined) headers["idempotency-key"] = context.idempotencyKey;
  if (context.uploadSession !== undefined) headers[uploadSessionHeader] = context.uploadSession;
  return headers;
}

/** The typed client of the API, in the reader's language and the chosen post. */
export const client: ApiClient = createORPCClient(link);
