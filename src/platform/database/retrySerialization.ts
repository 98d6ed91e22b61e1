import { setTimeout as wait } from "node:timers/promises";

/** serialization_failure, deadlock_detected: PostgreSQL undid the transaction, and asks to be asked again. */
const retryableCodes = new Set(["40001", "40P01"]);

const defaultAttempts = 5;
const firstDelayMs = 5;

function isRetryable(error: unknown): boolean {
  return retryableCodes.has((error as { code?: string } | undefined)?.code ?? "");
}

/** Runs a whole transaction again, a few times, when it lost against another one. */
export async function retrySerialization<Result>(
  run: () => Promise<Result>,
  attempts: number = defaultAttempts,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= attempts || !isRetryable(error)) throw error;
      await wait(firstDelayMs * 2 ** (attempt - 1));
    }
  }
}
