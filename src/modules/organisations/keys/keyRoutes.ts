import { implement } from "@orpc/server";
import { listApiKeys } from "#platform/auth/apiKeys.ts";
import type { RequestContext } from "#platform/http/context.ts";
import { organisationsContract } from "../contract.ts";
import { mayManage } from "../domain/mayManage.ts";
import type { Ground } from "../ground.ts";
import { runOnce } from "../runOnce.ts";
import { endKey } from "./endKey.ts";
import { makeKey } from "./makeKey.ts";

/** The routes about keys of other systems: each stands for a post, and its maker must be one who may give that post. */
export function makeKeyRoutes(ground: Ground) {
  const os = implement(organisationsContract).$context<RequestContext>();
  return {
    listKeys: os.listKeys.handler(async ({ context }) => {
      const { tree, findPost } = ground.keeper.current();
      const keys = await listApiKeys(ground.pool);
      return keys.flatMap(({ id, name, personId, postId, createdAt, expiresAt, revokedAt, lastUsedAt }) => {
        const post = findPost(postId);
        const mine = post && mayManage(context.actor, { does: "changePosts", personId, posts: [post] }, tree);
        if (!mine) return [];
        const line = {
          id,
          name,
          postId,
          bodyId: post.bodyId,
          role: post.role,
          createdAt: createdAt.toISOString(),
        };
        return [
          {
            ...line,
            ...(expiresAt ? { expiresAt: expiresAt.toISOString() } : {}),
            ...(revokedAt ? { revokedAt: revokedAt.toISOString() } : {}),
            ...(lastUsedAt ? { lastUsedAt: lastUsedAt.toISOString() } : {}),
          },
        ];
      });
    }),
    makeKey: os.makeKey.handler(async ({ input: { key, postId, name, expiresAt }, context }) => {
      const expiry = expiresAt === undefined ? undefined : new Date(expiresAt);
      const { id, secret } = await runOnce(context, key, (write) =>
        makeKey(ground, write, { postId, name, expiresAt: expiry }),
      );
      return { id, ...(secret === undefined ? {} : { secret }) };
    }),
    endKey: os.endKey.handler(async ({ input: { key, id, reason }, context }) => {
      await runOnce(context, key, (write) => endKey(ground, write, { id, reason }));
      return { ended: true as const };
    }),
  };
}
