import pg from "pg";
import type { Log } from "#platform/log/log.ts";

const reconnectMs = 1_000;

/** A connection that listens, and comes back by itself when it breaks. */
export interface Listening {
  stop(): Promise<void>;
}

/** What was heard; nothing where a connection was made anew, and anything may have been missed. */
export type Notification = { channel: string; payload: string } | undefined;

/** Listens on channels over a connection of its own; calls `hear` at each notification and after each connecting. */
export async function listenTo(
  url: string,
  channels: readonly string[],
  hear: (heard: Notification) => void,
  log: Log,
): Promise<Listening> {
  let stopped = false;
  let client: pg.Client | undefined;
  let waiting: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: "shiliu-live" });
    client = next;
    next.on("notification", ({ channel, payload = "" }) => hear({ channel, payload }));
    next.on("error", (error) => {
      if (!stopped) log.warn({ err: error }, "the listening connection broke");
    });
    next.on("end", () => {
      if (client === next) connectLater();
    });
    await next.connect();
    await next.query(channels.map((channel) => `LISTEN ${channel}`).join("; "));
    hear(undefined);
  }

  // A try that fails both throws and ends its client: if each began another, they would double every second.
  function connectLater(): void {
    if (stopped) return;
    waiting ??= setTimeout(() => {
      waiting = undefined;
      void tryConnect();
    }, reconnectMs).unref();
  }

  async function tryConnect(): Promise<void> {
    if (stopped) return;
    await connect().catch((error: unknown) => {
      log.warn({ err: error }, "cannot listen for changes yet");
      void client?.end().catch(() => undefined);
      connectLater();
    });
  }

  await tryConnect();
  return {
    async stop() {
      stopped = true;
      clearTimeout(waiting);
      await client?.end().catch(() => undefined);
    },
  };
}
