import { implement } from "@orpc/server";
import type { RequestContext } from "#platform/http/context.ts";
import { answer } from "#platform/http/refusals.ts";
import { organisationsContract } from "../contract.ts";
import type { Ground } from "../ground.ts";
import { runOnce } from "../runOnce.ts";
import { changeBody } from "./changeBody.ts";
import { deactivateBody } from "./deactivateBody.ts";
import { establishBody } from "./establishBody.ts";
import { previewMerge } from "./previewMerge.ts";
import { readBody } from "./readBody.ts";
import { readBodyTree } from "./readBodyTree.ts";
import { readDirectory } from "./readDirectory.ts";
import { searchBodies } from "./searchBodies.ts";

/** The routes about bodies. */
export function makeBodyRoutes(ground: Ground) {
  const os = implement(organisationsContract).$context<RequestContext>();
  const body = async (context: RequestContext, id: string) =>
    answer(await readBody(ground, context.actor, id));

  return {
    searchBodies: os.searchBodies.handler(({ input, context }) => searchBodies(ground, context.actor, input)),
    readBodyTree: os.readBodyTree.handler(({ input, context }) => {
      const { etag, version, bodies } = readBodyTree(ground, context.actor);
      const headers = { etag, "cache-control": "private, no-cache" };
      return input.headers?.["if-none-match"] === etag
        ? { status: 304 as const, headers }
        : { status: 200 as const, headers, body: { version, bodies: bodies() } };
    }),
    readDirectory: os.readDirectory.handler(() => ({ bodies: readDirectory(ground) })),
    readBody: os.readBody.handler(({ input, context }) => body(context, input.id)),
    establishBody: os.establishBody.handler(async ({ input, context }) => {
      const { key, id, parentId, kind, phone, serves, centre, reason } = input;
      const name = nameOf(input.name);
      await runOnce(context, key, (write) =>
        establishBody(ground, write, {
          id,
          parentId,
          kind,
          name,
          phone: phone || undefined,
          serves,
          centre,
          reason,
        }),
      );
      return body(context, id);
    }),
    changeBody: os.changeBody.handler(async ({ input, context }) => {
      const { key, id, name, parentId, serves, centre, reason } = input;
      const phone = input.phone === "" ? null : input.phone;
      await runOnce(context, key, (write) =>
        changeBody(ground, write, {
          id,
          name: name && nameOf(name),
          phone,
          parentId,
          serves,
          centre,
          reason,
        }),
      );
      return body(context, id);
    }),
    previewMerge: os.previewMerge.handler(async ({ input, context }) =>
      answer(await previewMerge(ground, context.actor, input)),
    ),
    deactivateBody: os.deactivateBody.handler(async ({ input, context }) => {
      const { key, id, reason, successorId } = input;
      await runOnce(context, key, (write) => deactivateBody(ground, write, { id, reason, successorId }));
      return body(context, id);
    }),
  };
}

function nameOf({ zh, en }: { zh: string; en?: string | undefined }): { zh: string; en: string } {
  return { zh, en: en ?? zh };
}
