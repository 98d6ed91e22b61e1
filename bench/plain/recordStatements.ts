import type { QueryConfig, QueryResult, QueryResultRow } from "pg";
import type { Queryable } from "#platform/database/queryable.ts";
import { appendEvents } from "#platform/journal/appendEvent.ts";
import { insertCases } from "#platform/journal/openCase.ts";
import type { FreshValue, RecordedStatement } from "../load/jobs.ts";
import type { StoredWrites } from "./storedWrites.ts";

/** The statements of one case, as our server sends them. */
export interface RecordedCase {
  opening: RecordedStatement;
  steps: readonly RecordedStatement[];
}

/** Runs the server's own writers against a database that only notes what it is sent. */
export async function recordStatements({ opening, steps }: StoredWrites): Promise<RecordedCase> {
  const recorded = [];
  for (const step of steps)
    recorded.push(
      await record(
        (db) => appendEvents(db, [step]),
        () => [{ path: ["id"], kind: "case" }],
      ),
    );
  return {
    opening: await record(
      (db) => insertCases(db, [opening]),
      (row) => findFresh(row, opening),
    ),
    steps: recorded,
  };
}

/** What must be another in each case: its id and number, whose it is, and what is unique beside these. */
function findFresh(row: Readonly<Record<string, unknown>>, opening: StoredWrites["opening"]): FreshValue[] {
  const subject = opening.subjectId === opening.case.id ? "case" : "reporter";
  const fresh: FreshValue[] = [
    { path: ["id"], kind: "case" },
    { path: ["number"], kind: "number" },
    { path: ["subject_id"], kind: subject },
    { path: ["reporter_id"], kind: subject },
    { path: ["receipt_hash"], kind: "token" },
  ];
  if (row["companion"])
    fresh.push(
      { path: ["companion", "id"], kind: "reporter" },
      { path: ["companion", "phone_index"], kind: "token" },
    );
  return fresh;
}

async function record(
  work: (db: Queryable) => Promise<unknown>,
  freshOf: (row: Readonly<Record<string, unknown>>) => FreshValue[],
): Promise<RecordedStatement> {
  const noted: RecordedStatement[] = [];
  const db: Queryable = {
    query<Row extends QueryResultRow>(config: string | QueryConfig): Promise<QueryResult<Row>> {
      const { name = "", text, values = [] } = typeof config === "string" ? { text: config } : config;
      const [row] = JSON.parse(String(values[0])) as [Readonly<Record<string, unknown>>];
      // The copies lie in one schema, which is on the search path.
      noted.push({ name, text: text.replace("keystore.", ""), row, fresh: freshOf(row) });
      return Promise.resolve({ rowCount: 1, rows: [], command: "", oid: 0, fields: [] });
    },
  };
  await work(db);
  const [first] = noted;
  if (!first) throw new Error("No statement was sent");
  return first;
}
