import type { CaseId } from "#engine/case.ts";
import { isRefusal } from "#engine/refusal.ts";
import type { World } from "#engine/world.ts";
import { actOnCase, type JournalGround } from "./journal.ts";

/** What a sweep did. */
export interface LapseReport {
  done: number;
  /** Clocks whose action was refused, with the code. */
  refused: readonly { caseId: CaseId; clockId: string; code: string }[];
}

interface LapsedRow {
  case_id: CaseId;
  clock_id: string;
  kind: string;
  task_id: number | null;
  process: string;
  process_version: number;
}

const batchSize = 200;

/**
 * Takes the system's actions for clocks that ran out. The command's key names the clock, so that any number of
 * processes may sweep at once and each clock still acts once.
 */
export async function sweepLapses(ground: JournalGround, world: World): Promise<LapseReport> {
  const { rows } = await ground.pool.query<LapsedRow>({
    name: "journal-lapsed-clocks",
    text: `select k.case_id, k.clock_id, k.kind, k.task_id, c.process, c.process_version
           from case_clocks k join cases c on c.id = k.case_id
           where k.stopped_at is null and not k.paused and k.lapses and k.due_at <= $1
           order by k.due_at, k.case_id limit $2`,
    values: [world.now, batchSize],
  });
  const refused: { caseId: CaseId; clockId: string; code: string }[] = [];
  for (const row of rows) {
    const action = ground.processOf(row.process, row.process_version).clocks[row.kind]?.lapses;
    if (action === undefined) continue;
    const command = {
      caseId: row.case_id,
      action,
      clockId: row.clock_id,
      ...(row.task_id === null ? {} : { taskId: row.task_id }),
      input: {},
      key: `clock-${row.clock_id}-lapsed`,
    };
    const outcome = await actOnCase(ground, command, () => world);
    if (isRefusal(outcome))
      refused.push({ caseId: row.case_id, clockId: row.clock_id, code: outcome.refused });
  }
  return { done: rows.length - refused.length, refused };
}
