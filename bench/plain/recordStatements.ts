import type { QueryConfig, QueryResult, QueryResultRow } from "pg";
import type { Queryable } from "#platform/database/queryable.ts";
import { appendEvent } from "#platform/journal/appendEvent.ts";
import { insertCase } from "#platform/journal/openCase.ts";
import type { FreshValue, RecordedStatement } from "../load/jobs.ts";
import type { StoredWrites } from "./storedWrites.ts";

/** The statements of one case, as our server sends them. */
export interface RecordedCase {
  opening: RecordedStatement;
  steps: readonly RecordedStatement[];
}

/** Runs the server's own writers against a database that only notes what it is sent. */
export async function recordStatements({ opening, steps }: StoredWrites): Promise<RecordedCase> {
  const caseId = opening.case.id;
  const fresh = (values: readonly unknown[]): FreshValue[] =>
    values.flatMap((value, index) => findFresh(value, index, opening, caseId));
  const [first] = await record((db) => insertCase(db, opening), fresh);
  if (!first) throw new Error("Opening a case sent no statement");
  const recorded = [];
  for (const step of steps) recorded.push(...(await record((db) => appendEvent(db, step), fresh)));
  return { opening: first, steps: recorded };
}

function findFresh(
  value: unknown,
  index: number,
  opening: StoredWrites["opening"],
  caseId: string,
): FreshValue[] {
  if (value === caseId) return [{ index, kind: "case" }];
  if (value === opening.subjectId) return [{ index, kind: "reporter" }];
  if (value === opening.number && index === 1) return [{ index, kind: "number" }];
  // What is unique beside the ids: the hash of the receipt code, and the blind index of the phone.
  const phone = opening.companion?.values[3];
  return Buffer.isBuffer(value) && (value === opening.receiptHash || value === phone)
    ? [{ index, kind: "token" }]
    : [];
}

async function record(
  work: (db: Queryable) => Promise<unknown>,
  fresh: (values: readonly unknown[]) => FreshValue[],
): Promise<RecordedStatement[]> {
  const noted: RecordedStatement[] = [];
  const db: Queryable = {
    query<Row extends QueryResultRow>(config: string | QueryConfig): Promise<QueryResult<Row>> {
      const { name = "", text, values = [] } = typeof config === "string" ? { text: config } : config;
      // The copies lie in one schema, which is on the search path.
      noted.push({ name, text: text.replace("keystore.", ""), values, fresh: fresh(values) });
      return Promise.resolve({ rowCount: 1, rows: [], command: "", oid: 0, fields: [] });
    },
  };
  await work(db);
  return noted;
}
