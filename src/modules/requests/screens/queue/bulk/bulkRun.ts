import type { KeptText } from "#web/draft/browserStorage.ts";
import { type ApiError, asApiError } from "#web/client/apiError.ts";
import { sendIntention } from "#web/client/intention.ts";
import type { BulkAct } from "./bulkActs.ts";
import type { PlannedStep } from "./planBulk.ts";

/** Where one step stands. `refused` did nothing; of `unknown` nobody knows, and it is sent again with its key. */
export type StepStanding =
  | { is: "waiting" | "sending" | "done" }
  | { is: "refused" | "unknown"; says: string };

/** One step with the key it is sent with, however often. */
export interface RunStep extends PlannedStep {
  key: string;
  standing: StepStanding;
}

/** An act on several cases under way. */
export interface BulkRun {
  act: BulkAct;
  steps: RunStep[];
}

/** Where a person's run in one of their posts is kept. */
export interface RunPlace {
  storage: KeptText;
  personId: string;
  postId: string;
}

const prefix = "shiliu.bulk:";
const atOnce = 2;

function nameOf({ personId, postId }: RunPlace): string {
  return `${prefix}${personId}:${postId}`;
}

/** A run of these steps, none of them sent. */
export function newRun(act: BulkAct, steps: readonly PlannedStep[], makeKey: () => string): BulkRun {
  // The first words of a request are not kept in the browser: its number names it.
  return {
    act,
    steps: steps.map(({ summary: _words, ...step }) => ({
      ...step,
      key: makeKey(),
      standing: { is: "waiting" },
    })),
  };
}

/** Keeps a run where a reload finds it, with the keys it was begun with. */
export function keepRun(place: RunPlace, run: BulkRun | undefined): void {
  if (run) place.storage.setItem(nameOf(place), JSON.stringify(run));
  else place.storage.removeItem(nameOf(place));
}

/** A run that an earlier visit left; what was being sent then may or may not have been done. */
export function findKeptRun(place: RunPlace): BulkRun | undefined {
  const text = place.storage.getItem(nameOf(place));
  if (text === null) return undefined;
  try {
    const run = JSON.parse(text) as BulkRun;
    if (!Array.isArray(run.steps)) return undefined;
    return {
      ...run,
      steps: run.steps.map((step) =>
        step.standing.is === "sending" ? { ...step, standing: { is: "unknown", says: "" } } : step,
      ),
    };
  } catch {
    return undefined;
  }
}

/** How many steps stand how. */
export function tallyOf({ steps }: BulkRun) {
  const of = (...standings: StepStanding["is"][]) =>
    steps.filter(({ standing }) => standings.includes(standing.is)).length;
  return {
    all: steps.length,
    done: of("done"),
    refused: of("refused"),
    open: of("waiting", "sending", "unknown"),
    unknown: of("unknown"),
  };
}

/** How a run is sent, and who is told of each change. */
export interface Running {
  send(step: RunStep): Promise<unknown>;
  sentence(error: ApiError): string;
  waitsMs: readonly number[];
  wait(ms: number): Promise<void>;
  /** Called with the whole run after every change; it is kept before anything is sent. */
  onChange(run: BulkRun): void;
  /** Asked before each step: no more are begun once it says so. */
  isStopped(): boolean;
}

/** Sends what of a run is not done: each step its own command with its own key, two at a time. */
export async function sendRun(begun: BulkRun, running: Running): Promise<BulkRun> {
  let run = begun;
  function stand(key: string, standing: StepStanding): void {
    run = { ...run, steps: run.steps.map((step) => (step.key === key ? { ...step, standing } : step)) };
    running.onChange(run);
  }
  const waiting = run.steps.filter(({ standing }) => standing.is !== "done" && standing.is !== "refused");
  async function sendNext(): Promise<void> {
    for (let step = waiting.shift(); step && !running.isStopped(); step = waiting.shift()) {
      stand(step.key, { is: "sending" });
      stand(step.key, await sendOne(step, running));
    }
  }
  await Promise.all(Array.from({ length: atOnce }, sendNext));
  return run;
}

async function sendOne(step: RunStep, { send, sentence, waitsMs, wait }: Running): Promise<StepStanding> {
  try {
    const outcome = await sendIntention({ key: step.key, send: () => send(step), waitsMs, wait });
    if (outcome.done) return { is: "done" };
    const says = sentence(outcome.error);
    return { is: outcome.error.kind === "refused" ? "refused" : "unknown", says };
  } catch (thrown) {
    return { is: "unknown", says: sentence(asApiError(thrown)) };
  }
}
