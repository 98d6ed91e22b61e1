import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { sentenceFor } from "#web/client/apiError.ts";
import { newId } from "#web/client/newId.ts";
import { browserStorage } from "#web/draft/browserStorage.ts";
import { useSession } from "#web/session/session.ts";
import { useWords } from "#web/words/useWords.ts";
import { actOnCase } from "../../calls/requestCalls.ts";
import type { BulkAct } from "./bulkActs.ts";
import { type BulkRun, findKeptRun, keepRun, newRun, type RunPlace, sendRun, tallyOf } from "./bulkRun.ts";
import type { PlannedStep } from "./planBulk.ts";

const waitsMs = [1_000, 3_000];

/** A run over several cases as a screen follows it. */
export interface FollowedRun {
  run: BulkRun | undefined;
  busy: boolean;
  begin(act: BulkAct, steps: readonly PlannedStep[]): void;
  /** Sends what is not done yet: what waits, and what nobody knows of, with the keys they had. */
  goOn(): void;
  /** Begins no more steps; those on their way are waited for. */
  stop(): void;
  /** The run has been read; what was not sent will not be. */
  close(): void;
}

/** The run of the person and post that are acted in: kept in the browser until it was read to its end. */
export function useBulkRun(): FollowedRun {
  const { person, post } = useSession();
  const place: RunPlace = { storage: browserStorage(), personId: person?.id ?? "", postId: post?.id ?? "" };
  const queries = useQueryClient();
  const shared = useWords();
  const [run, setRun] = useState(() => findKeptRun(place));
  const [busy, setBusy] = useState(false);
  const stopped = useRef(false);
  useLeaveWarning(busy);

  // Who leaves the screen stops beginning steps: nothing is done that nobody watches.
  useEffect(() => {
    stopped.current = false;
    return () => {
      stopped.current = true;
    };
  }, []);

  function send(next: BulkRun): void {
    stopped.current = false;
    keepRun(place, next);
    setRun(next);
    setBusy(true);
    void sendRun(next, {
      send: ({ caseId, action, taskId, version, key }) =>
        actOnCase(caseId, action, { taskId, expectedVersion: version, input: {} }, { idempotencyKey: key }),
      sentence: (error) => sentenceFor(error, shared),
      waitsMs,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      onChange(changed) {
        keepRun(place, changed);
        setRun(changed);
      },
      isStopped: () => stopped.current,
    }).finally(() => {
      setBusy(false);
      for (const key of ["queue", "case"]) void queries.invalidateQueries({ queryKey: [key] });
    });
  }

  return {
    run,
    busy,
    begin: (act, steps) => send(newRun(act, steps, newId)),
    goOn: () => run && tallyOf(run).open > 0 && send(run),
    stop() {
      stopped.current = true;
    },
    close() {
      keepRun(place, undefined);
      setRun(undefined);
    },
  };
}

/** The browser asks before a page is closed while steps are on their way. */
function useLeaveWarning(busy: boolean): void {
  useEffect(() => {
    if (!busy) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [busy]);
}
