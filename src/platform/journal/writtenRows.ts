import type { CaseEvent } from "#engine/event.ts";

/** Most cases that one statement writes; the planner reckons with as many. */
export const mostWritten = 16;

/**
 * What a writing statement reads its rows from: one JSON array, whose objects are named after the columns. One
 * parameter, however many cases and dependent rows there are.
 */
export function readRows(columns: string): string {
  return `select * from jsonb_to_recordset($1::jsonb) as row (${columns}) limit ${mostWritten}`;
}

/** The columns of the rows that writing statements read, and their types. */
export const rowTypes = {
  step: `version integer, state text, closed_at timestamptz, kind text, urgency text, reporter_id uuid, about_ids text[],
    lead_body_id text, due_at timestamptz, fold jsonb, action text, type text, at timestamptz, body jsonb, sealed bytea,
    command_key text, command_hash bytea, clocks jsonb, duties jsonb, access jsonb, no_access text[]`,
  clock: `clock_id text, kind text, task_id integer, started_at timestamptz, due_at timestamptz, paused boolean,
    stopped_at timestamptz, outcome text, lapses boolean`,
  duty: `ord smallint, body_id text, role text, step text, task_id integer, due_at timestamptz, clock_kind text`,
  access: `body_id text, part smallint`,
} as const;

/** Bytes as JSON carries them to a `bytea`. */
export function bytesOf(bytes: Buffer | undefined): string | undefined {
  return bytes && `\\x${bytes.toString("hex")}`;
}

/** An event with its sealed words, as columns of `case_events`. */
export function eventColumns(write: {
  event: CaseEvent;
  sealed: Buffer | undefined;
  commandKey: string;
  commandHash: Buffer;
}) {
  const { caseId: _case, version: _version, action, type, at, ...body } = write.event;
  return {
    action,
    type,
    at,
    body,
    sealed: bytesOf(write.sealed),
    command_key: write.commandKey,
    command_hash: bytesOf(write.commandHash),
  };
}
