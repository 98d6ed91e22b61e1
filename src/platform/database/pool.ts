import pg from "pg";
import type { Transaction } from "./queryable.ts";
import { typeParsers } from "./typeParsers.ts";

/** What a pool is made with. */
export interface PoolOptions {
  /** How many connections it may hold. */
  max: number;
  /** Shown in `pg_stat_activity`. */
  name: string;
  /** A statement that takes longer is cancelled; no limit by default. */
  statementTimeoutMs?: number;
  /** A transaction that idles longer is ended; no limit by default. */
  idleInTransactionTimeoutMs?: number;
  /** How long to wait for a connection before giving up. */
  connectTimeoutMs?: number;
  /** Told when a connection dies; the pool goes on with new ones. */
  onConnectionLost?: (error: Error) => void;
}

/** Connections to one database for one role; it runs single statements itself. */
export type Pool = pg.Pool;

const defaultConnectTimeoutMs = 10_000;

/** Opens a pool; connections are made when first needed. */
export function createPool(url: string, options: PoolOptions): Pool {
  const lost = options.onConnectionLost ?? (() => {});
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    application_name: options.name,
    connectionTimeoutMillis: options.connectTimeoutMs ?? defaultConnectTimeoutMs,
    statement_timeout: options.statementTimeoutMs,
    idle_in_transaction_session_timeout: options.idleInTransactionTimeoutMs,
    keepAlive: true,
    types: typeParsers,
  });
  // Without listeners a connection that dies would end the process: idle ones here, those in use below.
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  return pool;
}

/** How a transaction sees the others. */
export interface TransactionOptions {
  isolation?: "read committed" | "repeatable read" | "serializable";
  readOnly?: boolean;
}

function beginStatement({ isolation, readOnly }: TransactionOptions): string {
  const level = isolation ? ` ISOLATION LEVEL ${isolation.toUpperCase()}` : "";
  return `BEGIN${level}${readOnly ? " READ ONLY" : ""}`;
}

/** Runs `work` in a transaction: committed when it returns, undone when it throws. */
export async function withTransaction<Result>(
  pool: Pool,
  work: (tx: Transaction) => Promise<Result>,
  options: TransactionOptions = {},
): Promise<Result> {
  const client = await pool.connect();
  let open = true;
  let unusable: Error | undefined;
  const tx: Transaction = {
    inTransaction: true,
    query: (text, values) => {
      // A query that was not awaited would else run on a connection that is someone else's by now.
      if (!open) return Promise.reject(new Error("The transaction has ended."));
      return client.query(text, values as unknown[] | undefined);
    },
  };
  try {
    await client.query(beginStatement(options));
    const result = await work(tx);
    open = false;
    await client.query("COMMIT");
    return result;
  } catch (error) {
    open = false;
    await client.query("ROLLBACK").catch((failure: Error) => {
      unusable = failure;
    });
    throw error;
  } finally {
    client.release(unusable);
  }
}
