import { useSyncExternalStore } from "react";

const healthPath = "/healthz";
const askAgainMs = 10_000;

/** Whether the last word from the network was an answer. */
let reachable = typeof navigator === "undefined" || navigator.onLine;
const listeners = new Set<() => void>();
let asking: ReturnType<typeof setInterval> | undefined;

/** Told by whoever just asked the server. */
export function noteReachable(now: boolean): void {
  if (reachable === now) return;
  reachable = now;
  keepAsking();
  for (const listener of listeners) listener();
}

/** Hears of every change, until the function it gives is called. */
export function watchReachable(listener: (reachable: boolean) => void): () => void {
  return subscribe(() => listener(reachable));
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    addEventListener("online", cameOnline);
    addEventListener("offline", wentOffline);
  }
  listeners.add(listener);
  keepAsking();
  return () => {
    listeners.delete(listener);
    keepAsking();
    if (listeners.size > 0) return;
    removeEventListener("online", cameOnline);
    removeEventListener("offline", wentOffline);
  };
}

/** A page that asks for nothing would believe for ever that the server is away: while it is, somebody asks. */
function keepAsking(): void {
  clearInterval(asking);
  asking = reachable || listeners.size === 0 ? undefined : setInterval(ask, askAgainMs);
}

function ask(): void {
  fetch(healthPath, { cache: "no-store" }).then(cameOnline, wentOffline);
}

function cameOnline(): void {
  noteReachable(true);
}

function wentOffline(): void {
  noteReachable(false);
}

/** Whether the server could be reached when last tried, and the device says it has a network. */
export function useReachable(): boolean {
  return useSyncExternalStore(subscribe, () => reachable);
}
