import type { CaseId } from "#engine/case.ts";
import { readFirstEvents } from "#platform/journal/readCase.ts";
import type { CaseLine } from "../contract.ts";
import { formatCaseNumber } from "../domain/caseNumber.ts";
import { namesOf } from "../domain/givenName.ts";
import { getRequestProcess } from "../domain/processes.ts";
import { redactWords } from "../domain/redact.ts";
import { requestText } from "../domain/requestText.ts";
import type { Ground } from "../ground.ts";
import type { CaseRow } from "../store.ts";
import { unsealEvent } from "../unsealEvent.ts";

const summaryLength = 60;

/** The first words of requests, for lists of people who may read them. */
async function readSummaries(ground: Ground, rows: readonly CaseRow[]): Promise<Map<CaseId, string>> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const hidden = rows.filter((row) => row.name_hidden);
  const [events, keys, reporters] = await Promise.all([
    readFirstEvents(ground.pool, [...byId.keys()]),
    ground.keyStore.findSubjectKeys(
      ground.pool,
      rows.map((row) => row.subject_id),
    ),
    ground.reporters.findReporters(
      ground.pool,
      hidden.map((row) => row.subject_id),
    ),
  ]);
  const summaries = new Map<CaseId, string>();
  for (const stored of events) {
    const row = byId.get(stored.event.caseId);
    const said = unsealEvent(keys.get(row?.subject_id ?? ""), stored);
    const words = requestText(said);
    if (words === undefined || !row) continue;
    const name = reporters.get(row.subject_id)?.details.name;
    const shown = row.name_hidden ? redactWords(words, namesOf(name, said)) : words;
    summaries.set(row.id, [...shown].slice(0, summaryLength).join(""));
  }
  return summaries;
}

/** A row as a line, without the words. */
export function bareLine(ground: Ground, row: CaseRow): CaseLine {
  const process = getRequestProcess(row.process, row.process_version);
  const declared = process.states[row.state];
  const matter =
    row.places["matter"] === undefined ? undefined : ground.organisations.bodyName(row.places["matter"]);
  const lead = row.lead_body_id === null ? undefined : ground.organisations.bodyName(row.lead_body_id);
  return {
    id: row.id,
    number: formatCaseNumber(row.number),
    process: row.process,
    kind: row.kind ?? "",
    urgency: row.urgency ?? "",
    state: {
      id: row.state,
      name: declared?.name ?? { zh: row.state, en: row.state },
      closed: declared?.closedBy !== undefined,
    },
    openedAt: row.opened_at.toISOString(),
    ...(row.closed_at ? { closedAt: row.closed_at.toISOString() } : {}),
    ...(row.due_at ? { dueAt: row.due_at.toISOString() } : {}),
    ...(matter ? { matter } : {}),
    ...(lead ? { lead } : {}),
  };
}

/** Rows as lines with the first words of each. */
export async function caseLines(ground: Ground, rows: readonly CaseRow[]): Promise<CaseLine[]> {
  if (rows.length === 0) return [];
  const summaries = await readSummaries(ground, rows);
  return rows.map((row) => {
    const summary = summaries.get(row.id);
    return { ...bareLine(ground, row), ...(summary === undefined ? {} : { summary }) };
  });
}
