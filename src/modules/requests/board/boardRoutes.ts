import { implement } from "@orpc/server";
import type { RequestContext } from "#platform/http/context.ts";
import { answer } from "#platform/http/refusals.ts";
import { requestsContract } from "../contract.ts";
import type { Ground } from "../ground.ts";
import { keepLoads } from "../load/keepLoads.ts";
import { countMyBoard, listBoard } from "./readBoard.ts";

/** The routes of the dispatch board: what waits, and what the bodies have in hand that it may go to. */
export function makeBoardRoutes(ground: Ground) {
  const os = implement(requestsContract).$context<RequestContext>();
  const loads = keepLoads(ground);
  return {
    board: os.board.handler(async ({ input, context: { actor } }) =>
      answer(await listBoard(ground, { ...input, cursor: input.cursor, actor })),
    ),
    countBoard: os.countBoard.handler(async ({ input, context: { actor } }) =>
      answer(await countMyBoard(ground, { ...input, actor })),
    ),
    bodyLoads: os.bodyLoads.handler(async ({ context: { actor, now } }) => answer(await loads(actor, now))),
  };
}
