import type { CaseId } from "#engine/case.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { type FollowedEvent, followJournal } from "#platform/journal/followJournal.ts";
import { findCases, readEventsOf } from "#platform/journal/readCase.ts";
import { findRuling, rulingType } from "../domain/ruling.ts";
import type { Ground } from "../ground.ts";
import { selectRuled, upsertPrecedents } from "../store/precedents.ts";
import { tellingTerms } from "./likeness.ts";
import { readMatters } from "./readMatters.ts";

/**
 * Keeps what consultations ruled where later dispatches find it; gives how many events it went past. A case with a ruling
 * is read anew at each of its later steps, so that its kind is as corrected, its words what a split left, and its ruling
 * stands only as long as the case is where that sent it.
 */
export async function followRulings(ground: Ground, batchSize: number): Promise<number> {
  return followJournal(ground.pool, "precedents", batchSize, (tx, events) => keepRulings(ground, tx, events));
}

async function keepRulings(ground: Ground, tx: Transaction, events: readonly FollowedEvent[]): Promise<void> {
  const touched = [...new Set(events.map(({ event }) => event.caseId))];
  const ruled = new Set<CaseId>(await selectRuled(tx, touched));
  for (const { event } of events) if (event.type === rulingType) ruled.add(event.caseId);
  if (ruled.size === 0) return;
  const cases = await findCases(tx, [...ruled]);
  const histories = await readEventsOf(
    tx,
    cases.map((stored) => stored.case.id),
  );
  const whole = cases.map((stored, index) => ({ stored, events: histories[index] ?? [] }));
  const matters = await readMatters(ground, tx, whole);
  const rows = whole.flatMap(({ events: history }) => {
    const ruling = findRuling(history.map(({ event }) => event));
    return ruling ? [{ ...ruling, terms: tellingTerms(matters.get(ruling.caseId) ?? "") }] : [];
  });
  await upsertPrecedents(tx, rows);
}
