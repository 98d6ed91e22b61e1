import type { CaseEvent } from "#engine/event.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { type FollowedEvent, followJournal } from "#platform/journal/followJournal.ts";
import { findCases } from "#platform/journal/readCase.ts";
import type { StoredCase } from "#platform/journal/storedCase.ts";
import { endOfCall, takingsOf } from "../domain/callPlan.ts";
import { firstCallAt } from "../domain/officeTime.ts";
import type { Ground } from "../ground.ts";
import { endAlarm } from "../store/dutyAlarms.ts";
import { endCallRow, insertCall, listCallsOf } from "../store/dutyCalls.ts";

const batchSize = 500;

/** Opens and ends calls for everything that was written since the last time. */
export async function followCases(ground: Ground): Promise<void> {
  const work = (tx: Transaction, events: readonly FollowedEvent[]) => followEvents(ground, tx, events);
  while ((await followJournal(ground.pool, "roster", batchSize, work)) === batchSize);
}

async function followEvents(
  ground: Ground,
  tx: Transaction,
  events: readonly FollowedEvent[],
): Promise<void> {
  const byCase = Map.groupBy(
    events.map(({ event }) => event),
    (event) => event.caseId,
  );
  const cases = await findCases(tx, [...byCase.keys()]);
  for (const stored of cases) await openCalls(ground, tx, stored);
  await endCalls(ground, tx, cases, byCase);
}

/** By where the case stands, not by its events: one that was taken in hand meanwhile calls nobody. */
async function openCalls(ground: Ground, tx: Transaction, { case: state }: StoredCase): Promise<void> {
  const process = ground.processOf(state.processId, state.processVersion);
  for (const { clock, bodyId, urgency } of takingsOf(state, process)) {
    const nextCallAt = firstCallAt(ground.calendar(), clock.startedAt, clock.dueAt);
    if (nextCallAt === undefined) continue;
    await insertCall(tx, {
      caseId: state.id,
      clockId: clock.id,
      taskId: clock.taskId,
      bodyId,
      urgency,
      dueAt: clock.dueAt,
      openedAt: clock.startedAt,
      nextCallAt,
    });
  }
}

async function endCalls(
  ground: Ground,
  tx: Transaction,
  cases: readonly StoredCase[],
  byCase: ReadonlyMap<string, readonly CaseEvent[]>,
): Promise<void> {
  const processes = new Map(
    cases.map(({ case: { id, processId, processVersion } }) => [
      id,
      ground.processOf(processId, processVersion),
    ]),
  );
  const calls = await listCallsOf(tx, [...byCase.keys()]);
  for (const call of calls.filter(({ ended }) => !ended)) {
    const process = processes.get(call.caseId);
    const ends = (byCase.get(call.caseId) ?? []).flatMap(
      (event) => (process && endOfCall(call, event, process)) ?? [],
    );
    if (!ends[0]) continue;
    await endCallRow(tx, call, ends[0]);
    await endAlarm(tx, call, ends[0].at);
  }
}
