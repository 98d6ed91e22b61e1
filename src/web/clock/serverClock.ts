/**
 * The browser's own clock: the only place that reads it. Good enough to date a draft;
 * anything about a limit goes by {@link serverNowMs}.
 */
export function browserNow(): Date {
  return new Date(Date.now());
}

/** The same in milliseconds, to take the time between two moments here. */
export function browserNowMs(): number {
  return Date.now();
}

let offsetMs = 0;
let bestRoundTripMs = Number.POSITIVE_INFINITY;

/**
 * How far the server's clock is from ours, told from one answer: its `Date` header has whole seconds, so half
 * a second is added, and it was written about half-way between asking and hearing.
 */
export function offsetFrom(answer: {
  serverDate: string;
  askedAtMs: number;
  heardAtMs: number;
}): number | undefined {
  const serverMs = Date.parse(answer.serverDate);
  if (Number.isNaN(serverMs)) return undefined;
  return serverMs + 500 - (answer.askedAtMs + answer.heardAtMs) / 2;
}

/** Takes the server's time from an answer; the quickest answer so far, or a clear jump, decides. */
export function learnServerClock(answer: { serverDate: string; askedAtMs: number; heardAtMs: number }): void {
  const offset = offsetFrom(answer);
  if (offset === undefined) return;
  const roundTripMs = answer.heardAtMs - answer.askedAtMs;
  // A laptop that slept, or a clock somebody set, shows as a jump that no slow answer explains.
  const jumped = Math.abs(offset - offsetMs) > roundTripMs + 2_000;
  if (!jumped && roundTripMs > bestRoundTripMs) return;
  bestRoundTripMs = roundTripMs;
  offsetMs = offset;
}

/** Now, by the server's clock, in milliseconds since 1970. */
export function serverNowMs(): number {
  return Date.now() + offsetMs;
}
