import type { FastifyReply, FastifyRequest } from "fastify";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Language } from "#engine/words.ts";
import { preferredLanguage } from "#platform/auth/preferredLanguage.ts";
import { describeRefusal } from "#platform/http/refusals.ts";
import { refusals } from "./modules.ts";

/** The language a request asks to be answered in. */
export function languageOf({ headers }: Pick<FastifyRequest, "headers">): Language {
  return preferredLanguage(headers["accept-language"]);
}

/** Answers with a refusal, in the asker's language; says when to come back, where that helps. */
export function sendRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { status, body } = describeRefusal(refusals, refusal, languageOf(request));
  const retryAfter = refusal.details?.["retryAfterSeconds"];
  if (typeof retryAfter === "number") reply.header("retry-after", retryAfter);
  return reply.code(status).send(body);
}

const httpRefusals: Readonly<Record<number, string>> = {
  400: "input-invalid",
  404: "not-found",
  413: "body-too-large",
  415: "media-type-not-supported",
};

/** What an error of HTTP itself is refused with; anything unexpected is logged, and nothing of it told. */
export function refusalOfHttp(error: unknown, request: FastifyRequest): Refusal {
  const status =
    typeof error === "object" && error !== null && "statusCode" in error ? Number(error.statusCode) : 500;
  const code = httpRefusals[status] ?? (status >= 400 && status < 500 ? "input-invalid" : undefined);
  if (code !== undefined) return refuse(code);
  request.log.error({ err: error }, "a request failed");
  return refuse("service-unavailable", { requestId: request.id });
}
