const dayMs = 86_400_000;
const beijingMs = 8 * 3_600_000;

/** How long a key may last. */
export const keyLasts = ["days90", "year", "day", "forever"] as const;

const days: Readonly<Record<string, number>> = { days90: 90, year: 365 };

/**
 * The instant a key ends: at the end of its last day in Beijing time, so that a form sent twice asks for the same;
 * undefined where it has none. `until` is YYYY-MM-DD.
 */
export function endOfKey(lasts: string, until: string, nowMs: number): string | undefined {
  const count = days[lasts];
  const last = count === undefined ? (lasts === "day" ? until : undefined) : dayOf(nowMs + count * dayMs);
  return last === undefined ? undefined : new Date(Date.parse(`${last}T16:00:00Z`)).toISOString();
}

/** The first day that a key may end on: today. */
export function earliestDay(nowMs: number): string {
  return dayOf(nowMs);
}

function dayOf(ms: number): string {
  return new Date(ms + beijingMs).toISOString().slice(0, 10);
}
