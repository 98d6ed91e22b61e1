import { useSyncExternalStore } from "react";
import { serverNowMs } from "./serverClock.ts";

const tickMs = 30_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let nowMs = serverNowMs();

function tick(): void {
  nowMs = serverNowMs();
  for (const listener of listeners) listener();
}

function tickWhenSeen(): void {
  if (document.visibilityState === "visible") tick();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    nowMs = serverNowMs();
    timer = setInterval(tick, tickMs);
    document.addEventListener("visibilitychange", tickWhenSeen);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    document.removeEventListener("visibilitychange", tickWhenSeen);
  };
}

/** The server's now in milliseconds, renewed every 30 seconds by one timer for all clocks on the page. */
export function useServerNow(): number {
  return useSyncExternalStore(subscribe, () => nowMs);
}
