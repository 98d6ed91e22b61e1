import { type FollowedEvent, followJournal } from "#platform/journal/followJournal.ts";
import { findCases } from "#platform/journal/readCase.ts";
import type { StoredCase } from "#platform/journal/storedCase.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { planWarnings } from "./domain/clockWarnings.ts";
import { dutyNotices, type ToldCase } from "./domain/dutyNotices.ts";
import { quietUntil } from "./domain/quietHours.ts";
import { reporterNotices } from "./domain/reporterNotices.ts";
import type { Ground } from "./ground.ts";
import { queueNotices } from "./queueNotices.ts";
import { replaceWarnings } from "./store.ts";

const batchSize = 200;

/** A case with what a message may say of it. */
export function toldCaseOf(ground: Ground, stored: StoredCase): ToldCase {
  const { processId, processVersion } = stored.case;
  return {
    case: stored.case,
    number: ground.formatNumber(stored.number),
    process: ground.processOf(processId, processVersion),
  };
}

/** Turns the next events of the journal into messages and warnings, until there are none left. */
export async function followCases(ground: Ground, now: Date): Promise<void> {
  const tell = (tx: Transaction, events: readonly FollowedEvent[]) => tellOfEvents(ground, tx, events, now);
  while ((await followJournal(ground.pool, "notices", batchSize, tell)) === batchSize);
}

async function tellOfEvents(
  ground: Ground,
  tx: Transaction,
  followed: readonly FollowedEvent[],
  now: Date,
): Promise<void> {
  const ids = [...new Set(followed.map(({ event }) => event.caseId))];
  const cases = new Map(
    (await findCases(tx, ids)).map((stored) => [stored.case.id, toldCaseOf(ground, stored)]),
  );
  const directory = ground.directory();
  const calendar = ground.calendar();
  const quiet = quietUntil(ground.quietHours, now);
  const told = followed.flatMap(({ event }) => {
    const toldCase = cases.get(event.caseId);
    return toldCase ? [{ event, toldCase }] : [];
  });
  const notices = told.flatMap(({ event, toldCase }) => [
    ...dutyNotices(event, toldCase, directory, quiet),
    ...reporterNotices(event, toldCase, directory),
  ]);
  await queueNotices(ground, tx, notices, now);
  await replaceWarnings(
    tx,
    told.flatMap(({ event, toldCase }) =>
      planWarnings(event, toldCase.process, ground.warnAtShare, calendar),
    ),
  );
}
