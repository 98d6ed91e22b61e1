import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { browserStorage } from "#web/draft/browserStorage.ts";
import { draftKeyOf, useDraftOwner } from "#web/draft/draftOwner.ts";
import { useLatest } from "#web/kit/useLatest.ts";
import type { ApiError } from "./apiError.ts";
import { type CommandOutcome, keyOfIntention, sendIntention, settleIntention } from "./intention.ts";
import { newId } from "./newId.ts";

const waitsMs = [1_000, 3_000, 8_000];

/** Where a command stands. There is no optimistic `done`: it means that the server said so. */
export type CommandState =
  | { step: "idle" }
  | { step: "sending" }
  | { step: "retrying"; attempt: number }
  | { step: "failed"; error: ApiError }
  | { step: "done" };

/** Whether nobody knows what became of it: no answer came, or the server failed on the way. */
export function isUnanswered(state: CommandState): boolean {
  return state.step === "failed" && state.error.kind !== "refused";
}

/** What {@link useCommand} is told. */
export interface CommandOptions<Input, Output> {
  /** Names the intention within this browser: `accept:${caseId}`. */
  name: string;
  send(input: Input, idempotencyKey: string): Promise<Output>;
  /** Called after the server said yes. */
  onDone?(output: Output, input: Input): void;
  /** Query keys whose answers this changes. */
  invalidates?: readonly QueryKey[];
}

/** A write as a screen uses it. */
export interface Command<Input, Output> {
  run(input: Input): Promise<CommandOutcome<Output>>;
  state: CommandState;
  /** Whether it is under way; a second `run` then joins the first. */
  busy: boolean;
  reset(): void;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A write with one idempotency key per intention: sent again unchanged while the network fails, never twice. */
export function useCommand<Input, Output>(options: CommandOptions<Input, Output>): Command<Input, Output> {
  const queries = useQueryClient();
  const [state, setState] = useState<CommandState>({ step: "idle" });
  const running = useRef<Promise<CommandOutcome<Output>>>(undefined);
  // Sent again by another person it would be another intention.
  const name = draftKeyOf(useDraftOwner(), options.name);
  const latest = useLatest({ ...options, name });

  const run = useCallback(
    (input: Input): Promise<CommandOutcome<Output>> => {
      running.current ??= perform(latest.current, input, setState)
        .then((outcome) => {
          if (!outcome.done) return outcome;
          for (const queryKey of latest.current.invalidates ?? [])
            void queries.invalidateQueries({ queryKey });
          latest.current.onDone?.(outcome.output, input);
          return outcome;
        })
        .finally(() => {
          running.current = undefined;
        });
      return running.current;
    },
    [queries, latest],
  );

  const reset = useCallback(() => setState({ step: "idle" }), []);
  return { run, state, busy: state.step === "sending" || state.step === "retrying", reset };
}

async function perform<Input, Output>(
  options: CommandOptions<Input, Output>,
  input: Input,
  setState: (state: CommandState) => void,
): Promise<CommandOutcome<Output>> {
  const storage = browserStorage();
  setState({ step: "sending" });
  const outcome = await sendIntention({
    key: keyOfIntention(storage, options.name, newId),
    send: (key) => options.send(input, key),
    waitsMs,
    wait: pause,
    onRetry: (attempt) => setState({ step: "retrying", attempt }),
  });
  settleIntention(storage, options.name, outcome);
  setState(outcome.done ? { step: "done" } : { step: "failed", error: outcome.error });
  return outcome;
}
