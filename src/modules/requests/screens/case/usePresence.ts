import { useEffect, useRef, useState } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { apiJson, apiPath, commonHeaders } from "#web/client/apiFetch.ts";
import { newId } from "#web/client/newId.ts";
import { browserNowMs } from "#web/clock/serverClock.ts";
import { useLatest } from "#web/kit/useLatest.ts";
import type { ActName, PresentPerson } from "../../contract.ts";

interface Answer {
  others: PresentPerson[];
  renewInSeconds: number;
}

// Where the server does not answer: it is asked no more often than where nobody is there.
const againMs = 20_000;
/** Whoever has touched nothing for so long is no longer counted as looking. */
const idleMs = 10 * 60_000;
const signsOfLife = ["pointermove", "pointerdown", "keydown", "wheel", "touchmove"] as const;

/**
 * Says that this screen has a case open, and follows who else has. A screen that is out of sight says nothing, unless
 * something is being written on it; what goes wrong is of no consequence to anybody.
 */
export function usePresence(caseId: string, writing: ActName | undefined): readonly PresentPerson[] {
  const [screenId] = useState(newId);
  const [others, setOthers] = useState<readonly PresentPerson[]>([]);
  const act = useLatest(writing);
  const say = useRef<() => void>(undefined);
  const path = `/requests/${encodeURIComponent(caseId)}/presence/${screenId}`;

  useEffect(() => {
    const beat = startBeat(
      () => document.visibilityState === "visible" || act.current !== undefined,
      async () => {
        const found = await renew(path, act.current);
        setOthers((before) => (isSame(before, found.others) ? before : found.others));
        return found.againInMs;
      },
    );
    const leave = () => endLease(path);
    say.current = beat.now;
    document.addEventListener("visibilitychange", beat.now);
    addEventListener("pagehide", leave);
    for (const sign of signsOfLife) addEventListener(sign, beat.alive, { passive: true });
    return () => {
      beat.stop();
      document.removeEventListener("visibilitychange", beat.now);
      removeEventListener("pagehide", leave);
      for (const sign of signsOfLife) removeEventListener(sign, beat.alive);
      leave();
    };
  }, [path, act]);

  const said = useRef(writing);
  useEffect(() => {
    if (said.current === writing) return;
    said.current = writing;
    say.current?.();
  }, [writing]);

  return others;
}

interface Beat {
  /** Speaks at once, and goes on from there. */
  now(): void;
  /** Somebody is at the screen. */
  alive(): void;
  stop(): void;
}

/** Speaks now and after each time that speaking gives; rests while there is nobody to speak for. */
function startBeat(hasReason: () => boolean, speak: () => Promise<number | undefined>): Beat {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  let stopped = false;
  let resting = false;
  let aliveMs = browserNowMs();

  async function takeTurn(): Promise<void> {
    clearTimeout(timer);
    resting = browserNowMs() - aliveMs > idleMs;
    if (stopped || resting || !hasReason()) return;
    turn += 1;
    const own = turn;
    const inMs = await speak();
    // Somebody began to write meanwhile: that was said since, and has a time of its own.
    if (!stopped && own === turn && inMs !== undefined) timer = setTimeout(now, inMs);
  }

  function now(): void {
    void takeTurn();
  }

  now();
  return {
    now,
    alive() {
      aliveMs = browserNowMs();
      if (resting) now();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

async function renew(
  path: string,
  writing: ActName | undefined,
): Promise<{ others: readonly PresentPerson[]; againInMs: number | undefined }> {
  try {
    const body = JSON.stringify({ writing });
    const headers = { "content-type": "application/json" };
    const { others, renewInSeconds } = await apiJson<Answer>(path, { method: "PUT", headers, body });
    return { others, againInMs: renewInSeconds * 1_000 };
  } catch (thrown) {
    // Where it is refused: signed out, or no longer theirs to see.
    return { others: [], againInMs: asApiError(thrown).kind === "refused" ? undefined : againMs };
  }
}

function endLease(path: string): void {
  // The page may be gone before an answer comes.
  const gone = { method: "DELETE", keepalive: true, headers: commonHeaders() };
  void fetch(apiPath + path, gone).catch(() => undefined);
}

function isSame(one: readonly PresentPerson[], other: readonly PresentPerson[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
