/** What the screen shows of the live connection. */
export type LiveState = "live" | "reconnecting" | "offline";

/**
 * One message of the server's stream: a change, with the cursor from where to go on after a break; or that there is
 * something new for whoever listens.
 */
export type LiveMessage = { cursor: string; caseId?: string } | { forYou: true };

/** What a stream tells whoever listens to it. */
export interface StreamListener {
  onOpen(): void;
  onData(data: string): void;
  onBreak(): void;
}

/** What a connection needs from around it. */
export interface LiveOptions {
  /** The address to listen at, from a cursor on. */
  urlFrom(cursor: string | undefined): string;
  /** Opens a stream and gives the way to close it. */
  open(url: string, listener: StreamListener): () => void;
  onMessage(message: LiveMessage): void;
  onState(state: LiveState): void;
  /** Runs `action` later and gives a way to call it off. */
  later(action: () => void, ms: number): () => void;
  /** From 0 to 1; spreads reconnections so that a restarted server is not stormed. */
  chance(): number;
}

/** A running connection. */
export interface LiveConnection {
  /** Tries again at once: the network is back, or somebody pressed the button. */
  reconnect(): void;
  close(): void;
}

const offlineAfterFailures = 3;
const longestWaitMs = 30_000;

/** How long to wait before attempt number `failures`: doubling from a second, half of it by chance. */
export function waitBefore(failures: number, chance: number): number {
  const fullMs = Math.min(longestWaitMs, 1_000 * 2 ** (failures - 1));
  return fullMs / 2 + (fullMs / 2) * chance;
}

/** Listens for changes, comes back by itself after a break, and goes on from the last cursor seen. */
export function connectLive(options: LiveOptions): LiveConnection {
  let cursor: string | undefined;
  let shut: (() => void) | undefined;
  let callOff: (() => void) | undefined;
  let failures = 0;

  const listener: StreamListener = {
    onOpen() {
      failures = 0;
      options.onState("live");
    },
    onData(data) {
      const message = readMessage(data);
      if (!message) return;
      if ("cursor" in message) ({ cursor } = message);
      options.onMessage(message);
    },
    // A browser would retry the first address by itself, with the cursor it started from: we go on from ours.
    onBreak() {
      close();
      failures += 1;
      options.onState(failures >= offlineAfterFailures ? "offline" : "reconnecting");
      callOff = options.later(open, waitBefore(failures, options.chance()));
    },
  };

  function open(): void {
    callOff = undefined;
    shut = options.open(options.urlFrom(cursor), listener);
  }

  function close(): void {
    callOff?.();
    shut?.();
    callOff = shut = undefined;
  }

  function reconnect(): void {
    close();
    options.onState("reconnecting");
    open();
  }

  reconnect();
  return { reconnect, close };
}

function readMessage(data: string): LiveMessage | undefined {
  try {
    const parsed: unknown = JSON.parse(data);
    if (typeof parsed !== "object" || parsed === null) return undefined;
    if ("forYou" in parsed) return { forYou: true };
    if (!("cursor" in parsed)) return undefined;
    const cursor = String(parsed.cursor);
    return "caseId" in parsed && typeof parsed.caseId === "string"
      ? { cursor, caseId: parsed.caseId }
      : { cursor };
  } catch {
    return undefined;
  }
}
