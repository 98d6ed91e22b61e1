import { followJournal } from "#platform/journal/followJournal.ts";
import { findCases } from "#platform/journal/readCase.ts";
import { concernsTheOrder, superiorOf, superiorStepOf } from "#modules/requests/index.ts";
import type { Ground } from "../ground.ts";
import { insertWriteBacks, listPlatforms } from "../store.ts";

const batchSize = 500;

/** Notes what platforms are to be told of what was written since the last time: each event once. */
export async function noteWriteBacks(ground: Ground): Promise<void> {
  while ((await noteNext(ground)) === batchSize);
}

async function noteNext(ground: Ground): Promise<number> {
  return followJournal(ground.pool, "exchange", batchSize, async (tx, events) => {
    const steps = events.flatMap(({ event }) => {
      const step = superiorStepOf(event);
      return step ? [{ event, step }] : [];
    });
    if (steps.length === 0) return;
    const cases = await findCases(tx, [...new Set(steps.map(({ event }) => event.caseId))]);
    const orders = new Map(
      cases.flatMap(({ case: state }) => {
        const superior = superiorOf(state);
        return superior ? [[state.id, { state, superior }] as const] : [];
      }),
    );
    if (orders.size === 0) return;
    const platforms = new Map((await listPlatforms(tx)).map((platform) => [platform.id, platform]));
    const rows = steps.flatMap(({ event, step }) => {
      const order = orders.get(event.caseId);
      if (!order || !concernsTheOrder(order.state, event)) return [];
      const { superior } = order;
      if (platforms.get(superior.platform)?.format.writeBack.steps[step] === undefined) return [];
      const { platform: platformId, number: orderNumber } = superior;
      const { caseId, version } = event;
      return [{ caseId, version, platformId, orderNumber, step, at: new Date(event.at) }];
    });
    await insertWriteBacks(tx, rows);
  });
}
