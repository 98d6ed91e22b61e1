/** Hours of the day in which nobody is woken: minutes since midnight in the installation's zone. */
export interface QuietHours {
  fromMinute: number;
  untilMinute: number;
}

const minuteMs = 60_000;
const dayMinutes = 24 * 60;
// China has one time, and no summer time.
const offsetMinutes = 8 * 60;

/** When the quiet hours that `now` lies in end; `undefined` where it lies in none. */
export function quietUntil(hours: QuietHours | undefined, now: Date): Date | undefined {
  if (!hours) return undefined;
  const localMinutes = now.getTime() / minuteMs + offsetMinutes;
  const minute = ((localMinutes % dayMinutes) + dayMinutes) % dayMinutes;
  const { fromMinute, untilMinute } = hours;
  const overMidnight = fromMinute > untilMinute;
  const quiet = overMidnight
    ? minute >= fromMinute || minute < untilMinute
    : minute >= fromMinute && minute < untilMinute;
  if (!quiet) return undefined;
  const left = (untilMinute - minute + dayMinutes) % dayMinutes;
  return new Date(now.getTime() + left * minuteMs);
}

/** A time of day as a form says it: `22:30`. */
export function timeOf(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

/** The minute of the day that a time names. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/** When a message may go that is to go at `at`. */
export function sendAt(hours: QuietHours | undefined, at: Date, urgent: boolean): Date {
  return urgent ? at : (quietUntil(hours, at) ?? at);
}
