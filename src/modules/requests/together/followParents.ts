import { findRunningClock } from "#engine/clock.ts";
import { findMovedClock } from "#engine/event.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { type FollowedEvent, followJournal } from "#platform/journal/followJournal.ts";
import { findCases } from "#platform/journal/readCase.ts";
import { idsIn } from "../domain/otherCase.ts";
import type { Ground } from "../ground.ts";
import { takeFollowingStep } from "./followingStep.ts";

/**
 * Keeps the cases that were split from others inside those cases' limits, wherever these move: sooner cuts what runs,
 * later is room that may be asked for. Gives how many events it went past.
 */
export function followParents(ground: Ground, now: Date, batchSize: number): Promise<number> {
  return followJournal(ground.pool, "requests-parts", batchSize, (tx, events) =>
    followAll(ground, tx, events, now),
  );
}

async function followAll(
  ground: Ground,
  tx: Transaction,
  events: readonly FollowedEvent[],
  now: Date,
): Promise<void> {
  const touching = events.filter(({ event }) => findMovedClock(event, "whole"));
  if (touching.length === 0) return;
  const parents = await findCases(tx, [...new Set(touching.map(({ event }) => event.caseId))]);
  const byId = new Map(parents.map((stored) => [stored.case.id, stored.case]));
  for (const { event } of touching) {
    const parent = byId.get(event.caseId);
    // As it stands now, not as that event left it: a part may have begun since, inside a limit that had moved on.
    const whole = parent && findRunningClock(parent.clocks, "whole");
    if (!parent || !whole) continue;
    const input = { parentId: parent.id, notAfter: whole.dueAt };
    for (const caseId of idsIn(parent, "parts"))
      await takeFollowingStep(ground, { caseId, action: "heedParent", input }, { as: "parent", event }, now);
  }
}
