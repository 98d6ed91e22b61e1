import type { QueryConfig, QueryResult, QueryResultRow } from "pg";

/** Anything that runs SQL: a pool, a client, or the client that holds an open transaction. */
export interface Queryable {
  query<Row extends QueryResultRow>(
    text: string | QueryConfig,
    values?: readonly unknown[],
  ): Promise<QueryResult<Row>>;
}

/** A {@link Queryable} inside an open transaction. Writers ask for this, so that nothing is written outside one. */
export interface Transaction extends Queryable {
  readonly inTransaction: true;
}
