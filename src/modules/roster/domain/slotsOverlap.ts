import type { Slot } from "./patterns.ts";

const dayMinutes = 1_440;
const weekMinutes = 7 * dayMinutes;

/** Whether two shifts of a weekly pattern share time; Sunday night reaches into Monday. */
export function slotsOverlap(slots: readonly Slot[]): boolean {
  const spans = slots
    .map(({ weekday, fromMinute, untilMinute }) => {
      const from = (weekday - 1) * dayMinutes + fromMinute;
      const length = (untilMinute > fromMinute ? 0 : dayMinutes) + untilMinute - fromMinute;
      return { from, until: from + length };
    })
    .toSorted((one, other) => one.from - other.from);
  return spans.some(({ until }, index) => {
    const next = spans[index + 1];
    if (next) return until > next.from;
    return spans[0] !== undefined && until > spans[0].from + weekMinutes;
  });
}
