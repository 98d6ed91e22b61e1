import { OpenAPIGenerator } from "@orpc/openapi";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import { caseLine, caseView, queueLine, receipt } from "#modules/requests/contract.ts";
import { contract } from "./contract.ts";

/** The API as OpenAPI 3.1, made from the contract. */
export async function describeApi() {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  return generator.generate(contract, {
    info: {
      title: "Shiliu",
      version: "1",
      description:
        "Every write takes an idempotency key in the header `idempotency-key`: the same request sent twice takes effect " +
        "once. Errors have one shape: `{ code, message, details? }`, the message in the language of `accept-language`. " +
        "Lists give a `next` cursor. Staff act in the post named by `x-shiliu-post`; other systems sign in by " +
        "`authorization: Bearer slk_…`; a reporter without an account sends `x-shiliu-receipt`.",
    },
    servers: [{ url: "/api/v1" }],
    // Named once: nearly every act answers with the case.
    commonSchemas: {
      CaseView: { schema: caseView, strategy: "output" },
      CaseLine: { schema: caseLine, strategy: "output" },
      QueueLine: { schema: queueLine, strategy: "output" },
      Receipt: { schema: receipt, strategy: "output" },
    },
    customErrorResponseBodySchema: {
      type: "object",
      required: ["code", "message"],
      properties: { code: { type: "string" }, message: { type: "string" }, details: { type: "object" } },
    },
  });
}
