import { isDeepStrictEqual } from "node:util";
import type { Case } from "#engine/case.ts";
import { fold } from "#engine/evolve.ts";
import { brokenRules } from "#engine/invariants.ts";
import type { Tree } from "#engine/tree.ts";
import type { Pool } from "#platform/database/pool.ts";
import { accessRows, caseColumns, clockRows, dutyRows } from "#platform/journal/caseRows.ts";
import { type EventRow, eventOf } from "#platform/journal/storedCase.ts";
import { getRequestProcess } from "#modules/requests/index.ts";
import { readTree } from "../plain/storedWrites.ts";
import type { Acknowledged } from "./crashClients.ts";

/** What was looked at, and everything that is not as it must be. */
export interface JournalReport {
  cases: number;
  events: number;
  problems: readonly string[];
}

type KeyedEvent = EventRow & { command_key: string };

/** Holds what clients were told against what the database has, and the rows of every case against its events. */
export async function checkJournal(
  pool: Pool,
  acknowledged: readonly Acknowledged[],
): Promise<JournalReport> {
  const tree = await readTree(pool);
  const { rows: events } = await pool.query<KeyedEvent>(
    `select case_id, version, action, type, at, body, sealed, command_key from case_events order by case_id, version`,
  );
  const byCase = Map.groupBy(events, (event) => event.case_id);
  const stored = await readRows(pool);
  return {
    cases: stored.length,
    events: events.length,
    problems: [
      ...missing(acknowledged, events),
      ...(byCase.size === stored.length
        ? []
        : [`${byCase.size} cases have events, ${stored.length} have a row`]),
      ...stored.flatMap((row) => disagreements(row, byCase.get(row.id) ?? [], tree)),
    ],
  };
}

/** Every acknowledged command once, and nothing that nobody asked for. */
function missing(acknowledged: readonly Acknowledged[], events: readonly KeyedEvent[]): string[] {
  const stored = Map.groupBy(events, ({ command_key: key }) => sentKey(key));
  const asked = new Set(acknowledged.map(({ key }) => key));
  const lost = acknowledged.flatMap(({ key, caseId }) => {
    const found = stored.get(key) ?? [];
    if (found.length === 0) return [`${key} on ${caseId} was acknowledged and is lost`];
    return found.length === 1 && found[0]?.case_id === caseId
      ? []
      : [`${key} on ${caseId} was done ${found.length} times`];
  });
  const strange = [...stored.keys()]
    .filter((key) => !asked.has(key))
    .map((key) => `${key} was not acknowledged`);
  return [...lost, ...strange];
}

/** The key as it was sent; the sender's name may stand before it. */
function sentKey(stored: string): string {
  return stored.slice(stored.lastIndexOf(" ") + 1);
}

interface StoredRows {
  id: string;
  fold: Case;
  columns: unknown[];
  clocks: unknown[][];
  duties: unknown[][];
  access: unknown[][];
}

/** Every case with its dependent rows, times as the engine writes them. */
async function readRows(pool: Pool): Promise<StoredRows[]> {
  const { rows } = await pool.query<StoredRows>(
    `select c.id, c.fold,
       json_build_array(c.version, c.state, ${instant("c.closed_at")}, c.kind, c.urgency, c.reporter_id, c.about_ids,
         c.lead_body_id, ${instant("c.due_at")}) as columns,
       coalesce((select json_agg(json_build_array(clock_id, kind, task_id, ${instant("started_at")}, ${instant("due_at")},
         paused, ${instant("stopped_at")}, outcome, lapses) order by clock_id) from case_clocks where case_id = c.id), '[]') as clocks,
       coalesce((select json_agg(json_build_array(ord, body_id, role, step, task_id,
         case when due_at = 'infinity' then 'infinity' else ${instant("due_at")} end, clock_kind) order by ord)
         from case_duties where case_id = c.id), '[]') as duties,
       coalesce((select json_agg(json_build_array(body_id, part) order by body_id) from case_access where case_id = c.id), '[]') as access
     from cases c`,
  );
  return rows;
}

const instant = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

function disagreements(row: StoredRows, events: readonly KeyedEvent[], tree: Tree): string[] {
  const told = events.map((event) => eventOf(event).event);
  const gapless = told.every(({ version }, index) => version === index + 1);
  const state = gapless ? fold(told) : undefined;
  if (!state) return [`${row.id} has no events, or gaps among them`];
  const process = getRequestProcess(state.processId, state.processVersion);
  const clocks = state.clocks.map((clock) => ({ change: "clock", clock }) as const);
  const { columns } = row;
  const pairs: [string, unknown, unknown][] = [
    ["fold", row.fold, state],
    // The last column is the fold itself.
    ["columns", columns, valuesOf(caseColumns(process, state)).slice(0, -1)],
    ["clocks", row.clocks, byFirst(clockRows(process, { changes: clocks }).map(valuesOf))],
    ["duties", row.duties, dutyRows(process, state, tree).map(valuesOf)],
    ["access", row.access, byFirst(accessRows(state, tree).map(valuesOf))],
  ];
  const differing = pairs.flatMap(([name, stored, expected]) =>
    isDeepStrictEqual(stored, expected)
      ? []
      : [`${row.id}: ${name} ${JSON.stringify(stored)} is not ${JSON.stringify(expected)}`],
  );
  return [...differing, ...brokenRules(process, state).map((rule) => `${row.id}: ${rule}`)];
}

/** A row's values, in the order of its columns. */
function valuesOf(row: object): unknown[] {
  return Object.values(row);
}

function byFirst(rows: readonly unknown[][]): unknown[][] {
  return rows.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}
