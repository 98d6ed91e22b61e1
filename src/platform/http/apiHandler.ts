import { type AnyRouter, ORPCError } from "@orpc/server";
import { OpenAPIHandler } from "@orpc/openapi/fastify";
import type { FastifyReply, FastifyRequest } from "fastify";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import type { Log } from "#platform/log/log.ts";
import type { RequestContext } from "./context.ts";
import { describeRefusal, type RefusalTable } from "./refusals.ts";

/** What the API's handler is made with. */
export interface ApiHandlerNeeds {
  router: AnyRouter;
  refusals: RefusalTable;
  log: Log;
}

/** Serves one API request; gives whether there is such a route. */
export type ApiHandler = (
  request: FastifyRequest,
  reply: FastifyReply,
  context: RequestContext,
) => Promise<boolean>;

interface Issue {
  path?: readonly (PropertyKey | { key: PropertyKey })[];
  message?: string;
}

function fieldsOf(issues: readonly Issue[]): { path: string; problem: string }[] {
  return issues.map(({ path = [], message = "" }) => ({
    path: path.map((part) => String(typeof part === "object" ? part.key : part)).join("."),
    problem: message,
  }));
}

/** What a thrown error says to the caller: a refusal as it is, wrong input with its fields, anything else nothing. */
function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof ORPCError)) return undefined;
  const data: unknown = error.data;
  if (isRefusal(data)) return data;
  if (error.code === "NOT_FOUND") return refuse("not-found");
  if (error.code !== "BAD_REQUEST") return undefined;
  const issues =
    typeof data === "object" && data !== null && "issues" in data ? (data.issues as Issue[]) : [];
  return refuse("input-invalid", { fields: fieldsOf(issues) });
}

/** Makes the handler of `/api/v1`: typed routes, one error shape, unexpected errors logged and never shown. */
export function makeApiHandler({ router, refusals, log }: ApiHandlerNeeds): ApiHandler {
  const handler = new OpenAPIHandler<RequestContext>(router, {
    customErrorResponseBodyEncoder: (error) => (error.data as { body?: unknown } | undefined)?.body,
    interceptors: [
      async ({ next, context }) => {
        try {
          return await next();
        } catch (error) {
          const refusal = refusalOf(error);
          if (!refusal) log.error({ err: error, requestId: context.requestId }, "a request failed");
          const { status, body } = describeRefusal(
            refusals,
            refusal ?? refuse("service-unavailable", { requestId: context.requestId }),
            context.language,
          );
          throw new ORPCError("REFUSED", { status, data: { body } });
        }
      },
    ],
  });
  return async (request, reply, context) => {
    const { matched } = await handler.handle(request, reply, { prefix: "/api/v1", context });
    return matched;
  };
}
