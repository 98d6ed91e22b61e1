import { followJournal } from "#platform/journal/followJournal.ts";
import { findCases } from "#platform/journal/readCase.ts";
import { superiorOf, superiorStepOf } from "#modules/requests/index.ts";
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
    const orders = new Map(cases.map((stored) => [stored.case.id, superiorOf(stored.case)]));
    if (![...orders.values()].some((superior) => superior !== undefined)) return;
    const platforms = new Map((await listPlatforms(tx)).map((platform) => [platform.id, platform]));
    const rows = steps.flatMap(({ event, step }) => {
      const superior = orders.get(event.caseId);
      if (!superior || platforms.get(superior.platform)?.format.writeBack.steps[step] === undefined)
        return [];
      const { platform: platformId, number: orderNumber } = superior;
      const { caseId, version } = event;
      return [{ caseId, version, platformId, orderNumber, step, at: new Date(event.at) }];
    });
    await insertWriteBacks(tx, rows);
  });
}
