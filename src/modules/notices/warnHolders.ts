import { withTransaction } from "#platform/database/pool.ts";
import { findCases } from "#platform/journal/readCase.ts";
import { warningNotices } from "./domain/clockWarnings.ts";
import { quietUntil } from "./domain/quietHours.ts";
import { toldCaseOf } from "./followCases.ts";
import type { Ground } from "./ground.ts";
import { queueNotices } from "./queueNotices.ts";
import { takeWarnings } from "./store.ts";

const batchSize = 100;

/** Tells holders of clocks whose moment has come and that still run to the same end. */
export async function warnHolders(ground: Ground, now: Date): Promise<void> {
  while ((await warnNext(ground, now)) === batchSize);
}

async function warnNext(ground: Ground, now: Date): Promise<number> {
  return withTransaction(ground.pool, async (tx) => {
    const warnings = await takeWarnings(tx, now, batchSize);
    if (warnings.length === 0) return 0;
    const ids = [...new Set(warnings.map(({ caseId }) => caseId))];
    const cases = new Map((await findCases(tx, ids)).map((stored) => [stored.case.id, stored]));
    const directory = ground.directory();
    const quiet = quietUntil(ground.quietHours, now);
    const notices = warnings.flatMap((warning) => {
      const stored = cases.get(warning.caseId);
      return stored ? warningNotices(warning, toldCaseOf(ground, stored), directory, now, quiet) : [];
    });
    await queueNotices(ground, tx, notices, now);
    return warnings.length;
  });
}
