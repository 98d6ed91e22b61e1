import pg from "pg";
import type { CaseId } from "#engine/case.ts";
import type { Log } from "#platform/log/log.ts";
import type { Queryable } from "#platform/database/queryable.ts";

/** One change of a case, in the order the journal shows it. */
export interface LiveChange {
  /** Where to go on from. */
  cursor: string;
  caseId: CaseId;
}

/** What a listener is told: changes, or that it missed some and must look anew. */
export type LiveListener = (changes: readonly LiveChange[], missed: boolean) => void;

/** Hears of every committed event, from all processes, and tells whoever listens. */
export interface LiveHub {
  /** Notes that this process wrote; tells the others within 20 ms, once for all that was written. */
  written(caseId: CaseId): void;
  /** Starts listening from a cursor on; gives the way to stop. */
  listen(cursor: string | undefined, listener: LiveListener): () => void;
  /** Where the hub is now. */
  cursor(): string;
  stop(): Promise<void>;
}

/** What a hub is made with. */
export interface LiveHubOptions {
  /** A direct address of the database, for LISTEN. */
  listenUrl: string;
  db: Queryable;
  log: Log;
  /** Called whenever something new may stand in the journal. */
  onSignal?: () => void;
}

const channel = "shiliu_journal";
const gatherMs = 20;
// In case a notification was lost with its connection.
const lookEveryMs = 5_000;
const reconnectMs = 1_000;
const keptChanges = 2_000;
const batchSize = 500;

interface Place {
  xact: string;
  position: number;
}

/** Starts a hub at the journal's present end. */
export async function startLiveHub(options: LiveHubOptions): Promise<LiveHub> {
  const { db, log } = options;
  const listeners = new Set<LiveListener>();
  const kept: LiveChange[] = [];
  let place = await findEnd(db);
  let telling: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let client: pg.Client | undefined;

  function look(): void {
    if (stopped) return;
    options.onSignal?.();
    if (looking) {
      again = true;
      return;
    }
    looking = readOn()
      .catch((error: unknown) => log.warn({ err: error }, "could not read the journal for live screens"))
      .finally(() => {
        looking = undefined;
        if (again) {
          again = false;
          look();
        }
      });
  }

  async function readOn(): Promise<void> {
    for (;;) {
      const changes = await readChanges(db, place);
      const last = changes.at(-1);
      if (!last) return;
      place = placeOf(last.cursor);
      kept.push(...changes);
      kept.splice(0, kept.length - keptChanges);
      for (const listener of listeners) listener(changes, false);
      if (changes.length < batchSize) return;
    }
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: options.listenUrl, application_name: "shiliu-live" });
    client = next;
    next.on("notification", look);
    next.on("error", (error) => {
      if (!stopped) log.warn({ err: error }, "the listening connection broke");
    });
    next.on("end", () => {
      if (!stopped) setTimeout(() => void tryConnect(), reconnectMs).unref();
    });
    await next.connect();
    await next.query(`LISTEN ${channel}`);
    look();
  }

  async function tryConnect(): Promise<void> {
    if (stopped) return;
    await connect().catch((error: unknown) => {
      log.warn({ err: error }, "cannot listen for changes yet");
      if (!stopped) setTimeout(() => void tryConnect(), reconnectMs).unref();
    });
  }

  await tryConnect();
  const timer = setInterval(look, lookEveryMs);
  timer.unref();

  return {
    written() {
      telling ??= setTimeout(() => {
        telling = undefined;
        // Not inside the writing transaction: that would put all writers in line.
        void db
          .query(`NOTIFY ${channel}`)
          .catch((error: unknown) => log.warn({ err: error }, "could not notify"));
      }, gatherMs);
    },
    listen(cursor, listener) {
      listeners.add(listener);
      if (cursor !== undefined) {
        const at = kept.findIndex((change) => change.cursor === cursor);
        const upToDate = cursor === cursorOf(place);
        if (at >= 0) listener(kept.slice(at + 1), false);
        else if (!upToDate) listener([], true);
      }
      return () => listeners.delete(listener);
    },
    cursor: () => cursorOf(place),
    async stop() {
      stopped = true;
      clearInterval(timer);
      clearTimeout(telling);
      await looking;
      await client?.end().catch(() => undefined);
    },
  };
}

function cursorOf(place: Place): string {
  return `${place.xact}.${place.position}`;
}

function placeOf(cursor: string): Place {
  const [xact = "0", position = "0"] = cursor.split(".");
  return { xact, position: Number(position) };
}

async function findEnd(db: Queryable): Promise<Place> {
  const { rows } = await db.query<Place>(
    "select xact::text as xact, position from case_events order by case_events.xact desc, position desc limit 1",
  );
  return rows[0] ?? { xact: "0", position: 0 };
}

async function readChanges(db: Queryable, after: Place): Promise<LiveChange[]> {
  const { rows } = await db.query<Place & { case_id: CaseId }>({
    name: "live-read-changes",
    text: `select case_id, xact::text as xact, position from case_events
           where (case_events.xact, position) > ($1::xid8, $2::bigint)
             and case_events.xact < pg_snapshot_xmin(pg_current_snapshot())
           order by case_events.xact, position limit ${batchSize}`,
    values: [after.xact, after.position],
  });
  return rows.map((row) => ({ cursor: cursorOf(row), caseId: row.case_id }));
}
