import { refuse } from "#engine/refusal.ts";
import type { RequestContext } from "#platform/http/context.ts";
import { answer } from "#platform/http/refusals.ts";

const key = /^[\x21-\x7e]{8,128}$/;

/** The idempotency key that a write came with; a write without one is refused. */
export function getKey(context: RequestContext): string {
  const given = context.header("idempotency-key");
  return given !== undefined && key.test(given) ? given : answer(refuse("key-missing"));
}
