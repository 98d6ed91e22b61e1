import { implement } from "@orpc/server";
import { refuse } from "#engine/refusal.ts";
import type { RequestContext } from "#platform/http/context.ts";
import { answer, describeRefusal, type RefusalTable } from "#platform/http/refusals.ts";
import { exchangeContract } from "./contract.ts";
import type { Ground } from "./ground.ts";
import { hearMessage, receiveOrders, type Sent } from "./inbound/receive.ts";
import { readOrderOfCase, readPlatforms, readWriteBacks, retryWriteBack, settleByHand } from "./operate.ts";
import { bindKeyTo } from "./platforms/bindKeyTo.ts";
import { changePlatform } from "./platforms/changePlatform.ts";

function sentBy(platformId: string, body: unknown, { apiKeyId, now }: RequestContext): Sent {
  return { platformId, body, keyId: apiKeyId, now };
}

function getKey(context: RequestContext): string {
  const key = context.header("idempotency-key") ?? "";
  return /^[\x21-\x7e]{8,128}$/.test(key) ? key : answer(refuse("key-missing"));
}

/** The module's part of the API; `refusals` says what each order of a batch was refused with. */
export function makeRoutes(ground: Ground, refusals: () => RefusalTable) {
  const os = implement(exchangeContract).$context<RequestContext>();
  return os.router({
    receiveOrders: os.receiveOrders.handler(async ({ input: { params, body }, context }) => {
      const done = answer(await receiveOrders(ground, sentBy(params.platform, body, context)));
      if (!("results" in done)) return done;
      const results = done.results.map((each) => {
        if (each.received) return each;
        const { orderNumber, refusal } = each;
        const told = describeRefusal(refusals(), refusal, context.language).body;
        return { received: false, ...(orderNumber === undefined ? {} : { orderNumber }), refusal: told };
      });
      return { results };
    }),
    hearMessage: os.hearMessage.handler(async ({ input: { params, body }, context }) =>
      answer(await hearMessage(ground, sentBy(params.platform, body, context))),
    ),
    platforms: os.platforms.handler(async ({ context }) =>
      answer(await readPlatforms(ground, context.actor)),
    ),
    changePlatform: os.changePlatform.handler(async ({ input, context }) => {
      const { actor, now } = context;
      return answer(await changePlatform(ground, { actor, now, form: input, key: getKey(context) }));
    }),
    bindKey: os.bindKey.handler(async ({ input: { id, keyId }, context: { actor, now } }) =>
      answer(await bindKeyTo(ground, { actor, now, keyId, platformId: id })),
    ),
    writeBacks: os.writeBacks.handler(async ({ input, context }) =>
      answer(await readWriteBacks(ground, { ...input, cursor: input.cursor, actor: context.actor })),
    ),
    retry: os.retry.handler(async ({ input, context: { actor, now } }) =>
      answer(await retryWriteBack(ground, { ...input, actor, now })),
    ),
    settle: os.settle.handler(async ({ input, context: { actor, now } }) =>
      answer(await settleByHand(ground, { ...input, actor, now })),
    ),
    ofCase: os.ofCase.handler(async ({ input, context }) => {
      const order = await readOrderOfCase(ground, context.actor, input.caseId);
      return answer(order);
    }),
  });
}
