import { useEffect, useRef } from "react";
import { useReachable } from "#web/client/reachability.ts";
import { useLatest } from "#web/kit/useLatest.ts";

const askAgainMs = 15_000;

/** Sends what had no answer again by itself: every while, and at once when the network is back. */
export function useSendAgain(unanswered: boolean, send: () => void): void {
  const reachable = useReachable();
  const latest = useLatest(send);

  // The server may be away while the device believes to be online: only asking tells.
  useEffect(() => {
    if (!unanswered) return;
    const timer = setInterval(() => latest.current(), askAgainMs);
    return () => clearInterval(timer);
  }, [unanswered, latest]);

  const wasReachable = useRef(reachable);
  useEffect(() => {
    if (reachable && !wasReachable.current && unanswered) latest.current();
    wasReachable.current = reachable;
  }, [reachable, unanswered, latest]);
}
