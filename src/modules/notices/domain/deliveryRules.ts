/** How messages are sent again. */
export const deliveryRules = {
  /** The first wait; each further one is twice as long. */
  firstWaitMs: 30_000,
  longestWaitMs: 30 * 60_000,
  /** A message that could not be sent for so long is a dead letter: a carrier may be down for a day and a night. */
  giveUpAfterMs: 48 * 3_600_000,
  /** How long a message is its taker's. */
  leaseMs: 300_000,
  /** How long of it a message may still be handed over: a carrier is waited for a hundred seconds at most. */
  handWithinMs: 180_000,
  /** Messages that one taker has in hand at a time. */
  batch: 20,
  /** How long settled messages are kept, as network logs are. */
  keepMs: 183 * 86_400_000,
} as const;

/** How long to wait after so many tries; a carrier that asks for longer is left alone for longer. */
export function waitAfter(tries: number, askedMs = 0): number {
  const { firstWaitMs, longestWaitMs } = deliveryRules;
  const wait = Math.min(firstWaitMs * 2 ** Math.max(0, Math.min(tries, 20) - 1), longestWaitMs);
  return Math.max(wait, askedMs);
}

/** Whether a message has been tried long enough. */
export function isGivenUp(dueSince: Date, now: Date): boolean {
  return now.getTime() - dueSince.getTime() >= deliveryRules.giveUpAfterMs;
}
