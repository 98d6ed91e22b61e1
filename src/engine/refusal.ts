/** A defined "no": what was asked cannot be done, and the code says why. Not an exception. */
export interface Refusal<Code extends string = string> {
  readonly refused: Code;
  /** What the sentence for the code needs, and nothing personal. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Whether a result is a {@link Refusal}. */
export function isRefusal(result: unknown): result is Refusal {
  return typeof result === "object" && result !== null && "refused" in result;
}

/** Makes a {@link Refusal}. */
export function refuse<Code extends string>(
  refused: Code,
  details?: Readonly<Record<string, unknown>>,
): Refusal<Code> {
  return details === undefined ? { refused } : { refused, details };
}
