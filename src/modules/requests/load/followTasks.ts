import type { CaseEvent } from "#engine/event.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { type FollowedEvent, followJournal } from "#platform/journal/followJournal.ts";
import { findCases } from "#platform/journal/readCase.ts";
import { bodyTasksOf } from "../domain/bodyTask.ts";
import type { Ground } from "../ground.ts";
import { upsertBodyTasks } from "../store/bodyTasks.ts";

/** What a step must have changed to move anybody's load. */
const moving: ReadonlySet<string> = new Set(["task", "clock", "state", "about"]);

/**
 * Keeps what bodies have in hand where it is counted; gives how many events it went past. A case is read as it stands now,
 * so that it does not matter how far behind the reader is.
 */
export async function followTasks(ground: Ground, batchSize: number): Promise<number> {
  return followJournal(ground.pool, "body-tasks", batchSize, (tx, events) => keepTasks(ground, tx, events));
}

function moves({ changes }: CaseEvent): boolean {
  return changes.some(({ change }) => moving.has(change));
}

async function keepTasks(ground: Ground, tx: Transaction, events: readonly FollowedEvent[]): Promise<void> {
  const moved = new Set(events.flatMap(({ event }) => (moves(event) ? [event.caseId] : [])));
  if (moved.size === 0) return;
  const cases = await findCases(tx, [...moved]);
  await upsertBodyTasks(
    tx,
    cases
      .filter((stored) => stored.case.tasks.length > 0)
      .map(({ case: state }) => ({
        caseId: state.id,
        aboutIds: state.aboutIds,
        tasks: bodyTasksOf(ground.processOf(state.processId, state.processVersion), state),
      })),
  );
}
