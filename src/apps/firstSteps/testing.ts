import type { Actor } from "#engine/actor.ts";
import type { RequestContext } from "#platform/http/context.ts";

/** What a request of somebody brings with it. */
export function contextFor(actor: Actor, now: Date): RequestContext {
  return {
    actor,
    personId: actor.kind === "staff" ? actor.personId : undefined,
    language: "zh",
    now,
    requestId: "test",
    address: "127.0.0.1",
    setHeader: () => undefined,
    header: () => undefined,
  };
}
