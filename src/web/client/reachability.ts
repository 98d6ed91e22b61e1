import { useSyncExternalStore } from "react";

/** Whether the last word from the network was an answer. */
let reachable = typeof navigator === "undefined" || navigator.onLine;
const listeners = new Set<() => void>();

/** Told by whoever just asked the server. */
export function noteReachable(now: boolean): void {
  if (reachable === now) return;
  reachable = now;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    addEventListener("online", cameOnline);
    addEventListener("offline", wentOffline);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    removeEventListener("online", cameOnline);
    removeEventListener("offline", wentOffline);
  };
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
