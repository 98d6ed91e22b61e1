import type { CaseId } from "#engine/case.ts";
import { excerptOf } from "#engine/marks.ts";
import { readFirstEvents } from "#platform/journal/readCase.ts";
import type { CaseLine, FoundLine } from "../contract.ts";
import { formatCaseNumber } from "../domain/caseNumber.ts";
import { namesOf } from "../domain/givenName.ts";
import { getRequestProcess } from "../domain/processes.ts";
import { redactWords } from "../domain/redact.ts";
import { requestText } from "../domain/requestText.ts";
import type { Ground } from "../ground.ts";
import type { CaseRow } from "../store.ts";
import { unsealEvent } from "../unsealEvent.ts";

const summaryLength = 60;
/** As much as a line of a list shows. */
const foundLength = 90;

/** The words of requests, for lists of people who may read them. */
async function readWords(ground: Ground, rows: readonly CaseRow[]): Promise<Map<CaseId, string>> {
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
  const shown = new Map<CaseId, string>();
  for (const stored of events) {
    const row = byId.get(stored.event.caseId);
    const said = unsealEvent(keys.get(row?.subject_id ?? ""), stored);
    const words = requestText(said);
    if (words === undefined || !row) continue;
    const name = reporters.get(row.subject_id)?.details.name;
    shown.set(row.id, row.name_hidden ? redactWords(words, namesOf(name, said)) : words);
  }
  return shown;
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
  const words = await readWords(ground, rows);
  return rows.map((row) => ({ ...bareLine(ground, row), ...summaryOf(words.get(row.id)) }));
}

/**
 * The same, with the words around what was searched for; what was found by its address alone begins where it begins.
 * They are redacted for everybody, as what is searched is: the middle of a text holds numbers that its first line does not.
 */
export async function foundLines(
  ground: Ground,
  rows: readonly CaseRow[],
  marks: readonly string[],
): Promise<FoundLine[]> {
  if (rows.length === 0) return [];
  const words = await readWords(ground, rows);
  return rows.map((row) => {
    const shown = words.get(row.id);
    return {
      ...bareLine(ground, row),
      ...summaryOf(shown),
      ...(shown === undefined ? {} : { found: excerptOf(redactWords(shown, []), marks, foundLength) }),
    };
  });
}

function summaryOf(words: string | undefined): { summary?: string } {
  return words === undefined ? {} : { summary: [...words].slice(0, summaryLength).join("") };
}
