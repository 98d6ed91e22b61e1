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
  /** The cursor that a listener goes on from: its own where it is still known, else where the hub is now. */
  goesOnFrom(cursor: string | undefined): string;
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
// Something was committed, and an older transaction is still open: it may commit before what we saw.
const lookAgainMs = 50;
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
  /** The place before the first of the kept changes. */
  let keptFrom = cursorOf(place);
  let telling: NodeJS.Timeout | undefined;
  let lookingAgain: NodeJS.Timeout | undefined;
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
      const { changes, unsettled } = await readChanges(db, place);
      if (unsettled) lookAgain();
      const last = changes.at(-1);
      if (!last) return;
      place = placeOf(last.cursor);
      keep(changes);
      for (const listener of listeners) listener(changes, false);
      if (changes.length < batchSize) return;
    }
  }

  function lookAgain(): void {
    lookingAgain ??= setTimeout(() => {
      lookingAgain = undefined;
      look();
    }, lookAgainMs).unref();
  }

  function keep(changes: readonly LiveChange[]): void {
    kept.push(...changes);
    const dropped = kept.splice(0, Math.max(0, kept.length - keptChanges)).at(-1);
    if (dropped) keptFrom = dropped.cursor;
  }

  /** The changes after a cursor, or `undefined` where it is not known any more. */
  function findMissed(cursor: string): readonly LiveChange[] | undefined {
    if (cursor === keptFrom) return kept.slice();
    const at = kept.findIndex((change) => change.cursor === cursor);
    return at < 0 ? undefined : kept.slice(at + 1);
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
        const missed = findMissed(cursor);
        if (!missed) listener([], true);
        else if (missed.length > 0) listener(missed, false);
      }
      return () => listeners.delete(listener);
    },
    cursor: () => cursorOf(place),
    goesOnFrom: (cursor) => (cursor !== undefined && findMissed(cursor) ? cursor : cursorOf(place)),
    async stop() {
      stopped = true;
      clearInterval(timer);
      clearTimeout(telling);
      clearTimeout(lookingAgain);
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

/** Events below the oldest transaction still open, and whether there are others above it. */
async function readChanges(
  db: Queryable,
  after: Place,
): Promise<{ changes: LiveChange[]; unsettled: boolean }> {
  const { rows } = await db.query<Place & { case_id: CaseId; settled: boolean }>({
    name: "live-read-changes",
    text: `select case_id, xact::text as xact, position,
             case_events.xact < pg_snapshot_xmin(pg_current_snapshot()) as settled
           from case_events
           where (case_events.xact, position) > ($1::xid8, $2::bigint)
           order by case_events.xact, position limit ${batchSize}`,
    values: [after.xact, after.position],
  });
  const settled = rows.filter((row) => row.settled);
  const changes = settled.map((row) => ({ cursor: cursorOf(row), caseId: row.case_id }));
  return { changes, unsettled: settled.length < rows.length };
}
