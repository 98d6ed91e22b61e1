import { type Case, factText } from "#engine/case.ts";
import type { Clock } from "#engine/clock.ts";
import type { Instant } from "#engine/instant.ts";

/** The moment that the limit of a case never passes, whatever its kind: the due time of the case it was split from. */
export function limitNotAfter(state: Case): string | undefined {
  return factText(state, "limitNotAfter");
}

/** The same, as long as it is ahead: what is handled anew after it has passed runs on its own limit. */
export function limitAhead(state: Case, now: Instant): Instant | undefined {
  const latest = limitNotAfter(state);
  return latest !== undefined && latest > now ? latest : undefined;
}

/** The same for a clock that runs: it keeps to that moment, though it has passed, unless it began only afterwards. */
export function limitOver(state: Case, { startedAt }: Pick<Clock, "startedAt">): Instant | undefined {
  const latest = limitNotAfter(state);
  return latest !== undefined && startedAt < latest ? latest : undefined;
}
