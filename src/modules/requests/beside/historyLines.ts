import type { Ground } from "../ground.ts";
import { caseLines } from "../lists/caseLines.ts";
import type { HistoryLine } from "../domain/besideFields.ts";
import { holdersOf } from "../present/holdersOf.ts";
import type { HistoryRow } from "../store/selectHistory.ts";

/** Rows of a history as lines: the first words of each, its state, and who has it in hand. */
export async function historyLines(ground: Ground, rows: readonly HistoryRow[]): Promise<HistoryLine[]> {
  const lines = await caseLines(ground, rows);
  const tree = ground.organisations.tree();
  return lines.map((line, index) => {
    const state = rows[index]?.fold;
    const process = state && ground.processOf(state.processId, state.processVersion);
    const bodies = state && process ? holdersOf(process, state, tree) : [];
    return { ...line, holder: bodies.flatMap((bodyId) => ground.organisations.bodyName(bodyId) ?? []) };
  });
}
