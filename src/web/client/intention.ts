import type { KeptText } from "#web/draft/browserStorage.ts";
import { type ApiError, asApiError } from "./apiError.ts";

const prefix = "shiliu.intention:";

/** What became of a command. Only the server's own word makes it `done`. */
export type CommandOutcome<Output> = { done: true; output: Output } | { done: false; error: ApiError };

/** How a command is sent: with one key, again after each of `waitsMs` while no answer comes. */
export interface Sending<Output> {
  send(idempotencyKey: string): Promise<Output>;
  key: string;
  waitsMs: readonly number[];
  wait(ms: number): Promise<void>;
  onRetry?(attempt: number): void;
}

/** Sends until there is an answer or the waits are used up; always with the same key, so that it takes effect once. */
export async function sendIntention<Output>(sending: Sending<Output>): Promise<CommandOutcome<Output>> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return { done: true, output: await sending.send(sending.key) };
    } catch (thrown) {
      const error = asApiError(thrown);
      const waitMs = sending.waitsMs[attempt];
      if (error.kind !== "unreachable" || waitMs === undefined) return { done: false, error };
      sending.onRetry?.(attempt + 1);
      await sending.wait(waitMs);
    }
  }
}

/** The key of an intention: kept in the browser until its outcome is known, so a reload sends the same one. */
export function keyOfIntention(storage: KeptText, name: string, makeKey: () => string): string {
  const kept = storage.getItem(prefix + name);
  if (kept !== null) return kept;
  const made = makeKey();
  storage.setItem(prefix + name, made);
  return made;
}

/** Ends an intention whose outcome is known: done, or refused and so not done. The next one gets a key of its own. */
export function settleIntention(storage: KeptText, name: string, outcome: CommandOutcome<unknown>): void {
  if (outcome.done || outcome.error.kind === "refused") storage.removeItem(prefix + name);
}
