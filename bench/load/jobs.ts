import type { HttpRequest } from "../system/http.ts";

/** Requests for so many clients to send, one after another, until all are sent or the time is over. */
export interface HttpJob {
  kind: "http";
  port: number;
  clients: number;
  limitMs: number;
  requests: readonly HttpRequest[];
  /** Begins again with the first request where the last was sent; for requests that may be sent twice. */
  again: boolean;
  /** Gives the bodies back. */
  keepBodies: boolean;
}

/** A value of a recorded row that must be another each time it is written. */
export interface FreshValue {
  /** Its column, and where that is a row of its own, the column in it. */
  path: readonly [string] | readonly [string, string];
  kind: "case" | "reporter" | "number" | "token";
}

/** A statement as our server sent it, to be sent again with no server between. */
export interface RecordedStatement {
  name: string;
  text: string;
  /** The one row it writes, by column; one without a row is given the case's id alone. */
  row?: Readonly<Record<string, unknown>>;
  fresh: readonly FreshValue[];
}

/** Statements for so many connections to send, until every case was written or the time is over. */
export interface PlainJob {
  kind: "plain";
  url: string;
  searchPath: string;
  clients: number;
  limitMs: number;
  /** Taken in turn. */
  statements: readonly RecordedStatement[];
  /** The case of each write. */
  caseIds: readonly string[];
  /** The number of the first case. */
  firstNumber: number;
}

/** What a driver can be asked to do. */
export type LoadJob = HttpJob | PlainJob;

/** What came of a job. */
export interface LoadResult {
  done: number;
  elapsedMs: number;
  /** Of each request or write, in the order they ended. */
  latenciesMs: Float64Array;
  /** In the order of the requests, where they were asked for. */
  bodies: readonly string[];
}
