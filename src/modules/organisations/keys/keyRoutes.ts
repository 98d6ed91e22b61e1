import { implement } from "@orpc/server";
import { refuse } from "#engine/refusal.ts";
import type { RequestContext } from "#platform/http/context.ts";
import { answer } from "#platform/http/refusals.ts";
import { organisationsContract } from "../contract.ts";
import type { Ground } from "../ground.ts";
import { runOnce } from "../runOnce.ts";
import { endKey } from "./endKey.ts";
import { listKeys } from "./listKeys.ts";
import { makeKey } from "./makeKey.ts";

/** The routes about keys of other systems: each stands for a post, and its maker must be one who may give that post. */
export function makeKeyRoutes(ground: Ground) {
  const os = implement(organisationsContract).$context<RequestContext>();
  return {
    listKeys: os.listKeys.handler(({ input, context }) =>
      listKeys(ground, context.actor, input, context.now),
    ),
    makeKey: os.makeKey.handler(async ({ input: { key, postId, name, expiresAt }, context }) => {
      keepKeysOut(context);
      const expiry = expiresAt === undefined ? undefined : new Date(expiresAt);
      const { id, secret } = await runOnce(context, key, (write) =>
        makeKey(ground, write, { postId, name, expiresAt: expiry }),
      );
      return { id, ...(secret === undefined ? {} : { secret }) };
    }),
    endKey: os.endKey.handler(async ({ input: { key, id, reason }, context }) => {
      keepKeysOut(context);
      await runOnce(context, key, (write) => endKey(ground, write, { id, reason }));
      return { ended: true as const };
    }),
  };
}

/** A key that could make keys would outlive its own end. */
export function keepKeysOut({ apiKeyId }: RequestContext): void {
  if (apiKeyId !== undefined) answer(refuse("key-by-key"));
}
