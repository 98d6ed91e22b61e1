import { type Refusal, refuse } from "#engine/refusal.ts";
import type { RequestContext } from "#platform/http/context.ts";
import { answer } from "#platform/http/refusals.ts";
import type { Write } from "./writeOnce.ts";

const shortestKey = 8;
const longestKey = 128;

/** Runs a route's write under the idempotency key of its field, or else of the header. */
export async function runOnce<Result>(
  context: RequestContext,
  field: string | undefined,
  run: (write: Omit<Write, "input">) => Promise<Result | Refusal>,
): Promise<Exclude<Result, Refusal>> {
  const key = field ?? context.header("idempotency-key") ?? "";
  if (key.length < shortestKey || key.length > longestKey) return answer(refuse("key-missing"));
  return answer(await run({ actor: context.actor, now: context.now, key })) as Exclude<Result, Refusal>;
}
