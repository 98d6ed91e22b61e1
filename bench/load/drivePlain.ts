import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { closedLoop } from "./closedLoop.ts";
import type { FreshValue, LoadResult, PlainJob, RecordedStatement } from "./jobs.ts";

const tokenBytes = 16;

/** Connections that outlive a job, so that no job pays for opening them or for planning its statements. */
export interface PlainConnections {
  take(job: PlainJob): Promise<readonly pg.Client[]>;
  end(): Promise<void>;
}

/** Keeps the connections of a driver. */
export function keepConnections(): PlainConnections {
  const open: pg.Client[] = [];
  return {
    async take({ url, searchPath, clients }) {
      while (open.length < clients) {
        const client = new pg.Client({ connectionString: url, options: `-c search_path=${searchPath}` });
        await client.connect();
        open.push(client);
      }
      return open.slice(0, clients);
    },
    async end() {
      await Promise.all(open.splice(0).map((client) => client.end()));
    },
  };
}

/** Writes recorded statements, each with a case of its own. Throws where one writes nothing. */
export async function drivePlain(job: PlainJob, connections: PlainConnections): Promise<LoadResult> {
  const { statements, caseIds, clients, limitMs, firstNumber } = job;
  const open = await connections.take(job);
  const result = await closedLoop({ clients, limitMs, most: caseIds.length }, async (index, client) => {
    const statement = statements[index % statements.length];
    const caseId = caseIds[index];
    if (!statement || caseId === undefined) throw new Error("Nothing to write");
    const { name, text } = statement;
    const row = freshRow(statement, caseId, firstNumber + index);
    const values = [row ? JSON.stringify([row]) : caseId];
    const written = await open[client]?.query({ name, text, values });
    if (written?.rowCount !== 1) throw new Error(`${name} wrote nothing`);
  });
  return { ...result, bodies: [] };
}

function freshRow({ row, fresh }: RecordedStatement, caseId: string, number: number) {
  if (!row) return undefined;
  const copy: Record<string, unknown> = { ...row };
  const reporterId = randomUUID();
  const valueOf = (kind: FreshValue["kind"]): unknown => {
    switch (kind) {
      case "case":
        return caseId;
      case "reporter":
        return reporterId;
      case "number":
        return number;
      case "token":
        return `\\x${randomBytes(tokenBytes).toString("hex")}`;
    }
  };
  for (const { path, kind } of fresh) {
    const [column, inner] = path;
    copy[column] =
      inner === undefined ? valueOf(kind) : { ...(copy[column] as object), [inner]: valueOf(kind) };
  }
  return copy;
}
