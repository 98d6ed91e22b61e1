import { useState } from "react";
import { isRefusal } from "#engine/refusal.ts";
import { thrownApiError } from "#web/client/apiError.ts";
import { serverNowMs } from "#web/clock/serverClock.ts";
import { noteTour } from "#web/help/tourMarks.ts";
import { beginPractice, type PracticeCase, playUntil, takeStep } from "../../domain/practice/practiceCase.ts";
import { type PracticeRole, practisers } from "../../domain/practice/practiceWorld.ts";
import { type Tour, tours } from "../../domain/practice/tours.ts";
import { findPractice, keepPractice, type KeptPractice } from "./practiceKept.ts";

/** A tour as its screen goes through it. */
export interface Practice {
  tour: Tour;
  /** The step one is at. */
  at: number;
  case: PracticeCase;
  /** Goes on from a step that is read. */
  next(): void;
  /** Lets the others do their part. */
  watch(): void;
  /** What becomes of the case by one's own step; throws what a server would say where the process refuses it. */
  take(action: string, taskId: number | undefined, input: unknown): PracticeCase;
  /** Goes on with what a step has made of the case. */
  took(next: PracticeCase): void;
  restart(): void;
}

const now = (): string => new Date(serverNowMs()).toISOString();

/** A role's tour, kept in this browser as far as somebody came; no server hears of it. */
export function usePractice(personId: string, role: PracticeRole, refusedSays: string): Practice {
  const tour: Tour = tours[role];
  const fresh = (): KeptPractice => ({ at: 0, case: beginPractice(tour.process, tour.begins, now()) });
  const [kept, setKept] = useState(() => findPractice(personId, role) ?? fresh());
  // Stories change with the program: whoever is past the end of theirs is at its end.
  const at = Math.min(kept.at, tour.steps.length - 1);
  const step = tour.steps[at];

  function go(next: KeptPractice): void {
    setKept(next);
    keepPractice(personId, role, next);
    if (next.at >= tour.steps.length - 1) noteTour(personId, "done");
  }

  return {
    tour,
    at,
    case: kept.case,
    next: () => go({ ...kept, at: at + 1 }),
    watch() {
      if (step?.step !== "watch") return;
      go({ at: at + 1, case: playUntil(kept.case, step.until, now()) });
    },
    take(action, taskId, input) {
      const taken = takeStep(kept.case, { actor: practisers[role], action, taskId, input }, now());
      if (isRefusal(taken)) {
        const { refused: code } = taken;
        throw thrownApiError({ kind: "refused", code, message: refusedSays, status: 409 });
      }
      return taken;
    },
    took: (next) => go({ at: at + 1, case: next }),
    restart() {
      keepPractice(personId, role, undefined);
      setKept(fresh());
    },
  };
}
