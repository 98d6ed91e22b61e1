import { implement } from "@orpc/server";
import type { RequestContext } from "#platform/http/context.ts";
import { answer } from "#platform/http/refusals.ts";
import { getKey } from "../getKey.ts";
import type { Ground } from "../ground.ts";
import { requestsContract } from "../contract.ts";
import { changeFilter, removeFilter } from "../savedFilters/changeFilter.ts";
import { countSavedFilters, readSavedFilters } from "../savedFilters/readSavedFilters.ts";
import { saveFilter } from "../savedFilters/saveFilter.ts";
import { countMyCases, listCases } from "./lists.ts";
import { countMyQueue, listQueue } from "./queue.ts";

/** The routes of the lists that staff work through, and of the filters they keep. */
export function makeListRoutes(ground: Ground) {
  const os = implement(requestsContract).$context<RequestContext>();
  return {
    queue: os.queue.handler(async ({ input, context: { actor, now } }) =>
      answer(await listQueue(ground, { ...input, cursor: input.cursor, actor, now })),
    ),
    countQueue: os.countQueue.handler(async ({ input, context: { actor, now } }) =>
      answer(await countMyQueue(ground, { ...input, actor, now })),
    ),
    list: os.list.handler(async ({ input, context: { actor, now } }) =>
      answer(await listCases(ground, { ...input, cursor: input.cursor, actor, now })),
    ),
    countList: os.countList.handler(async ({ input, context: { actor, now } }) =>
      answer(await countMyCases(ground, { ...input, actor, now })),
    ),
    savedFilters: os.savedFilters.handler(async ({ context }) => ({
      filters: answer(await readSavedFilters(ground, context.actor)),
    })),
    countSavedFilters: os.countSavedFilters.handler(async ({ context: { actor, now } }) => ({
      counts: answer(await countSavedFilters(ground, actor, now)),
    })),
    saveFilter: os.saveFilter.handler(async ({ input, context }) => {
      const { actor, now } = context;
      return { filters: answer(await saveFilter(ground, { actor, now, key: getKey(context) }, input)) };
    }),
    changeFilter: os.changeFilter.handler(async ({ input, context }) => {
      getKey(context);
      return { filters: answer(await changeFilter(ground, context, input)) };
    }),
    removeFilter: os.removeFilter.handler(async ({ input, context }) => {
      getKey(context);
      return { filters: answer(await removeFilter(ground, context, input.id)) };
    }),
  };
}
